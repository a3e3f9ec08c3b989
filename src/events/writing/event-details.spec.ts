import { describe, expect, it } from '@jest/globals';
import { Problem, Problems } from '../../platform/index.js';
import type { SeatCapacity } from '../seats/seat-capacity.js';
import { lacksForPublishing, settleDetails } from './event-details.js';

const one: SeatCapacity = { mode: 'ONLINE', capacity: 30 };

/** What comes out, with the fields that were found wrong. */
function tried<T>(work: (problems: Problems) => T): [T, (string | null)[]] {
  const problems = new Problems();
  const result = work(problems);
  try {
    problems.throwIfAny();
    return [result, []];
  } catch (error) {
    if (error instanceof Problem) return [result, error.details.map(({ field }) => field)];
    throw error;
  }
}

describe('the details of an event', () => {
  const title = [{ locale: 'en', text: ' Talk ' }];

  it('are the usual ones where nothing is said', () => {
    const [details, wrong] = tried((problems) =>
      settleDetails(null, { kind: 'PANEL', format: 'ONLINE', title, seats: [one] }, problems),
    );
    expect(wrong).toEqual([]);
    expect(details).toMatchObject({
      kind: 'PANEL',
      title: { en: 'Talk' },
      registrationPolicy: 'OPEN',
      confidentiality: 'MEMBERS',
      participantList: 'ORGANISERS',
      venue: null,
    });
  });

  it('need a title in some language', () => {
    const [before] = tried((problems) => settleDetails(null, { title, seats: [one] }, problems));
    expect(tried((problems) => settleDetails(before, { title: [{ locale: 'en', text: null }] }, problems))[1]).toEqual([
      'input.title',
    ]);
    expect(
      tried((problems) =>
        settleDetails(
          before,
          {
            title: [
              { locale: 'en', text: null },
              { locale: 'ru', text: 'Доклад' },
            ],
          },
          problems,
        ),
      ),
    ).toMatchObject([{ title: { ru: 'Доклад' } }, []]);
  });
});

describe('announcing an event', () => {
  it('takes an action, and a venue where people meet', () => {
    const venue = { name: 'a', room: null, address: null, city: 'b', state: 'GE', directions: null };
    const fields = (event: Parameters<typeof lacksForPublishing>[0]) =>
      lacksForPublishing(event).map(({ field }) => field);
    expect(fields({ actionIds: [], format: 'HYBRID', venue: null })).toEqual(['actions', 'venue']);
    expect(fields({ actionIds: ['1'], format: 'SELF_PACED', venue: null })).toEqual([]);
    expect(fields({ actionIds: ['1'], format: 'IN_PERSON', venue })).toEqual([]);
  });
});
