import type { Message } from '../../platform/index.js';

/** A paper that somebody signed. */
export interface SignedPaper {
  signedOn: string;
  document: string;
}

/** What a call says of the paper. */
export interface PaperInput {
  signedOn: string | null;
  document: string | null;
}

type Refused = { field: 'registration' | 'signedOn' | 'document'; message: Message };

/**
 * The paper that a consent is entered from; null where the person gives it. Nobody agrees for another: staff enter what
 * that person has signed.
 */
export function settlePaper(
  { isSelf, isStaff, today }: { isSelf: boolean; isStaff: boolean; today: string },
  { signedOn, document }: PaperInput,
): SignedPaper | null | Refused {
  const paper = document?.trim() ?? '';
  if (isSelf) {
    if (signedOn === null && document === null) return null;
    return { field: document === null ? 'signedOn' : 'document', message: ownNeedsNone };
  }
  if (!isStaff) return { field: 'registration', message: onlyOneself };
  if (paper === '') return { field: 'document', message: paperNeeded };
  if (signedOn === null) return { field: 'signedOn', message: paperNeeded };
  return signedOn > today ? { field: 'signedOn', message: notYet } : { signedOn, document: paper };
}

/** Nobody agrees for another. */
export const onlyOneself: Message = {
  en: 'People agree for themselves. Staff of the event enter a consent on paper with its date and document.',
  ru: 'Согласие каждый даёт сам. Согласие на бумаге вносят организаторы, указав его дату и документ.',
};
const ownNeedsNone: Message = {
  en: 'What you agree to yourself needs no paper.',
  ru: 'Для собственного согласия документ не нужен.',
};
const paperNeeded: Message = {
  en: 'Say which paper the person has signed, and when.',
  ru: 'Укажите, какой документ подписан и когда.',
};
const notYet: Message = { en: 'This day lies in the future.', ru: 'Этот день ещё не наступил.' };
