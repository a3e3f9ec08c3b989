import { type Message, mergeTexts, newId, type Problems, type Texts, valueRequired } from '../../platform/index.js';
import type { FollowUpInput } from '../../schema-types.js';

/** What a version of an outcome says about a follow-up; its status is not part of any version. */
export interface FollowUpContent {
  id: string;
  title: Texts;
  ownerState: string | null;
  ownerOrganisationId: string | null;
  dueOn: string | null;
}

/** What an input makes of a follow-up. Adds to `problems` unless a title and exactly one owner are left. */
export function settleFollowUp(
  before: FollowUpContent | undefined,
  input: FollowUpInput,
  field: string,
  problems: Problems,
): FollowUpContent {
  const title = mergeTexts(before?.title ?? {}, input.title);
  if (Object.keys(title).length === 0) problems.add(`${field}.title`, valueRequired);
  // A new owner of one kind replaces one of the other kind that the input does not mention.
  const ownerState =
    input.ownerState ??
    (input.ownerState === undefined && input.ownerOrganisation == null ? before?.ownerState : null) ??
    null;
  const ownerOrganisationId =
    input.ownerOrganisation ??
    (input.ownerOrganisation === undefined && input.ownerState == null ? before?.ownerOrganisationId : null) ??
    null;
  if ((ownerState === null) === (ownerOrganisationId === null))
    problems.add(`${field}.${ownerState === null ? 'ownerState' : 'ownerOrganisation'}`, oneOwner);
  const dueOn = input.dueOn === undefined ? before?.dueOn : input.dueOn;
  return { id: before?.id ?? newId(), title, ownerState, ownerOrganisationId, dueOn: dueOn ?? null };
}

const oneOwner: Message = {
  en: 'Give one owner: a state or an organisation.',
  ru: 'Укажите одного исполнителя: государство или организацию.',
};
