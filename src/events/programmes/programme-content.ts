import { mergeTexts, type Problems, valueRequired } from '../../platform/index.js';
import type { UpdateProgrammeInput } from '../../schema-types.js';
import type { ProgrammeRow } from './programmes.queries.js';

/** What can be written of a programme. */
export type ProgrammeContent = Omit<ProgrammeRow, 'id' | 'version'>;

/** A programme before its input. */
export const noProgramme: ProgrammeContent = {
  slug: '',
  title: {},
  summary: {},
  leadStates: [],
  actionIds: [],
  startsOn: null,
  endsOn: null,
};

/** What a programme itself says, apart from what it refers to. */
type ProgrammeDetails = Omit<ProgrammeContent, 'leadStates' | 'actionIds'>;

/** The details that an input makes of those there are; what does not fit is added to `problems`. */
export function settleProgramme(
  before: ProgrammeDetails,
  input: UpdateProgrammeInput,
  problems: Problems,
): ProgrammeDetails {
  if (input.slug === null) problems.add('input.slug', valueRequired);
  const title = mergeTexts(before.title, input.title);
  if (input.title === null || Object.keys(title).length === 0) problems.add('input.title', valueRequired);
  const startsOn = input.startsOn === undefined ? before.startsOn : input.startsOn;
  const endsOn = input.endsOn === undefined ? before.endsOn : input.endsOn;
  if (startsOn && endsOn && endsOn < startsOn) {
    const message = { en: 'The last day is not before the first.', ru: 'Последний день не раньше первого.' };
    problems.add(input.endsOn ? 'input.endsOn' : 'input.startsOn', message);
  }
  const summary = input.summary === null ? {} : mergeTexts(before.summary, input.summary);
  return { slug: input.slug ?? before.slug, title, summary, startsOn, endsOn };
}

/** What the trail tells of a programme, by the names that fields have in its input. */
export const fieldsOf = ({
  slug,
  title,
  summary,
  leadStates,
  actionIds,
  startsOn,
  endsOn,
}: ProgrammeContent): object => ({ slug, title, summary, leadStates, actions: actionIds, startsOn, endsOn });
