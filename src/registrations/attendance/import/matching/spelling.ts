import { folded, latinised } from '../../../../people/directory/transliteration.js';
import { bareName, wordsOf } from '../reading/name-words.js';

/**
 * Letters that are written as two where a keyboard lacks them, made one: Mueller and Müller, Oeystein and Øystein,
 * Djordje, Dorde and Đorđe.
 */
const written: readonly (readonly [RegExp, string])[] = [
  [/ß/g, 'ss'],
  [/œ|ø|ö|oe/g, 'o'],
  [/æ|ä|ae|å|aa|ə/g, 'a'],
  [/ü|ue/g, 'u'],
  [/đ|ð|dj/g, 'd'],
  [/þ|th/g, 't'],
  [/ł/g, 'l'],
  [/ı/g, 'i'],
];

/** The words of a name as they sound, whatever letters they are written in. */
export const soundsOf = (name: string): string[] => bareName(name).split(/\s+/).flatMap(soundOf);

/** Names of a file share most of their words. */
const known = new Map<string, string[]>();
const mostKnown = 50_000;

function soundOf(word: string): string[] {
  const found = known.get(word);
  if (found) return found;
  if (known.size >= mostKnown) known.clear();
  const sound = wordsOf(written.reduce((text, [from, to]) => text.replace(from, to), latinised(word))).map(folded);
  known.set(word, sound);
  return sound;
}
