import fc from 'fast-check';
import type {
  AuditedEdition,
  AuditedLine,
  AuditedParticipation,
} from '../../../src/reports/disclosure/audit/audited-edition.js';

/** A world small enough to be solved: at most 6 actions in 3 areas, 8 states, 25 events. */
export interface SmallWorld {
  events: SmallEvent[];
  /** Of people: what they are called is their number. */
  genders: AuditedParticipation['gender'][];
}

interface SmallEvent {
  actions: number[];
  network: number | null;
  /** Month of two years. */
  month: number;
  format: 'ONLINE' | 'IN_PERSON' | 'HYBRID';
  parts: SmallPart[];
  scores: number[];
}

interface SmallPart {
  person: number;
  state: number | null;
  organisation: number | null;
  isInPerson: boolean;
}

const people = 30;

const part = fc.record({
  person: fc.nat({ max: people - 1 }),
  standsFor: fc.oneof(
    { weight: 6, arbitrary: fc.record({ state: fc.nat({ max: 7 }), organisation: fc.constant(null) }) },
    { weight: 2, arbitrary: fc.record({ state: fc.constant(null), organisation: fc.nat({ max: 3 }) }) },
    { weight: 1, arbitrary: fc.record({ state: fc.nat({ max: 7 }), organisation: fc.nat({ max: 3 }) }) },
    { weight: 1, arbitrary: fc.constant({ state: null, organisation: null }) },
  ),
  isInPerson: fc.boolean(),
});

const event: fc.Arbitrary<SmallEvent> = fc
  .record({
    actions: fc.uniqueArray(fc.nat({ max: 5 }), { minLength: 1, maxLength: 2 }),
    network: fc.option(fc.nat({ max: 1 })),
    month: fc.nat({ max: 23 }),
    format: fc.constantFrom('ONLINE' as const, 'IN_PERSON' as const, 'HYBRID' as const),
    parts: fc.uniqueArray(part, { minLength: 1, maxLength: 12, selector: ({ person }) => person }),
    scores: fc.array(fc.integer({ min: 1, max: 5 }), { maxLength: 12 }),
  })
  .map(({ parts, scores, format, ...facts }) => ({
    ...facts,
    format,
    scores: scores.slice(0, parts.length),
    parts: parts.map(({ person, standsFor, isInPerson }) => ({
      person,
      ...standsFor,
      isInPerson: format === 'HYBRID' ? isInPerson : format === 'IN_PERSON',
    })),
  }));

export const smallWorlds: fc.Arbitrary<SmallWorld> = fc.record({
  events: fc.array(event, { minLength: 1, maxLength: 25, size: 'max' }),
  genders: fc.array(
    fc.oneof(
      { weight: 5, arbitrary: fc.constant('women' as const) },
      { weight: 5, arbitrary: fc.constant('men' as const) },
      { weight: 1, arbitrary: fc.constant('otherOrNotStated' as const) },
    ),
    { minLength: people, maxLength: people },
  ),
});

const areaOf = (action: number): number => Math.floor(action / 2);
const organisationKindOf = (organisation: number): number => organisation % 2;

const lines: AuditedLine[] = [
  { key: 'total', kind: 'total' },
  ...[0, 1, 2].map((area): AuditedLine => ({ key: `area ${area}`, kind: 'area' })),
  ...[0, 1, 2, 3, 4, 5].map((action): AuditedLine => ({ key: `action ${action}`, kind: 'action' })),
  ...[0, 1].map((network): AuditedLine => ({ key: `network ${network}`, kind: 'network' })),
  ...[0, 1, 2, 3, 4, 5, 6, 7].map((state): AuditedLine => ({ key: `state ${state}`, kind: 'state' })),
  ...[0, 1, 2, 3].map((organisation): AuditedLine => ({ key: `organisation ${organisation}`, kind: 'organisation' })),
  ...[0, 1].map((kind): AuditedLine => ({ key: `kind ${kind}`, kind: 'organisationKind' })),
];

const keyOf = (name: string, number: number | null): string | null => (number === null ? null : `${name} ${number}`);

/** The edition of some months of a world, both included. */
export function editionOf({ events, genders }: SmallWorld, from = 0, to = 23): AuditedEdition {
  const held = [...events.entries()].filter(([, { month }]) => month >= from && month <= to);
  return {
    lines,
    events: held.map(([index, { actions, network, scores }]) => ({
      id: `event ${index}`,
      lines: [
        'total',
        ...new Set(actions.map((action) => `area ${areaOf(action)}`)),
        ...actions.map((action) => `action ${action}`),
        ...(network === null ? [] : [`network ${network}`]),
      ],
      answers: scores.length,
    })),
    participations: held.flatMap(([index, { parts }]) =>
      parts.map(({ person, state, organisation, isInPerson }) => ({
        id: `${index} ${person}`,
        eventId: `event ${index}`,
        memberId: `person ${person}`,
        state: keyOf('state', state),
        organisation: keyOf('organisation', organisation),
        organisationKind: keyOf('kind', organisation === null ? null : organisationKindOf(organisation)),
        isInPerson,
        gender: genders[person]!,
      })),
    ),
    hidden: null,
  };
}
