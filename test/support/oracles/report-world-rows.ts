import { instantOf, localTime, newId, type TableRecord, type Transaction } from '../../../src/platform/index.js';
import type { CountedEvent, ReportWorld } from './report-facts.js';
import { insertOutcomes } from './report-outcome-rows.js';
import { type Insert, insertWithin, linked } from './rows.js';

const english = (text: string): object => ({ en: text });

/** Puts a world into the database as rows, past every rule of the services. */
export async function insertWorld(transaction: Transaction, world: ReportWorld): Promise<void> {
  const insert = insertWithin(transaction);
  await insertPlan(insert, world);
  await insert(
    'organisation',
    world.organisations.map((id) => ({ id, name: english(id), kind: 'NGO', sort_name: id, search_text: '' })),
  );
  await insert(
    'member',
    world.members.map(({ id, gender }) => ({
      id,
      gender,
      given_names: 'A',
      family_name: id,
      sort_name: id,
      native_sort_name: id,
    })),
  );
  await insertNetworks(insert, world);
  await insert(
    'programme',
    world.programmes.map((id) => ({ id, slug: `programme-${id}`, title: english(id) })),
  );
  await insertEvents(insert, world.events);
  await insertOutcomes(
    insert,
    world.outcomes,
    world.members.map(({ id }) => id),
  );
}

async function insertPlan(
  insert: Insert,
  { plan, areas, actions, foreignAction, statuses, members }: ReportWorld,
): Promise<void> {
  const foreign = { plan: newId(), area: newId() };
  const aDay = (day: string) => ({ title: english('Plan'), starts_on: day, ends_on: day });
  await insert('action_plan', [
    { id: plan.id, slug: plan.slug, ...aDay(plan.startsOn) },
    { id: foreign.plan, slug: `foreign-${foreign.plan}`, ...aDay('1990-01-01') },
  ]);
  await insert('area', [
    ...areas.map((area, position) => ({ ...area, plan_id: plan.id, position, title: {} })),
    { id: foreign.area, code: 'I', plan_id: foreign.plan, position: 0, title: {} },
  ]);
  await insert('action', [
    ...actions.map(({ id, areaId, parentId, code, isPrinciple }, position) => ({
      id,
      plan_id: plan.id,
      area_id: areaId,
      parent_id: parentId,
      code,
      position,
      title: {},
      is_principle: isPrinciple,
    })),
    {
      id: foreignAction,
      plan_id: foreign.plan,
      area_id: foreign.area,
      parent_id: null,
      code: 'I.1',
      position: 0,
      title: {},
      is_principle: false,
    },
  ]);
  await insert(
    'action_status',
    statuses.map(({ actionId, year, status }) => ({
      action_id: actionId,
      year,
      status,
      set_by_member_id: members[0]!.id,
    })),
  );
}

async function insertNetworks(insert: Insert, { networks }: ReportWorld): Promise<void> {
  await insert(
    'network',
    networks.map(({ id }) => ({ id, slug: `network-${id}`, kind: 'EXPERT_POOL', name: english(id) })),
  );
  await insert(
    'network_action',
    networks.flatMap(({ id, actionIds }) => linked('network_id', id, 'action_id', actionIds)),
  );
  await insert(
    'membership',
    networks.flatMap(({ id, memberships }) =>
      memberships.map(({ memberId, from, to }) => ({
        id: newId(),
        network_id: id,
        member_id: memberId,
        role: 'MEMBER',
        status: to === null ? 'ACTIVE' : 'ENDED',
        active_from: from,
        active_to: to,
      })),
    ),
  );
}

async function insertEvents(insert: Insert, events: readonly CountedEvent[]): Promise<void> {
  const dayRows = (event: CountedEvent) => event.days.map(({ start, minutes }) => dayRow(event, start, minutes));
  await insert(
    'event',
    events.map((event) => {
      const days = dayRows(event);
      return {
        id: event.id,
        slug: event.id,
        kind: 'WORKSHOP',
        format: event.format,
        learning_hours: event.learningHours,
        status: event.status,
        programme_id: event.programmeId,
        title: english('Event'),
        time_zone: event.timeZone,
        starts_at_local: days[0]!.starts_at_local,
        starts_at: days[0]!.starts_at,
        ends_at_local: days.at(-1)!.ends_at_local,
        ends_at: days.at(-1)!.ends_at,
        registration_policy: 'OPEN',
        confidentiality: 'OPEN',
        participant_list: 'MEMBERS',
        cancelled_at: event.status === 'CANCELLED' ? days[0]!.starts_at : null,
      };
    }),
  );
  await insert('event_day', events.flatMap(dayRows));
  await insert(
    'event_action',
    events.flatMap(({ id, actionIds }) => linked('event_id', id, 'action_id', actionIds)),
  );
  await insert(
    'event_network',
    events.flatMap(({ id, networkIds }) => linked('event_id', id, 'network_id', networkIds)),
  );
  await insert('registration', events.flatMap(registrationRows));
  await insert(
    'feedback',
    events.flatMap(({ id, feedback }) =>
      feedback.map(({ memberId, ...answer }) => ({ event_id: id, member_id: memberId, ...answer })),
    ),
  );
}

function dayRow({ id, timeZone }: CountedEvent, start: string, minutes: number) {
  const starts = instantOf(start, timeZone)!;
  const ends = new Date(starts.getTime() + minutes * 60_000);
  return {
    event_id: id,
    date: start.slice(0, 10),
    starts_at_local: start,
    starts_at: starts.toISOString(),
    ends_at_local: localTime(ends, timeZone),
    ends_at: ends.toISOString(),
  };
}

function registrationRows({ id, registrations }: CountedEvent): TableRecord[] {
  return registrations.map(({ memberId, status, role, attendance, mode, state, organisationId }) => ({
    id: newId(),
    event_id: id,
    member_id: memberId,
    status,
    role,
    mode,
    state,
    organisation_id: organisationId,
    personal_capacity: state === null && organisationId === null,
    attendance,
    attended_mode: ['ATTENDED', 'PARTIAL'].includes(attendance) ? mode : null,
  }));
}
