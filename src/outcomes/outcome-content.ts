import { isDeepStrictEqual } from 'node:util';
import { type Message, mergeTexts, newId, type Problems, type Texts } from '../platform/index.js';
import type {
  Audience,
  EvidenceInput,
  FollowUpInput,
  OutcomeInput,
  OutcomeKind,
  UpdateOutcomeInput,
} from '../schema-types.js';
import { type ContributionContent, contributionsFrom } from './contributions.js';

export interface EvidenceContent {
  id: string;
  title: string;
  /** Exactly one of the three. */
  url: string | null;
  uploadId: string | null;
  materialId: string | null;
  audience: Audience;
}

export interface FollowUpContent {
  id: string;
  title: Texts;
  ownerState: string | null;
  ownerOrganisationId: string | null;
  dueOn: string | null;
}

/** All that one version of an outcome says; actions, events and networks by id, states by code, days as "2025-09-23". */
export interface OutcomeContent {
  kind: OutcomeKind;
  title: Texts;
  summary: Texts;
  date: string;
  audience: Audience;
  actions: string[];
  events: string[];
  networks: string[];
  states: string[];
  /** Materials of the outcome; addMaterial and its like change them. */
  documents: string[];
  evidence: EvidenceContent[];
  contributions: ContributionContent[];
  followUps: FollowUpContent[];
}

/** An outcome that says nothing yet, for its first input to be written into. */
export function blank({ kind, date, audience = 'PUBLIC' }: OutcomeInput): OutcomeContent {
  return {
    kind,
    date,
    audience,
    title: {},
    summary: {},
    actions: [],
    events: [],
    networks: [],
    states: [],
    documents: [],
    evidence: [],
    contributions: [],
    followUps: [],
  };
}

/** What an input makes of a version; `actions` are the ids of those that it names. Adds whatever does not fit to `problems`. */
export function edited(
  before: OutcomeContent,
  input: UpdateOutcomeInput,
  actions: string[] | undefined,
  problems: Problems,
): OutcomeContent {
  for (const field of ['kind', 'date', 'audience', 'title', 'actions'] as const) {
    if (input[field] === null) problems.add(`input.${field}`, required);
  }
  if (input.actions?.length === 0) problems.add('input.actions', required);
  const title = mergeTexts(before.title, input.title);
  if (input.title !== null && Object.keys(title).length === 0) problems.add('input.title', required);
  return {
    kind: input.kind ?? before.kind,
    title,
    summary: input.summary === null ? {} : mergeTexts(before.summary, input.summary),
    date: input.date ?? before.date,
    audience: input.audience ?? before.audience,
    actions: actions ?? before.actions,
    events: listed(input.events, before.events),
    networks: listed(input.networks, before.networks),
    states: listed(input.states, before.states),
    documents: before.documents,
    evidence: elements(input.evidence, before.evidence, 'input.evidence', problems, evidenceFrom),
    contributions: contributionsFrom(input.contributions, before.contributions),
    followUps: elements(input.followUps, before.followUps, 'input.followUps', problems, followUpFrom),
  };
}

/** Field by field what differs, as the audit trail keeps it. */
export function differences(
  before: OutcomeContent,
  after: OutcomeContent,
): { field: string; from: unknown; to: unknown }[] {
  const fields = Object.keys(after) as (keyof OutcomeContent)[];
  return fields
    .filter((field) => !isDeepStrictEqual(before[field], after[field]))
    .map((field) => ({ field, from: before[field], to: after[field] }));
}

/** Whether the edit only says in another language what is said already: that needs no new check. */
export function onlyAddsLanguages(before: OutcomeContent, after: OutcomeContent): boolean {
  const followUps = after.followUps.map((followUp, index) => ({
    ...followUp,
    title: kept(before.followUps[index]?.title, followUp.title),
  }));
  return isDeepStrictEqual(
    { ...after, title: kept(before.title, after.title), summary: kept(before.summary, after.summary), followUps },
    before,
  );
}

