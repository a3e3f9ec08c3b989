import { describe, expect, it } from '@jest/globals';
import { isCyrillic, searchKey, searchPatterns, searchText } from './transliteration.js';

describe('spellings that find each other', () => {
  it.each([
    ['Олена Коваленко', 'Olena Kovalenko'],
    ['Олена Коваленко', 'OLENA  KOVALENKO'],
    ['Коваленко', 'Covalenco'],
    ['Михаил Хрущёв', 'Mikhail Khrushchev'],
    ['Михайло', 'Mykhailo'],
    ['Ігор Григорович', 'Ihor Hryhorovych'],
    ['Игорь Григорьевич', 'Igor Grigorevich'],
    ['Мария', 'Marija'],
    ['Марія', 'Mariia'],
    ['Наталья', 'Natalya'],
    ['Юлия', 'Yulia'],
    ['Юлія', 'Iuliia'],
    ['Яна', 'Jana'],
    ['Людмила', 'Ludmila'],
    ['Людмила', 'Liudmyla'],
    ['Евгений', 'Yevgeny'],
    ['Євген', 'Yevhen'],
    ['Дмитрий', 'Dmitriy'],
    ['Дмитрий', 'Dmitry'],
    ['Ковальський', 'Kowalski'],
    ['Соловьёв', 'Soloviev'],
    ['Соловьев', 'Solovyov'],
    ['Пётр', 'Pyotr'],
    ['Александр', 'Aleksandr'],
    ['Алексей', 'Alexey'],
    ['Щербак', 'Shcherbak'],
    ['Щербак', 'Scherbak'],
    ['Щербак', 'Szczerbak'],
    ["Лук'яненко", 'Lukianenko'],
    ['Лук’яненко', 'Lukyanenko'],
    ['Цветков', 'Tsvetkov'],
    ['Първанов', 'Parvanov'],
    ['Йорданка', 'Iordanka'],
    ['Ђорђе Петровић', 'Đorđe Petrović'],
    ['Ђорђе Петровић', 'Djordje Petrovic'],
    ['Љиљана Њежић', 'Ljiljana Nježić'],
    ['Јелена', 'Jelena'],
    ['Елена', 'Yelena'],
    ['Даница', 'Danica'],
    ['Жанар', 'Zhanar'],
    ['Живко', 'Živko'],
    ['Әлия Қайратқызы', 'Aliya Qairatqyzy'],
    ['Әлия Қайратқызы', 'Aliia Kairatkyzy'],
    ['Шыңғыс', 'Shyngys'],
    ['Ғани', 'Gani'],
    ['Хачатрян', 'Khachatryan'],
    ['Əliyev', 'Aliyev'],
    ['Михай Чебан', 'Mihai Ceban'],
    ['Ткаченко-Іваненко', 'Tkachenko Ivanenko'],
    ['Müller', 'Мюллер'],
  ])('%s and %s', (one, other) => {
    expect(searchKey(one)).toBe(searchKey(other));
  });
});

describe('searchKey', () => {
  it.each([
    ['Олена', 'Елена'],
    ['Ivan', 'Ivana'],
    ['Петренко', 'Петров'],
    ['Marek', 'Marta'],
  ])('keeps %s and %s apart', (one, other) => {
    expect(searchKey(one)).not.toBe(searchKey(other));
  });

  it('drops quotation marks and keeps letters of other scripts', () => {
    expect(searchKey('«Лісова» გიორგი')).toBe('lisova გიორგი');
  });

  it('says nothing of a text without letters or digits', () => {
    expect(searchKey(' — % _ ')).toBe('');
  });
});

describe('searchText', () => {
  it.each([
    ['Müller Müller', 'muler muler'],
    ['Đorđe', 'derde dorde'],
    ['Семён Ёлкин', 'semen elkin iolkin'],
    [' — % ', ''],
  ])('of %j holds each spelling that is usual', (text, key) => expect(searchText(text)).toBe(key));

  it.each(['Müller', 'Muller', 'Mueller', 'Мюллер'])('finds Müller by %s', (term) =>
    expect(searchPatterns(term)).toEqual([`%${searchText('Müller')}%`]),
  );

  it('finds Đ by D', () => expect(searchPatterns('Đorđe')).toEqual(searchPatterns('Dorde')));
});

describe('searchPatterns', () => {
  it('asks for every word', () => expect(searchPatterns('Кова, олен')).toEqual(['%kova%', '%olen%']));

  it.each([null, undefined, '', '  '])('asks for nothing when the term is %p', (term) =>
    expect(searchPatterns(term)).toBeNull(),
  );

  it.each(['%', '_', '"'])('finds nothing by %s alone', (term) => {
    const patterns = searchPatterns(term);
    expect(patterns).toHaveLength(1);
    expect(patterns![0]).not.toMatch(/[%_]/);
  });
});

describe('isCyrillic', () => {
  it('tells scripts apart', () => {
    expect(isCyrillic('Їжак')).toBe(true);
    expect(isCyrillic('Jež')).toBe(false);
  });
});
