import type { Language } from './language.js';

/** The city that a time zone is named after, as readers of the language know it. */
export function cityOf(timeZone: string, language: Language): string {
  const english = timeZone.slice(timeZone.lastIndexOf('/') + 1).replaceAll('_', ' ');
  if (language === 'en') return english;
  const place = russianCities[timeZone] ?? placeInRussian(timeZone);
  return /^(GMT|UTC)/.test(place) ? english : place;
}

/** CLDR's own name of the zone's place: its country, or the city where a country has several zones. */
function placeInRussian(timeZone: string): string {
  const format = new Intl.DateTimeFormat('ru', { timeZone, timeZoneName: 'shortGeneric' });
  return format.formatToParts().find(({ type }) => type === 'timeZoneName')?.value ?? '';
}

/**
 * Russian names of the cities after which the zones of Europe, the Caucasus and Central Asia are called: where Intl
 * can, it names the country instead.
 */
const russianCities: Readonly<Record<string, string>> = {
  'Asia/Almaty': 'Алматы',
  'Asia/Aqtau': 'Актау',
  'Asia/Aqtobe': 'Актобе',
  'Asia/Ashgabat': 'Ашхабад',
  'Asia/Atyrau': 'Атырау',
  'Asia/Baku': 'Баку',
  'Asia/Bishkek': 'Бишкек',
  'Asia/Dushanbe': 'Душанбе',
  'Asia/Nicosia': 'Никосия',
  'Asia/Oral': 'Уральск',
  'Asia/Qostanay': 'Костанай',
  'Asia/Qyzylorda': 'Кызылорда',
  'Asia/Samarkand': 'Самарканд',
  'Asia/Tashkent': 'Ташкент',
  'Asia/Tbilisi': 'Тбилиси',
  'Asia/Ulaanbaatar': 'Улан-Батор',
  'Asia/Yerevan': 'Ереван',
  'Atlantic/Reykjavik': 'Рейкьявик',
  'Europe/Amsterdam': 'Амстердам',
  'Europe/Athens': 'Афины',
  'Europe/Belgrade': 'Белград',
  'Europe/Berlin': 'Берлин',
  'Europe/Bratislava': 'Братислава',
  'Europe/Brussels': 'Брюссель',
  'Europe/Bucharest': 'Бухарест',
  'Europe/Budapest': 'Будапешт',
  'Europe/Chisinau': 'Кишинёв',
  'Europe/Copenhagen': 'Копенгаген',
  'Europe/Dublin': 'Дублин',
  'Europe/Helsinki': 'Хельсинки',
  'Europe/Istanbul': 'Стамбул',
  'Europe/Kiev': 'Киев',
  'Europe/Kyiv': 'Киев',
  'Europe/Lisbon': 'Лиссабон',
  'Europe/Ljubljana': 'Любляна',
  'Europe/London': 'Лондон',
  'Europe/Luxembourg': 'Люксембург',
  'Europe/Madrid': 'Мадрид',
  'Europe/Malta': 'Мальта',
  'Europe/Minsk': 'Минск',
  'Europe/Monaco': 'Монако',
  'Europe/Moscow': 'Москва',
  'Europe/Oslo': 'Осло',
  'Europe/Paris': 'Париж',
  'Europe/Podgorica': 'Подгорица',
  'Europe/Prague': 'Прага',
  'Europe/Riga': 'Рига',
  'Europe/Rome': 'Рим',
  'Europe/Sarajevo': 'Сараево',
  'Europe/Skopje': 'Скопье',
  'Europe/Sofia': 'София',
  'Europe/Stockholm': 'Стокгольм',
  'Europe/Tallinn': 'Таллинн',
  'Europe/Tirane': 'Тирана',
  'Europe/Vaduz': 'Вадуц',
  'Europe/Vienna': 'Вена',
  'Europe/Vilnius': 'Вильнюс',
  'Europe/Warsaw': 'Варшава',
  'Europe/Zagreb': 'Загреб',
  'Europe/Zurich': 'Цюрих',
};
