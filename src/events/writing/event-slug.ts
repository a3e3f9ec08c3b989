import { type Texts, textIn } from '../../platform/index.js';

/** Room for the number that tells namesakes apart: addresses take 80 characters. */
const longest = 70;

/** The short name of an event for addresses: its title, preferably the English one, in Latin letters, with its year. */
export function slugOf(title: Texts, year: string): string {
  const words = inLatinLetters(textIn(title, 'en') ?? '')
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '' && word !== year);
  let slug = words.shift()?.slice(0, longest) ?? 'event';
  for (const word of words) {
    if (slug.length + 1 + word.length > longest) break;
    slug += `-${word}`;
  }
  return `${slug}-${year}`;
}

function inLatinLetters(text: string): string {
  const spelled = [...text.toLowerCase()].map((letter) => latin.get(letter) ?? letter).join('');
  // What is left of é once its accent has been taken off is e.
  return spelled.normalize('NFD').replaceAll(/\p{M}/gu, '');
}

/** Letters that decomposition does not turn into Latin ones, spelled as passports do. */
const spelling = `
  а=a б=b в=v г=g ґ=g ѓ=g ғ=gh д=d ђ=dj е=e ё=e є=ie ж=zh з=z ѕ=dz и=i і=i ї=i ӣ=i й=i ј=j к=k ќ=k қ=q л=l љ=lj м=m
  н=n њ=nj ң=ng о=o ө=o п=p р=r с=s т=t ћ=c у=u ў=u ӯ=u ү=u ұ=u ф=f х=kh ҳ=h һ=h ц=ts ч=ch џ=dz ҷ=j ш=sh щ=shch
  ъ=ie ы=y ь= э=e ә=a ю=iu я=ia ʼ= ’= '= ß=ss æ=ae ø=o œ=oe ł=l đ=d ð=d þ=th ı=i ə=e`;
const latin = new Map(
  spelling
    .trim()
    .split(/\s+/)
    .map((pair) => pair.split('=') as [string, string]),
);
