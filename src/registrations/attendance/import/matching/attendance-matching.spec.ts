import { describe, expect, it } from '@jest/globals';
import { type ConfirmedPerson, matching, type MatchReason } from './attendance-matching.js';

const person = (
  registrationId: string,
  givenNames: string,
  familyName: string,
  more: Partial<ConfirmedPerson> = {},
) => ({
  ...{ registrationId, givenNames, familyName, email: null, latinName: null },
  ...more,
});
const olena = person('olena', 'Олена', 'Коваленко «Лісова»', {
  email: 'olena@ministry.example',
  latinName: 'Olena Kovalenko Lisova',
});
const szabo = person('szabo', 'Bence', 'Szabó');
const dAlmeida = person('dalmeida', 'Inês', "d'Almeida");
const giorgi = person('giorgi', 'Giorgi', 'Lomidze', { email: 'Giorgi@mia.example' });
const otherGiorgi = person('otherGiorgi', 'Giorgi', 'Lomidze');
const jan = person('jan', 'Jan', 'Novak');
const ian = person('ian', 'Ian', 'Novac');

const found = (participants: ConfirmedPerson[], name: string, email: string | null = null, sharesAddress = false) =>
  matching(participants)({ name, email, sharesAddress });
const is = (registrationId: string) => ({ registrationId, candidates: [] });
const nobody = { registrationId: null, candidates: [] };
const proposed = (reason: MatchReason, ...ids: string[]) => ({
  registrationId: null,
  candidates: ids.map((registrationId) => ({ registrationId, reason })),
});

describe('somebody in a file is', () => {
  it.each([
    ['Олена Коваленко «Лісова»'],
    ['КОВАЛЕНКО "ЛІСОВА" ОЛЕНА'],
    ['Olena Kovalenko Lisova'],
    ['Lisova-Kovalenko, Olena (Guest)'],
    ['Front desk (Олена Коваленко-Лісова)'],
    ['Olena Kovalenko-Lisova [Ministry]'],
  ])('found as %s', (name) => {
    expect(found([szabo, olena, giorgi], name)).toEqual(is('olena'));
  });

  it('found without diacritics and apostrophes', () => {
    expect(found([szabo, dAlmeida], 'SZABO Bence')).toEqual(is('szabo'));
    expect(found([szabo, dAlmeida], 'Ines D’Almeida (host)')).toEqual(is('dalmeida'));
  });

  it('found by e-mail address, and by name where the address is unknown', () => {
    expect(found([olena, giorgi], 'iPhone', 'GIORGI@MIA.EXAMPLE')).toEqual(is('giorgi'));
    expect(found([olena, giorgi], 'Giorgi', 'giorgi@mia.example')).toEqual(is('giorgi'));
    expect(found([olena, giorgi], 'Giorgi Lomidze', 'private@mail.example')).toEqual(is('giorgi'));
  });

  it('never guessed where several have the name', () => {
    expect(found([giorgi, otherGiorgi], 'Lomidze Giorgi')).toEqual(proposed('NAME', 'giorgi', 'otherGiorgi'));
    expect(found([giorgi, otherGiorgi], 'Lomidze Giorgi', 'giorgi@mia.example')).toEqual(is('giorgi'));
  });

  it('who is written so, before who only sounds so', () => {
    expect(found([jan, ian], 'Jan Novak')).toEqual(is('jan'));
    expect(found([jan, ian], 'Ian Novac')).toEqual(is('ian'));
    expect(found([jan, ian], 'Ян Новак')).toEqual(proposed('NAME', 'jan', 'ian'));
  });

  it('never told by an address under which several came, nor by one that is of another name', () => {
    expect(found([olena, giorgi], 'Petro', 'giorgi@mia.example', true)).toEqual(proposed('ADDRESS', 'giorgi'));
    expect(found([olena, giorgi], 'Olena Kovalenko Lisova', 'giorgi@mia.example', true)).toEqual(is('olena'));
    expect(found([olena, giorgi], 'Giorgi Lomidze', 'giorgi@mia.example', true)).toEqual(is('giorgi'));
    expect(found([olena, giorgi], 'Olena Kovalenko Lisova', 'giorgi@mia.example').candidates).toEqual([
      { registrationId: 'olena', reason: 'NAME' },
      { registrationId: 'giorgi', reason: 'ADDRESS' },
    ]);
  });

  it.each([
    ['Mueller Hans', 'Hans', 'Müller'],
    ['Hans Müller', 'Hans', 'Mueller'],
    ['Oeystein Haaland', 'Øystein', 'Håland'],
    ['Dorde Petrovic', 'Đorđe', 'Petrović'],
    ['Djordje Petrovic', 'Đorđe', 'Petrović'],
    ['Lukasz Wojcik', 'Łukasz', 'Wójcik'],
    ['Strasse, Jorg', 'Jörg', 'Straße'],
    ['Yuriy Kovalenko', 'Yurii', 'Kovalenko'],
  ])('%s is proposed for %s %s, who is written otherwise', (name, givenNames, familyName) => {
    expect(found([szabo, person('other', givenNames, familyName)], name)).toEqual(proposed('SPELLING', 'other'));
  });

  it('proposed, not taken, where only a part of the name fits', () => {
    expect(found([olena, szabo], 'Olena Kovalenko')).toEqual(proposed('PART', 'olena'));
    expect(found([olena, szabo], 'Olena')).toEqual(proposed('ONE_WORD', 'olena'));
    expect(found([olena, szabo], 'Szabó B.')).toEqual(proposed('INITIALS', 'szabo'));
    expect(found([olena, szabo], 'Bence Horváth')).toEqual(nobody);
  });

  it('not proposed by one word that many bear', () => {
    const many = ['1', '2', '3', '4'].map((id) => person(id, 'Anna', `Kowalska ${id}`));
    expect(found(many, 'Anna')).toEqual(nobody);
    expect(found(many.slice(1), 'Anna')).toEqual(proposed('ONE_WORD', '2', '3', '4'));
  });

  it.each(['', '()', '(Guest)', '+43 1 581 44 56', '—', 'iPhone', "'; DROP TABLE member; --"])(
    'nobody as "%s"',
    (name) => {
      expect(found([olena, szabo, giorgi, otherGiorgi], name)).toEqual(nobody);
    },
  );

  it('nobody as a name without letters, even beside a person without any', () => {
    expect(found([person('blank', '—', '—')], '—')).toEqual(nobody);
  });
});
