import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { getNamedType, type GraphQLArgument, type GraphQLSchema, isInputObjectType, isNonNullType } from 'graphql';
import { graphql, RunningSchema } from '../../src/platform/index.js';
import type { Person } from '../support/harness/cast.js';
import { cancelEvent, closeEvent, publishedEvent, unpublishEvent } from '../support/builders/events.js';
import { upload } from '../support/builders/files.js';
import { manyMembers } from '../support/builders/people.js';
import { attend, inviteStates, registerFor } from '../support/builders/registrations.js';
import { startWorld, type World } from '../support/harness/world.js';

type Who = Person | 'nobody';
const viewers: readonly Who[] = [
  'nobody',
  'expert',
  'contactPoint',
  'organiser',
  'otherOrganiser',
  'secretariat',
  'observer',
];
const states = ['draft', 'coming', 'running', 'over', 'cancelled', 'closed'] as const;
type State = (typeof states)[number];

/** An event with what its mutations are called with. */
interface Sample {
  id: string;
  /** Of somebody with a seat. */
  code: string;
}

let world: World;
let schema: GraphQLSchema;
let guests: string[];
const files = new Map<Who, string>();
/** Who may send a file at all. */
const sends: readonly Who[] = ['organiser', 'otherOrganiser', 'secretariat'];
beforeAll(async () => {
  world = await startWorld();
  schema = world.apps[0]!.get(RunningSchema).get();
  guests = await manyMembers(world, 3, 'GE');
  const file = { name: 'a.csv', contentType: 'text/csv', bytes: Buffer.from('Name (original name),Email\n') };
  for (const who of viewers) if (sends.includes(who)) files.set(who, await upload(world, who as Person, file));
});
afterAll(async () => {
  await world.stop();
});

const nothing = '01900000-0000-7000-8000-000000000000';

/** An event on line, for everybody to see; guests have seats, and the expert was at those that are over. */
async function make(state: State): Promise<Sample> {
  const secretariat = world.as('secretariat');
  const hours = { draft: 48, coming: 48, running: -1, over: -72, cancelled: 48, closed: -72 }[state];
  const at = (more: number): string => new Date(Date.now() + (hours + more) * 3_600_000).toISOString();
  const times = { startsAt: at(0), endsAt: at(4), certificateFromShare: 0.5, confidentiality: 'OPEN' as const };
  const { id } = await publishedEvent(world, times);
  if (state === 'draft') await secretariat.ask(unpublishEvent, { id });
  if (state === 'draft') return { id, code: 'none' };
  if (state === 'coming') await secretariat.ask(inviteStates, { event: id, invitations: [{ state: 'GE', seats: 2 }] });
  await registerFor(world, id, guests[0]!);
  if (hours < -24) {
    await registerFor(world, id, world.ids.expert);
    await attend(world, id, [{ member: world.ids.expert, attendance: 'ATTENDED' }]);
  }
  const { event } = await secretariat.ask(
    graphql('query ($id: ID!) { event(id: $id) { registrations { nodes { checkInCode } } } }'),
    { id },
  );
  if (state === 'cancelled') await secretariat.ask(cancelEvent, { id });
  if (state === 'closed') await secretariat.ask(closeEvent, { id });
  return { id, code: event.registrations.nodes[0]!.checkInCode! };
}

type Call = (
  sample: Sample,
  who: Who,
) => [arguments: string, answer: '' | '{ id }' | '{ code }' | '{ matched }' | '{ recipients }'];
const byId: Call = ({ id }) => [`id: "${id}"`, '{ id }'];
const withReason: Call = ({ id }) => [`id: "${id}", reason: "none"`, '{ id }'];

/** How each mutation that takes an event is called. */
const calls: Record<string, Call> = {
  moveEvent: ({ id }) => [`id: "${id}", startsAt: "2032-06-01T09:00", dryRun: true`, '{ id }'],
  updateEvent: ({ id }) => [`id: "${id}", input: {}, dryRun: true`, '{ id }'],
  publishEvent: byId,
  unpublishEvent: byId,
  cancelEvent: withReason,
  closeEvent: byId,
  reopenEvent: withReason,
  copyEvent: ({ id }) => [`id: "${id}", startsAt: "2032-06-01T09:00"`, '{ id }'],
  deleteEvent: ({ id }) => [`id: "${id}"`, ''],
  addMaterial: ({ id }) => [
    `to: "${id}", input: { title: [{ locale: "en", text: "A" }], url: "https://library.example/a" }`,
    '{ id }',
  ],
  inviteStates: ({ id }) => [`event: "${id}", invitations: [{ state: "PL", seats: 1 }]`, '{ id }'],
  declineForState: ({ id }) => [`event: "${id}", state: "GE"`, '{ id }'],
  registerForEvent: ({ id }) => [`input: { event: "${id}" }`, '{ id }'],
  inviteMembers: ({ id }) => [`event: "${id}", members: ["${guests[1]}"]`, '{ id }'],
  nominateForEvent: ({ id }) => [`event: "${id}", members: ["${guests[2]}"], state: "GE"`, '{ id }'],
  recordAttendance: ({ id }) => [
    `event: "${id}", entries: [{ member: "${guests[0]}", attendance: EXCUSED }]`,
    '{ id }',
  ],
  importAttendance: ({ id }, who) => [`event: "${id}", upload: "${files.get(who) ?? nothing}"`, '{ matched }'],
  checkIn: ({ id, code }) => [`event: "${id}", code: "${code}"`, '{ id }'],
  messageParticipants: ({ id }) => [
    `event: "${id}", input: { to: {}, subject: [{ locale: "en", text: "A" }], body: [{ locale: "en", text: "B" }] }`,
    '{ recipients }',
  ],
  issueCertificates: ({ id }) => [`event: "${id}"`, '{ id }'],
  giveFeedback: ({ id }) => [`event: "${id}", input: { satisfaction: 5 }`, ''],
};