const required: Message = { en: 'A value is required here.', ru: 'Здесь требуется значение.' };
const foreign: Message = {
  en: 'This outcome has nothing with this id.',
  ru: 'У этого результата нет элемента с таким идентификатором.',
};
const oneSource: Message = {
  en: 'Give exactly one of url, upload and material.',
  ru: 'Укажите одно из трёх: url, upload или material.',
};
const twice: Message = { en: 'This id is given twice.', ru: 'Этот идентификатор указан дважды.' };
const oneOwner: Message = {
  en: 'Give one owner: a state or an organisation.',
  ru: 'Укажите одного исполнителя: государство или организацию.',
};

const listed = (input: readonly string[] | null | undefined, before: string[]): string[] =>
  input === undefined ? before : [...(input ?? [])];

/** The texts before, where those after only add languages to them; a first text is no translation. */
export function kept(before: Texts | undefined, after: Texts): Texts {
  const languages = Object.keys(before ?? {});
  return before && languages.length > 0 && languages.every((language) => after[language] === before[language])
    ? before
    : after;
}

/** A list replaces the list; an element that comes with its id stays that element. */
function elements<Input extends { id?: string | null | undefined }, Element extends { id: string }>(
  input: readonly Input[] | null | undefined,
  before: Element[],
  field: string,
  problems: Problems,
  make: (input: Input, before: Element | undefined, field: string, problems: Problems) => Element,
): Element[] {
  if (input === undefined) return before;
  const known = new Map(before.map((element) => [element.id, element]));
  const met = new Set<string>();
  return (input ?? []).map((element, index) => {
    const place = `${field}.${index}`;
    if (element.id != null) {
      if (!known.has(element.id)) problems.add(`${place}.id`, foreign);
      else if (met.has(element.id)) problems.add(`${place}.id`, twice);
      met.add(element.id);
    }
    return make(element, element.id == null ? undefined : known.get(element.id), place, problems);
  });
}

function evidenceFrom(
  input: EvidenceInput,
  before: EvidenceContent | undefined,
  field: string,
  problems: Problems,
): EvidenceContent {
  const { url, upload, material } = input;
  // What is given takes the place of whichever there was.
  const there = [url, upload, material].some((given) => given != null) ? undefined : before;
  const source = {
    url: url === undefined ? (there?.url ?? null) : url,
    uploadId: upload === undefined ? (there?.uploadId ?? null) : upload,
    materialId: material === undefined ? (there?.materialId ?? null) : material,
  };
  if (Object.values(source).filter((given) => given !== null).length !== 1) problems.add(`${field}.url`, oneSource);
  return { id: before?.id ?? newId(), title: input.title.trim(), ...source, audience: input.audience ?? 'ORGANISERS' };
}

function followUpFrom(
  input: FollowUpInput,
  before: FollowUpContent | undefined,
  field: string,
  problems: Problems,
): FollowUpContent {
  const title = mergeTexts(before?.title ?? {}, input.title);
  if (Object.keys(title).length === 0) problems.add(`${field}.title`, required);
  // A new owner of the one kind takes the place of one of the other kind that was not mentioned.
  const ownerState =
    input.ownerState ??
    (input.ownerState === undefined && input.ownerOrganisation == null ? before?.ownerState : null) ??
    null;
  const ownerOrganisationId =
    input.ownerOrganisation ??
    (input.ownerOrganisation === undefined && input.ownerState == null ? before?.ownerOrganisationId : null) ??
    null;
  if ((ownerState === null) === (ownerOrganisationId === null)) {
    problems.add(`${field}.${ownerState === null ? 'ownerState' : 'ownerOrganisation'}`, oneOwner);
  }
  const dueOn = input.dueOn === undefined ? before?.dueOn : input.dueOn;
  return { id: before?.id ?? newId(), title, ownerState, ownerOrganisationId, dueOn: dueOn ?? null };
}
