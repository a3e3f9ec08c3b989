import { textIn } from '../../platform/index.js';
import type { OutcomeStatus } from '../../schema-types.js';
import { between, dayOf, daysAfter, dayText, earliest } from './calendar.js';
import type { GeneratedEvent } from './events.js';
import type { Ground } from './ground.js';
import { type GeneratedOrganisations, searchedIn, textsOf } from './people.js';
import { followUps, outcomeKinds } from './words.js';

/** The way to each status from the first draft. */
const waysTo: Readonly<Record<OutcomeStatus, readonly OutcomeStatus[]>> = {
  DRAFT: ['DRAFT'],
  SUBMITTED: ['DRAFT', 'SUBMITTED'],
  RETURNED: ['DRAFT', 'SUBMITTED', 'RETURNED'],
  VERIFIED: ['DRAFT', 'SUBMITTED', 'VERIFIED'],
  PUBLISHED: ['DRAFT', 'SUBMITTED', 'VERIFIED', 'PUBLISHED'],
  WITHDRAWN: ['DRAFT', 'SUBMITTED', 'VERIFIED', 'PUBLISHED', 'WITHDRAWN'],
};

/** What all versions of an outcome have in common. */
interface BegunOutcome {
  id: string;
  event: GeneratedEvent;
  author: string;
  verifier: string | null;
  day: number;
  publishedAt: Date | null;
  evidenceIds: string[];
  followUps: { id: string; title: (typeof followUps)[number]; ownerState: string | null }[];
}

/** Adds what came of an event: written by one of the staff, checked by another, most of it published, some of it edited since. */
export function addOutcome(
  ground: Ground,
  organisations: GeneratedOrganisations,
  staff: readonly string[],
  event: GeneratedEvent,
): void {
  const { random, load, now } = ground;
  const author = random.pick(staff);
  const verifier = staff.find((id) => id !== author) ?? null;
  const status = verifier
    ? random.weighted<OutcomeStatus>({ PUBLISHED: 80, DRAFT: 5, SUBMITTED: 6, VERIFIED: 4, RETURNED: 3, WITHDRAWN: 2 })
    : 'DRAFT';
  const steps = waysTo[status];
  const editedSince = status === 'PUBLISHED' && random.chance(0.1);
  const history = editedSince ? [...steps, 'SUBMITTED' as const] : steps;
  const until = earliest(now, daysAfter(event.endsAt, 120));
  const times = history.map((_, index) => between(event.endsAt, until, (index + random.share()) / history.length));
  const id = random.id();
  load.add('outcome', {
    id,
    version: history.length,
    created_at: times[0]!,
    created_by_member_id: author,
    current_number: editedSince ? 2 : 1,
    published_number: status === 'PUBLISHED' ? 1 : null,
  });
  history.forEach((to, index) => {
    const by = index < 2 || to === 'SUBMITTED' ? author : verifier;
    load.add('outcome_change', {
      ...{
        id: random.id(),
        outcome_id: id,
        at: times[index]!,
        by_member_id: by,
        from_status: history[index - 1] ?? null,
      },
      ...{ to_status: to, note: to === 'RETURNED' ? 'The evidence does not show the result yet.' : null },
    });
  });
  const begun: BegunOutcome = {
    ...{ id, event, author, verifier, day: dayOf(times[0]!) },
    publishedAt: times[history.indexOf('PUBLISHED')] ?? null,
    evidenceIds: Array.from({ length: random.between(1, 2) }, () => random.id()),
    followUps: random.some(followUps, random.between(0, 2)).map((title) => addFollowUp(ground, id, title, until)),
  };
  addVersion(ground, organisations, begun, 1, status);
  if (editedSince) addVersion(ground, organisations, begun, 2, 'SUBMITTED');
}

function addFollowUp(
  { random, load, states }: Ground,
  outcomeId: string,
  title: (typeof followUps)[number],
  doneAt: Date,
): BegunOutcome['followUps'][number] {
  const id = random.id();
  const status = random.weighted({ OPEN: 55, DONE: 38, DROPPED: 7 });
  load.add('follow_up', { id, outcome_id: outcomeId, status, note: null, done_at: status === 'DONE' ? doneAt : null });
  return { id, title, ownerState: random.chance(0.8) ? random.pick(states).code : null };
}

function addVersion(
  { random, load }: Ground,
  organisations: GeneratedOrganisations,
  begun: BegunOutcome,
  number: number,
  status: OutcomeStatus,
): void {
  const { id: outcome_id, event, author, verifier, day, publishedAt } = begun;
  const [kind, kindTitle] = random.pick(outcomeKinds);
  const subject = event.actions[0]!.title;
  const verified = status === 'VERIFIED' || status === 'PUBLISHED' || status === 'WITHDRAWN';
  const title = {
    en: `${kindTitle[0]}: ${textIn(subject, 'en') ?? ''}`,
    ru: `${kindTitle[1]}: ${textIn(subject, 'ru') ?? ''}`,
  };
  load.add('outcome_version', {
    ...{ outcome_id, number, status, kind, title },
    summary: {},
    search_text: searchedIn(title),
    date: dayText(day),
    audience: random.weighted({ PUBLIC: 60, MEMBERS: 20, STATES: 8, NETWORKS: 7, PARTICIPANTS: 5 }),
    written_by_member_ids: [author],
    verified_by_member_id: verified ? verifier : null,
    published_at: number === 1 ? publishedAt : null,
  });
  event.actions.forEach(({ id }, index) =>
    load.add('outcome_action', { outcome_id, number, action_id: id, position: index + 1 }),
  );
  load.add('outcome_event', { outcome_id, number, event_id: event.id, position: 1 });
  event.networkIds.forEach((network_id, index) =>
    load.add('outcome_network', { outcome_id, number, network_id, position: index + 1 }),
  );
  if (event.venue) load.add('outcome_state', { outcome_id, number, state: event.venue.state, position: 1 });
  begun.evidenceIds.forEach((id, index) => {
    const url = `https://library.large.example/${id}`;
    load.add('evidence', {
      id,
      outcome_id,
      number,
      position: index + 1,
      title: `${kindTitle[0]}, text ${index + 1}`,
      url,
      audience: random.pick(['PUBLIC', 'MEMBERS', 'ORGANISERS']),
    });
  });
  begun.followUps.forEach(({ id, title, ownerState }, index) => {
    load.add('follow_up_version', {
      ...{ follow_up_id: id, outcome_id, number, position: index + 1, title: textsOf(title), owner_state: ownerState },
      search_text: searchedIn(textsOf(title)),
      owner_organisation_id: ownerState === null ? organisations.independent[index]!.id : null,
      due_on: dayText(day + 180),
    });
  });
}
