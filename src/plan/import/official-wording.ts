import { type Change, changesBetween } from '../../audit/index.js';
import { Problems, type Texts } from '../../platform/index.js';
import { firstSentenceIn } from '../official-text/first-sentence.js';
import type { ReadPlan } from '../official-text/official-text.js';
import type { KeptItems, PlanContents } from './plan-contents.js';

/** The contents of a new plan that has no catalogue: headings and first sentences are its titles. */
export function contentsOf(read: ReadPlan, locale: string): PlanContents['areas'] {
  const firstSentence = firstSentenceIn(locale);
  const item = ({ code, text }: { code: string; text: string }) => ({
    code,
    title: { [locale]: firstSentence(text) },
    officialText: { [locale]: text },
  });
  return read.areas.map(({ code, title, actions }) => ({
    code,
    title: { [locale]: title },
    officialTitle: { [locale]: title },
    actions: actions.map((action) => ({ ...item(action), subActions: action.subActions.map(item) })),
  }));
}

/**
 * Holds the codes of a text against those of the plan that it belongs to.
 * @throws Problem BAD_INPUT naming each code that only one of them has, with its line where the text has it
 */
export function refuseOtherStructure(read: ReadPlan, kept: KeptItems): void {
  const found = [...read.areas, ...read.items].sort((one, other) => one.line - other.line);
  const foundCodes = new Set(found.map(({ code }) => code));
  const keptCodes = [...kept.areas, ...kept.actions].map(({ code }) => code);
  const known = new Set(keptCodes);

  const problems = new Problems();
  for (const { line, code } of found.filter((item) => !known.has(item.code))) {
    problems.add('input.text', {
      en: `Line ${line}: the plan has no ${code}.`,
      ru: `Строка ${line}: в плане нет ${code}.`,
    });
  }
  for (const code of keptCodes.filter((one) => !foundCodes.has(one))) {
    problems.add('input.text', {
      en: `The text lacks ${code}, which the plan has.`,
      ru: `В тексте нет ${code}, а в плане есть.`,
    });
  }
  problems.throwIfAny();
}

/**
 * The areas and actions whose wording in that language the text changes, as they are to be. A title of our own stays;
 * one that came from the official wording, or is missing in that language, follows the wording.
 */
export function reworded(read: ReadPlan, kept: KeptItems, locale: string): KeptItems {
  const headings = new Map(read.areas.map(({ code, title }) => [code, title]));
  const texts = new Map(read.items.map(({ code, text }) => [code, text]));
  const firstSentence = firstSentenceIn(locale);

  const areas = kept.areas.flatMap((area) => {
    const now = headings.get(area.code);
    const before = area.officialTitle[locale];
    if (now === undefined || now === before) return [];
    return [
      {
        ...area,
        title: followed(area.title, locale, before, now),
        officialTitle: { ...area.officialTitle, [locale]: now },
      },
    ];
  });
  const actions = kept.actions.flatMap((action) => {
    const now = texts.get(action.code);
    const before = action.officialText[locale];
    if (now === undefined || now === before) return [];
    const title = followed(action.title, locale, before && firstSentence(before), firstSentence(now));
    return [{ ...action, title, officialText: { ...action.officialText, [locale]: now } }];
  });
  return { areas, actions };
}

/** The title of an item whose official one is replaced. */
function followed(title: Texts, locale: string, before: string | undefined, now: string): Texts {
  return title[locale] === undefined || title[locale] === before ? { ...title, [locale]: now } : title;
}

/** What the audit trail keeps of items whose wording changes; `before` lacks those that are new. */
export function wordingChanges(read: ReadPlan, locale: string, before: KeptItems): Change[] {
  const heading = (code: string, title: string | undefined) => [`${code}.officialTitle.${locale}`, title];
  const wording = (code: string, text: string | undefined) => [`${code}.officialText.${locale}`, text];
  return changesBetween(
    Object.fromEntries([
      ...before.areas.map(({ code, officialTitle }) => heading(code, officialTitle[locale])),
      ...before.actions.map(({ code, officialText }) => wording(code, officialText[locale])),
    ]) as object,
    Object.fromEntries([
      ...read.areas.map(({ code, title }) => heading(code, title)),
      ...read.items.map(({ code, text }) => wording(code, text)),
    ]) as object,
  );
}
