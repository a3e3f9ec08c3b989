import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { graphql } from '../../src/platform/index.js';
import { type Processes, startProcesses } from '../support/harness/processes.js';
import {
  approvingAgainstWithdrawing,
  comingsAndGoings,
  deciding,
  insisting,
  leaving,
  type Race,
  resizing,
  rush,
} from '../support/oracles/races.js';

/** Whoever signs in does so before the race, at each process. */
const signIn = (world: Processes) =>
  Promise.all(
    [0, 1].flatMap((process) =>
      (['secretariat', 'secretariat2'] as const).map((who) =>
        world.as(who, process).ask(graphql('{ viewer { locale } }')),
      ),
    ),
  );

describe('through two API processes, nothing is wrong at any moment', () => {
  let world: Processes;
  beforeAll(async () => {
    world = await startProcesses();
    await signIn(world);
  });
  afterAll(() => world?.stop());

  const races: [string, Race][] = [
    ['1000 register at once for 40 seats', rush(1000, 40)],
    ['500 leave while 500 come, all at once', comingsAndGoings(500, 0)],
    ['500 leave while 500 come, within 20 ms', comingsAndGoings(500, 20)],
    ['500 leave while 500 come, within 100 ms', comingsAndGoings(500, 100)],
    ['40 leave at once while 100 wait', leaving(40, 100)],
    ['seats go from 40 to 30 to 50 while people come and go', resizing],
    ['two organisers decide the same 60 requests otherwise', deciding(60)],
    ['200 are approved while they withdraw', approvingAgainstWithdrawing(200)],
    ['one person registers 100 times at once', insisting(100)],
  ];
  it.each(races)('when %s', async (_, race) => {
    expect(await race(world)).toEqual([]);
  });
});

describe('without the lock the same races go wrong: the control', () => {
  let world: Processes;
  beforeAll(async () => {
    world = await startProcesses({ preload: 'without-lock' });
    await signIn(world);
  });
  afterAll(() => world?.stop());

  const races: [string, string, Race][] = [
    ['many register at once', 'SEATS AND COUNTERS', rush(120, 40)],
    ['some leave while others come', 'SEATS AND COUNTERS', comingsAndGoings(40, 20)],
    ['people leave while others wait', 'SEATS AND COUNTERS', leaving(20, 40)],
    ['seats change while people come and go', 'SEATS AND COUNTERS', resizing],
    ['two organisers decide the same requests', 'SEATS AND COUNTERS', deciding(30)],
    ['people are approved while they withdraw', 'HISTORY', approvingAgainstWithdrawing(40)],
    ['one person registers many times', 'ONE ANSWER', insisting(100)],
  ];
  it.each(races)('when %s', async (_, wrong, race) => {
    // Many who register through one process are decided on together, so the two do not meet in every race.
    let wrongs: string[] = [];
    for (let run = 0; run < 10 && !wrongs.includes(wrong); run++) wrongs = await race(world);
    expect(wrongs).toContain(wrong);
  });
});
