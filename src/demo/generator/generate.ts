import pg from 'pg';
import { problem, violatedConstraint } from '../../platform/index.js';
import { addEvent, type EventPlace, type EventFate } from './events.js';
import { type Ground, readGround } from './ground.js';
import { GeneratedNetworks } from './networks.js';
import { addOutcome } from './outcomes.js';
import { addMember, addOrganisations, type GeneratedOrganisations, type GeneratedPerson } from './people.js';
import { GeneratedRegistrations } from './registrations.js';

/** How many of each are added. */
export interface Sizes {
  members: number;
  events: number;
  registrations: number;
}

interface PlannedEvent extends EventPlace {
  weight: number;
  registrations: number;
}

/** What is over; the others are still to come. */
const pastShare = 0.93;
/** So many people enter events and write outcomes. */
const staffSize = 40;
const eventsPerOutcome = 9;

/**
 * Adds a large data set that obeys every rule of the house, all of it or nothing: the same sizes give the same people,
 * ids and choices; times follow the clock.
 * @throws Problem CONFLICT when the data set is there already, BAD_INPUT when there are more registrations than places
 */
export async function generate(databaseUrl: string, sizes: Sizes): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await client.query('BEGIN');
    await client.query('SET LOCAL synchronous_commit = off');
    // References are checked row by row, with plans that are made while the tables are still small.
    await client.query('SET LOCAL enable_seqscan = off');
    await fill(client, sizes);
    // Statistics of all tables, also of those that were filled at the start: a report without them takes minutes.
    await client.query('ANALYZE');
    await client.query('COMMIT');
  } catch (error) {
    const constraint = violatedConstraint(error);
    throw constraint === 'member_pkey' || constraint === 'member_email_key' ? alreadyThere() : error;
  } finally {
    // Whatever was not committed is taken back.
    await client.end();
  }
}

async function fill(client: pg.Client, sizes: Sizes): Promise<void> {
  const ground = await readGround(client);
  const organisations = addOrganisations(ground);
  const networks = new GeneratedNetworks(ground);
  networks.found();
  const people: GeneratedPerson[] = [];
  for (let number = 1; number <= sizes.members; number++) {
    const person = addMember(ground, organisations, number);
    networks.admit(person);
    people.push(person);
    await ground.load.sendWhenEnough();
  }
  await ground.load.send();
  const { rows } = await client.query<{ last: number }>(
    `SELECT setval('registration_line', nextval('registration_line') + $1 - 1)::float8 AS last`,
    [sizes.registrations],
  );
  const registrations = new GeneratedRegistrations(ground, people, rows[0]!.last - sizes.registrations + 1);
  await addEvents(ground, organisations, people.slice(0, staffSize), planned(ground, sizes), registrations);
}

async function addEvents(
  ground: Ground,
  organisations: GeneratedOrganisations,
  staff: readonly GeneratedPerson[],
  plannedEvents: readonly PlannedEvent[],
  registrations: GeneratedRegistrations,
): Promise<void> {
  const staffIds = staff.map(({ id }) => id);
  for (const place of plannedEvents) {
    const event = addEvent(ground, organisations, staffIds, place);
    registrations.register(event, place.registrations);
    const isOver = place.fate === 'CLOSED' || place.fate === 'OVER';
    if (isOver && place.number % eventsPerOutcome === 0) addOutcome(ground, organisations, staffIds, event);
    await ground.load.sendWhenEnough();
  }
  await ground.load.send();
}

/** What becomes of each event, and how many register for it: many for few, few for many. */
function planned({ random }: Ground, { members, events, registrations }: Sizes): PlannedEvent[] {
  const past = Math.ceil(events * pastShare);
  const all = Array.from({ length: events }, (_, index): PlannedEvent => {
    const fate =
      index === 0
        ? 'CLOSED'
        : index < past
          ? random.weighted<EventFate>({ CLOSED: 88, OVER: 7, CANCELLED: 4, DRAFT: 1 })
          : random.weighted<EventFate>({ COMING: 96, DRAFT: 4 });
    const place = index < past ? index / past : (index - past) / (events - past);
    return { number: index + 1, fate, place, weight: Math.exp(0.7 * random.normal()), registrations: 0 };
  });
  share(all, members, registrations);
  return all;
}

/** Shares the registrations out by weight; nobody registers twice for an event, and nobody for a draft. */
function share(events: readonly PlannedEvent[], members: number, registrations: number): void {
  let left = registrations;
  while (left > 0) {
    const open = events.filter((event) => event.fate !== 'DRAFT' && event.registrations < members);
    if (open.length === 0) throw tooMany(registrations - left);
    const perWeight = left / open.reduce((sum, { weight }) => sum + weight, 0);
    for (const event of open) {
      const more = Math.min(left, members - event.registrations, Math.max(1, Math.floor(event.weight * perWeight)));
      event.registrations += more;
      left -= more;
    }
  }
}

const alreadyThere = () =>
  problem('CONFLICT', {
    en: 'This database holds the generated data set already.',
    ru: 'В этой базе уже есть созданный набор данных.',
  });

const tooMany = (most: number) =>
  problem('BAD_INPUT', {
    en: `These members and events have places for ${most} registrations; drafts take none.`,
    ru: `Для этих людей и мероприятий возможно регистраций: ${most}; для черновиков регистраций нет.`,
  });