const refusals = [
  'FORBIDDEN',
  'UNAUTHENTICATED',
  'NOT_FOUND',
  'TRANSITION_NOT_ALLOWED',
  'REGISTRATION_CLOSED',
  'DEADLINE_PASSED',
  'INVITATION_REQUIRED',
  'NOMINATION_REQUIRED',
];
/** They leave no record of their own, also where they are not refused. */
const silent = ['moveEvent', 'updateEvent', 'importAttendance', 'issueCertificates'];

async function records(): Promise<number> {
  const [counted] = await world.database.rows<{ count: number }>('SELECT count(*)::int AS count FROM audit_entry');
  return counted!.count;
}

/**
 * Whether the mutation is not refused for who calls it or when, nor a repeat that changes nothing; and whether it
 * changed something.
 */
async function tried(name: string, sample: Sample, who: Who): Promise<{ usable: boolean; changed: boolean }> {
  const before = await records();
  const [given, answer] = calls[name]!(sample, who);
  const { errors } = await world.as(who).run(`mutation { ${name}(${given}) ${answer} }`);
  const changed = (await records()) > before;
  const codes = errors.map(({ extensions }) => extensions.code);
  expect(codes).not.toContain('INTERNAL');
  expect(codes).not.toContain('BAD_REQUEST');
  const refused = codes.some((code) => refusals.includes(code));
  return { usable: !refused && (changed || codes.length > 0 || silent.includes(name)), changed };
}

async function offered({ id }: Sample, who: Who): Promise<string[]> {
  const { data } = await world.as(who).run(graphql('query ($id: ID!) { event(id: $id) { viewerCan } }'), { id });
  return data?.event?.viewerCan ?? [];
}

describe('what a viewer can do with an event', () => {
  it('is tried for every mutation that takes one', () => {
    const takes = ({ name, type }: GraphQLArgument): boolean => {
      const named = getNamedType(type);
      const inside = isInputObjectType(named) ? named.getFields()['event'] : undefined;
      return (name === 'event' && isNonNullType(type)) || (inside !== undefined && isNonNullType(inside.type));
    };
    const names = Object.values(schema.getMutationType()!.getFields())
      .filter(({ name, args }) => args.some(takes) || (args.some((one) => one.name === 'id') && name.endsWith('Event')))
      .map(({ name }) => name);
    expect(Object.keys(calls).toSorted()).toEqual([...names, 'addMaterial'].toSorted());
  });

  describe.each(states)('%s', (state) => {
    it.each(viewers)('is exactly what is not refused: %s', async (who) => {
      let sample = await make(state);
      const names = await offered(sample, who);
      expect(new Set(names).size).toBe(names.length);
      const usable: string[] = [];
      for (const name of Object.keys(calls)) {
        const result = await tried(name, sample, who);
        if (result.usable) usable.push(name);
        if (result.changed) sample = await make(state);
      }
      expect(names.toSorted()).toEqual(usable.toSorted());
    });
  });

  it('is nothing for a token that only reads', async () => {
    const { id } = await make('coming');
    const { createAccessToken } = await world
      .as('organiser')
      .ask(graphql('mutation { createAccessToken(name: "reader", readOnly: true) { token } }'));
    const answer = await fetch(`${world.urls[0]}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${createAccessToken.token}` },
      body: JSON.stringify({
        query: `
          query ($id: ID!) {
            event(id: $id) { viewerCan registrations { nodes { viewerCan } } }
            network(slug: "asylum-pool") { viewerCan }
          }`,
        variables: { id },
      }),
    });
    expect(await answer.json()).toEqual({
      data: {
        event: { viewerCan: [], registrations: { nodes: [{ viewerCan: [] }] } },
        network: { viewerCan: [] },
      },
    });
  });
});
