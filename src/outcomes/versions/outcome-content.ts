import { isDeepStrictEqual } from 'node:util';
import { mergeTexts, type Problems, type Texts, valueRequired } from '../../platform/index.js';
import type { Audience, OutcomeInput, OutcomeKind, UpdateOutcomeInput } from '../../schema-types.js';
import { type EvidenceContent, settleEvidence } from '../evidence/evidence-content.js';
import { type FollowUpContent, settleFollowUp } from '../follow-ups/follow-up-content.js';
import { type ContributionContent, settleContributions } from '../indicators/contribution-content.js';
import { settleElements } from './identified-elements.js';
import { textsBeforeTranslation } from './translations.js';

/** Everything that a version says; actions, events and networks by id, states by code, days like "2025-09-23". */
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
  /** Ids of materials; changed by addMaterial and the like, not by updateOutcome. */
  documents: string[];
  evidence: EvidenceContent[];
  contributions: ContributionContent[];
  followUps: FollowUpContent[];
}

/** What the first input of an outcome is applied to. */
export function blankOutcome({ kind, date, audience = 'PUBLIC' }: OutcomeInput): OutcomeContent {
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

/** What an input makes of a version; `actions` are the ids of those it names. Adds what does not fit to `problems`. */
export function settleOutcome(
  before: OutcomeContent,
  input: UpdateOutcomeInput,
  actions: string[] | undefined,
  problems: Problems,
): OutcomeContent {
  for (const field of ['kind', 'date', 'audience', 'title', 'actions'] as const) {
    if (input[field] === null) problems.add(`input.${field}`, valueRequired);
  }
  if (input.actions?.length === 0) problems.add('input.actions', valueRequired);
  const title = mergeTexts(before.title, input.title);
  if (input.title !== null && Object.keys(title).length === 0) problems.add('input.title', valueRequired);
  return {
    kind: input.kind ?? before.kind,
    title,
    summary: input.summary === null ? {} : mergeTexts(before.summary, input.summary),
    date: input.date ?? before.date,
    audience: input.audience ?? before.audience,
    actions: actions ?? before.actions,
    events: settleList(before.events, input.events),
    networks: settleList(before.networks, input.networks),
    states: settleList(before.states, input.states),
    documents: before.documents,
    evidence: settleElements(before.evidence, input.evidence, 'input.evidence', problems, settleEvidence),
    contributions: settleContributions(before.contributions, input.contributions),
    followUps: settleElements(before.followUps, input.followUps, 'input.followUps', problems, settleFollowUp),
  };
}

/** Whether an edit does nothing but translate, which needs no new check. */
export function onlyAddsLanguages(before: OutcomeContent, after: OutcomeContent): boolean {
  const followUps = after.followUps.map((followUp, index) => ({
    ...followUp,
    title: textsBeforeTranslation(before.followUps[index]?.title, followUp.title),
  }));
  const title = textsBeforeTranslation(before.title, after.title);
  const summary = textsBeforeTranslation(before.summary, after.summary);
  return isDeepStrictEqual({ ...after, title, summary, followUps }, before);
}

const settleList = (before: string[], input: readonly string[] | null | undefined): string[] =>
  input === undefined ? before : [...(input ?? [])];
