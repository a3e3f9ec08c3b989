const unitSeconds: readonly (readonly [RegExp, number])[] = [
  [/^(d|days?|tage?n?|j|jours?|д|дн|день|дня|дней)$/, 86_400],
  [/^(h|hrs?|hours?|std|stunden?|heures?|ч|час|часа|часов)$/, 3_600],
  [/^(m|mins?|minutes?|minuten?|м|мин|минута|минуты|минут)$/, 60],
  [/^(s|secs?|seconds?|sek|sekunden?|secondes?|с|сек|секунда|секунды|секунд)$/, 1],
];

/** What a bare number under a heading is, in seconds: minutes, unless it says otherwise. */
export function unitOf(heading: string): number {
  if (/sec|sek|сек/i.test(heading)) return 1;
  return /\((in )?(hours?|hrs?|std|stunden|heures?|ч|часы|часах)\.?\)/i.test(heading) ? 3_600 : 60;
}

/**
 * How long "62", "62 mins", "1h 2m 3s", "1 Std. 2 Min.", "1 ч 2 мин 3 с", "2 h 05" or "1:02:03" is; a bare number is so
 * many `unit`s. Null when it is no duration.
 */
export function secondsIn(text: string, unit = 60): number | null {
  if (text.length > longest) return null;
  const plain = text
    .toLowerCase()
    .replace(/^pt(?=\d)|^['’<~≈]\s*/, '')
    .trim();
  const clock = /^(\d{1,3}):([0-5]\d)(?::([0-5]\d)(?:[.,]\d+)?)?$/.exec(plain);
  if (clock) return Number(clock[1]) * 3_600 + Number(clock[2]) * 60 + Number(clock[3] ?? 0);
  const parts = [...plain.matchAll(/(\d+(?:[.,]\d+)?)\s*(\p{L}*)\.?(?:[\s,]+(?:(?:and|und|et|и)\s+)?)?/gu)];
  if (parts.length === 0 || parts.map(([part]) => part).join('') !== plain) return null;
  const seconds = parts.map(([, amount, word], index) => {
    const known = word ? unitSeconds.find(([words]) => words.test(word))?.[1] : index > 0 ? 60 : unit;
    return known ? Number(amount!.replace(',', '.')) * known : NaN;
  });
  const sum = seconds.reduce((one, other) => one + other, 0);
  return sum <= mostSeconds ? sum : null;
}

const longest = 60;
/** A week: no meeting is longer. */
export const mostSeconds = 604_800;
