import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { graphql } from '../../src/platform/index.js';
import type { Person } from '../support/harness/cast.js';
import { publishedEvent } from '../support/builders/events.js';
import { attend, registerFor } from '../support/builders/registrations.js';
import type { Input } from '../support/harness/input.js';
import { startWorld, type World } from '../support/harness/world.js';

const people: readonly Person[] = ['expert', 'contactPoint', 'organiser', 'otherOrganiser', 'observer'];

let world: World;
beforeAll(async () => {
  world = await startWorld({ processes: 2 });
});
afterAll(async () => {
  await world.stop();
});

const give = graphql('mutation ($event: ID!, $input: FeedbackInput!) { giveFeedback(event: $event, input: $input) }');
const says = (who: Person, event: string, input: Input<'FeedbackInput'>) => world.as(who).ask(give, { event, input });
const refused = (who: Person | 'nobody', event: string, input: object = { satisfaction: 3 }) =>
  world.as(who).refusal(give, { event, input });

const summaryOf = graphql(`
  query ($id: ID!) {
    event(id: $id) { feedback { responseCount responseRate satisfaction learningGain applied comments } }
  }
`);
const summary = async (event: string) => (await world.as('secretariat').ask(summaryOf, { id: event })).event.feedback;

/** An event that is over, which all of these attended. */
async function heldEvent(attended: readonly Person[] = people): Promise<string> {
  const at = (hours: number): string => new Date(Date.now() + hours * 3_600_000).toISOString();
  const { id: event } = await publishedEvent(world, { startsAt: at(-72), endsAt: at(-68), confidentiality: 'OPEN' });
  for (const who of attended) await registerFor(world, event, world.ids[who]);
  await attend(
    world,
    event,
    attended.map((who) => ({ member: world.ids[who], attendance: 'ATTENDED' })),
  );
  return event;
}

const givenAgo = (event: string, interval: string) =>
  world.database.rows(`UPDATE feedback SET given_at = now() - $2::interval WHERE event_id = $1`, [event, interval]);

describe('feedback', () => {
  it('is for who attended, once the event is over', async () => {
    const event = await heldEvent(['expert']);
    expect(await refused('nobody', event)).toMatchObject({ code: 'UNAUTHENTICATED' });
    expect(await refused('observer', event)).toMatchObject({ code: 'FORBIDDEN' });
    const { id: coming } = await publishedEvent(world, { confidentiality: 'OPEN' });
    await registerFor(world, coming, world.ids.expert);
    expect(await refused('expert', coming)).toMatchObject({ code: 'FORBIDDEN' });
    expect(await refused('expert', event, { satisfaction: 6 })).toEqual({
      code: 'BAD_INPUT',
      field: 'input.satisfaction',
    });
    expect((await summary(event))?.responseCount).toBe(0);
  });

  it('replaces what the person said, also when it is said twenty times at once through two processes', async () => {
    const event = await heldEvent(['expert']);
    const calls = Array.from({ length: 20 }, (_, n) =>
      world.as('expert', n % 2).ask(give, { event, input: { satisfaction: 1 + (n % 5), comment: 'Было "полезно"' } }),
    );
    await Promise.all(calls);
    await says('expert', event, { satisfaction: 4 });
    const kept = await world.database.rows('SELECT satisfaction, comment FROM feedback WHERE event_id = $1', [event]);
    expect(kept).toEqual([{ satisfaction: 4, comment: null }]);
  });

  it('can be changed for two weeks after it was first given', async () => {
    const event = await heldEvent(['expert']);
    await says('expert', event, { satisfaction: 2 });
    await givenAgo(event, '13 days 23 hours');
    await says('expert', event, { satisfaction: 5 });
    await givenAgo(event, '14 days 1 minute');
    expect(await refused('expert', event)).toEqual({ code: 'DEADLINE_PASSED', field: 'event' });
    await says('expert', event, { stage: 'MONTHS_LATER', applied: 4 });
    const kept = await world.database.rows(
      'SELECT stage, satisfaction FROM feedback WHERE event_id = $1 ORDER BY stage',
      [event],
    );
    expect(kept).toEqual([
      { stage: 'AFTER_EVENT', satisfaction: 5 },
      { stage: 'MONTHS_LATER', satisfaction: null },
    ]);
  });

  it('is summed up from five answers on, and each mean from five who gave that figure', async () => {
    const event = await heldEvent();
    for (const who of people.slice(0, 4))
      await says(who, event, { satisfaction: 4, knowledgeBefore: 2, knowledgeAfter: 4, comment: who });
    expect(await summary(event)).toEqual({
      ...{ responseCount: 4, responseRate: 0.8 },
      ...{ satisfaction: null, learningGain: null, applied: null, comments: [] },
    });
    await says(people[4]!, event, { satisfaction: 5, knowledgeBefore: 2 });
    expect(await summary(event)).toMatchObject({
      responseCount: 5,
      responseRate: 1,
      satisfaction: 4.2,
      learningGain: null,
    });
    expect((await summary(event))!.comments.toSorted()).toEqual(people.slice(0, 4).toSorted());
    await says(people[4]!, event, { satisfaction: 5, knowledgeBefore: 2, knowledgeAfter: 3 });
    expect(await summary(event)).toMatchObject({ learningGain: 1.8, applied: null });
  });

  it('is seen by staff of the event alone', async () => {
    const event = await heldEvent();
    for (const who of people) await says(who, event, { satisfaction: 4 });
    const read = (who: Person | 'nobody') =>
      world.as(who).ask(graphql('query ($id: ID!) { event(id: $id) { feedback { satisfaction } } }'), { id: event });
    expect((await read('organiser')).event.feedback).toEqual({ satisfaction: 4 });
    for (const who of ['expert', 'contactPoint', 'otherOrganiser', 'observer', 'nobody'] as const)
      expect((await read(who)).event.feedback).toBeNull();
  });
});
