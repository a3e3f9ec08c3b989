import type { Language } from './language.js';

/**
 * The city, or the place, that a time zone is named after, as readers of the language know it; null for zones that are
 * no place's, such as `Etc/GMT+5`, whose name says the opposite of what it means.
 */
export function cityOf(timeZone: string, language: Language): string | null {
  if (placeless.test(timeZone)) return null;
  return language === 'en' ? placeInEnglish(timeZone) : (russianCities[timeZone] ?? placeInRussian(timeZone));
}

/** Zones that name an offset, or an abbreviation that several places share. */
const placeless =
  /^(Etc\/.+|SystemV\/.+|UTC|UCT|GMT([+-]?\d+)?|Greenwich|Universal|Zulu|Factory|[CEHMW][ES]T|[CEMP]ST\d[CEMP]DT)$/;

function placeInEnglish(timeZone: string): string {
  const known = englishPlaces[timeZone];
  if (known) return known;
  // Older names, US/Eastern or Turkey, stand for zones that are called after a city.
  const isOlder = !timeZone.includes('/') || /^(Brazil|Canada|Chile|Mexico|US)\//.test(timeZone);
  const canonical = isOlder ? new Intl.DateTimeFormat('en', { timeZone }).resolvedOptions().timeZone : timeZone;
  return englishPlaces[canonical] ?? canonical.slice(canonical.lastIndexOf('/') + 1).replaceAll('_', ' ');
}

/** CLDR's own name of the zone's place: its country, or the city where a country has several zones. */
function placeInRussian(timeZone: string): string {
  const format = new Intl.DateTimeFormat('ru', { timeZone, timeZoneName: 'shortGeneric' });
  const place = format.formatToParts().find(({ type }) => type === 'timeZoneName')?.value ?? '';
  return place === '' || /^(GMT|UTC)/.test(place) ? placeInEnglish(timeZone) : place;
}

/** Places whose zone has an older name, another spelling, or a part of the place's name alone. */
const englishPlaces: Readonly<Record<string, string>> = {
  'Africa/Asmera': 'Asmara',
  'Africa/El_Aaiun': 'Laayoune',
  'Africa/Sao_Tome': 'São Tomé',
  'America/Argentina/Tucuman': 'Tucumán',
  'America/Asuncion': 'Asunción',
  'America/Bogota': 'Bogotá',
  'America/Coral_Harbour': 'Atikokan',
  'America/Curacao': 'Curaçao',
  'America/Godthab': 'Nuuk',
  'America/Lower_Princes': 'Lower Prince’s Quarter',
  'America/Noronha': 'Fernando de Noronha',
  'America/North_Dakota/Center': 'Center, North Dakota',
  'America/Sao_Paulo': 'São Paulo',
  'Antarctica/DumontDUrville': 'Dumont d’Urville',
  'Asia/Calcutta': 'Kolkata',
  'Asia/Hovd': 'Khovd',
  'Asia/Katmandu': 'Kathmandu',
  'Asia/Rangoon': 'Yangon',
  'Asia/Saigon': 'Ho Chi Minh City',
  'Asia/Ho_Chi_Minh': 'Ho Chi Minh City',
  'Atlantic/Canary': 'Canary Islands',
  'Atlantic/Faeroe': 'Faroe Islands',
  'Atlantic/Faroe': 'Faroe Islands',
  'Europe/Busingen': 'Büsingen',
  'Europe/Kiev': 'Kyiv',
  'Europe/Tirane': 'Tirana',
  'Europe/Vatican': 'Vatican City',
  'Europe/Uzhgorod': 'Uzhhorod',
  'Europe/Zaporozhye': 'Zaporizhzhia',
  'Indian/Chagos': 'Chagos Islands',
  'Indian/Christmas': 'Christmas Island',
  'Indian/Cocos': 'Cocos Islands',
  'Indian/Comoro': 'Comoros',
  'Indian/Mahe': 'Mahé',
  'Indian/Reunion': 'Réunion',
  'Pacific/Chatham': 'Chatham Islands',
  'Pacific/Easter': 'Easter Island',
  'Pacific/Enderbury': 'Kanton',
  'Pacific/Galapagos': 'Galápagos Islands',
  'Pacific/Gambier': 'Gambier Islands',
  'Pacific/Marquesas': 'Marquesas Islands',
  'Pacific/Midway': 'Midway Atoll',
  'Pacific/Norfolk': 'Norfolk Island',
  'Pacific/Pitcairn': 'Pitcairn Islands',
  'Pacific/Ponape': 'Pohnpei',
  'Pacific/Truk': 'Chuuk',
  'Pacific/Wake': 'Wake Island',
};

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
  'Asia/Calcutta': 'Калькутта',
  'Asia/Kolkata': 'Калькутта',
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
