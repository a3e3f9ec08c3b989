import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { graphql, RunningSchema } from '../../src/platform/index.js';
import { draftEvent, updateEvent } from '../support/builders/events.js';
import { startWorld, type World } from '../support/harness/world.js';
import { optionalDetails } from '../support/schema/optional-details.js';

let world: World;
let details: ReturnType<typeof optionalDetails>;
beforeAll(async () => {
  world = await startWorld();
  details = optionalDetails(world.apps[0]!.get(RunningSchema).get(), 'EventInput', 'Event');
});
afterAll(async () => {
  await world.stop();
});

/** Each detail with what `valueOf` makes of its two values. */
const all = (valueOf: (values: [unknown, unknown]) => unknown): Record<string, unknown> =>
  Object.fromEntries(Array.from(details, ([name, values]) => [name, valueOf(values)]));

async function detailsOf(id: string): Promise<unknown> {
  const fields = [...details.keys()].join(' ');
  return (await world.as('secretariat').run(`query ($id: ID!) { event(id: $id) { ${fields} } }`, { id })).data;
}

const trail = graphql(
  'query ($id: ID!) { auditTrail(subject: $id, first: 1) { nodes { action changes { field from to } } } }',
);

/** The details that the newest entry of its audit trail names. */
async function toldOf(id: string): Promise<string[]> {
  const { auditTrail } = await world.as('secretariat').ask(trail, { id });
  return auditTrail.nodes[0]!.changes.map(({ field }) => field).toSorted();
}

describe('a detail of an event that can be left open', () => {
  it('is known by the SDL', () => {
    expect([...details.keys()]).toEqual(expect.arrayContaining(['joinUrl', 'answerHours', 'certificateFromShare']));
  });

  it('is kept as entered and as changed, emptied by null, and named in the trail of changes', async () => {
    const first = all(([value]) => value);
    const { id } = await draftEvent(world, first);
    expect(await detailsOf(id)).toEqual({ event: first });

    const second = all(([, other]) => other);
    const organiser = world.as('secretariat');
    await organiser.ask(updateEvent, { id, input: second });
    expect(await detailsOf(id)).toEqual({ event: second });
    expect(await toldOf(id)).toEqual([...details.keys()].toSorted());

    await organiser.ask(updateEvent, { id, input: { joinUrl: 'https://meet.example/alone' } });
    expect(await detailsOf(id)).toEqual({ event: { ...second, joinUrl: 'https://meet.example/alone' } });

    const none = all(() => null);
    await organiser.ask(updateEvent, { id, input: none });
    expect(await detailsOf(id)).toEqual({ event: none });
  });
});
