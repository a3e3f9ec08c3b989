import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { graphql, type ResultOf } from '../../../src/platform/index.js';
import {
  type LineKind,
  type PeopleFigure,
  peopleFigures,
} from '../../../src/reports/disclosure/audit/audited-edition.js';
import { isSmall } from '../../../src/reports/disclosure/audit/people-table.js';
import { frozen, releaseReport } from '../../support/builders/frozen-reports.js';
import { startWorld, type World } from '../../support/harness/world.js';
import { type ReadEvent, type ReadLine, workedOut } from './adversary.js';

const peopleShown = graphql(`
  fragment PeopleShown on ActivityFigures {
    events online inPerson participations inPersonParticipations onlineParticipations people women men otherOrNotStated
    answers
  }
`);
const linesShown = graphql(
  `fragment LinesShown on ActivityReport {
    total { ...PeopleShown }
    areas { area { code } figures { ...PeopleShown } }
    rows { action { code } figures { ...PeopleShown } }
    subItems { action { code } figures { ...PeopleShown } }
    networks { network { slug } figures { ...PeopleShown } }
    programmes { programme { id } figures { ...PeopleShown } }
    partners { organisation { id } figures { ...PeopleShown } }
    states { state { code } participations people women men otherOrNotStated }
    organisations { organisation { id kind } participations people }
    organisationKinds { kind participations people }
  }`,
  [peopleShown],
);
const editionRead = graphql('query ($id: ID!) { release(id: $id) { report { ...LinesShown } } }', [linesShown]);
const frozenRead = graphql('query ($id: ID!) { frozenReport(id: $id) { report { ...LinesShown } } }', [linesShown]);
const liveRead = graphql('query ($input: ActivityReportInput!) { activityReport(input: $input) { ...LinesShown } }', [
  linesShown,
]);
const eventsRead = graphql(`
  query ($id: ID!) { frozenReport(id: $id) { report { events(first: 100) { nodes { status startsAtLocal } } } } }
`);
type Lines = ResultOf<typeof linesShown>;
type Figures = Record<string, number | null>;
interface ShownLine {
  kind: LineKind;
  id: string;
  figures: Figures;
}

let world: World;
beforeAll(async () => {
  world = await startWorld({ demonstration: true });
});
afterAll(async () => {
  await world.stop();
});

describe('the demonstration world', () => {
  it('tells a solver no count of people from 1 to 4, and without the audit it finds some', async () => {
    const report = await frozen(world, 2024);
    const { id } = (await world.as('secretariat').ask(releaseReport, { id: report })).releaseReport;
    const [{ release }, { frozenReport }] = await Promise.all([
      world.as('nobody').ask(editionRead, { id }),
      world.as('secretariat').ask(frozenRead, { id: report }),
    ]);
    const edition = linesIn(release.report).map(asRead);
    const onlySmallHidden = linesIn(frozenReport.report).map(asRead).map(withoutSmall);
    const days = await daysWithEvents(report);
    expect(days.length).toBeGreaterThan(5);

    expect(edition.flatMap(({ figures }) => Object.values(figures)).filter((count) => isSmall(count ?? 0))).toEqual([]);
    expect(
      workedOut(
        edition,
        days.map((day) => eventOf(day, edition)),
      ),
    ).toEqual([]);
    const found = workedOut(
      onlySmallHidden,
      days.map((day) => eventOf(day, onlySmallHidden)),
    );
    expect(found.length).toBeGreaterThan(0);
    const truth = new Map(
      linesIn(frozenReport.report).map(({ kind, id: line, figures }) => [`${kind} ${line}`, figures]),
    );
    for (const { line, figure, count } of found) expect(truth.get(line)![figure]).toBe(count);
  });
});

function linesIn({ total, areas, rows, subItems, networks, programmes, partners, ...represented }: Lines): ShownLine[] {
  const { states, organisations, organisationKinds } = represented;
  const line = (kind: LineKind, id: string, figures: Figures): ShownLine => ({ kind, id, figures });
  return [
    line('total', '', total),
    ...areas.map(({ area, figures }) => line('area', area.code, figures)),
    ...rows.map(({ action, figures }) => line('action', action.code, figures)),
    ...(subItems ?? []).map(({ action, figures }) => line('subItem', action.code, figures)),
    ...networks.map(({ network, figures }) => line('network', network.slug, figures)),
    ...(programmes ?? []).map(({ programme, figures }) => line('programme', programme.id, figures)),
    ...(partners ?? []).map(({ organisation, figures }) => line('partner', organisation.id, figures)),
    ...states.map(({ state, ...figures }) => line('state', state.code, figures)),
    ...organisations.map(({ organisation, ...figures }) => line('organisation', organisation.id, figures)),
    ...(organisationKinds ?? []).map(({ kind, ...figures }) => line('organisationKind', kind, figures)),
  ];
}

const asRead = ({ kind, id, figures }: ShownLine): ReadLine => ({
  ...{ edition: 0, key: `${kind} ${id}`, kind },
  // Authorities of states have no lines of their own.
  countsOthers: kind === 'organisationKind',
  figures: Object.fromEntries(
    peopleFigures.filter((figure) => figure in figures).map((figure) => [figure, figures[figure]!]),
  ),
});

const withoutSmall = (line: ReadLine): ReadLine => ({
  ...line,
  figures: Object.fromEntries(
    (Object.entries(line.figures) as [PeopleFigure, number][]).map(([figure, count]) => [
      figure,
      isSmall(count) ? null : count,
    ]),
  ),
});

/** Live figures of each day with an event that took place; the audit takes as known more than outsiders are told. */
async function daysWithEvents(reportId: string): Promise<Lines[]> {
  const { frozenReport } = await world.as('secretariat').ask(eventsRead, { id: reportId });
  const days = frozenReport.report.events.nodes
    .filter(({ status }) => status !== 'CANCELLED')
    .map(({ startsAtLocal }) => startsAtLocal.slice(0, 10));
  expect(days).toHaveLength(new Set(days).size);
  const inputs = days.map((day) => ({ input: { from: day, to: day } }));
  const read = await Promise.all(inputs.map((input) => world.as('secretariat').ask(liveRead, input)));
  return read.map(({ activityReport }) => activityReport);
}

/** What is known of the one event of a day: its lines, who was represented, and how one could take part. */
function eventOf(report: Lines, lines: readonly ReadLine[]): ReadEvent {
  const numberOf = new Map(lines.map(({ key }, number) => [key, number]));
  const shown = linesIn(report);
  const { online, inPerson } = report.total;
  return {
    lines: shown
      .filter(({ figures }) => 'online' in figures && figures['events']! > 0)
      .map(({ kind, id }) => numberOf.get(`${kind} ${id}`)!),
    represented: [
      report.states.map(({ state: { code } }) => ({ name: code, lines: [numberOf.get(`state ${code}`)!] })),
      report.organisations.map(({ organisation: { id, kind } }) => ({
        name: `organisation ${id}`,
        lines: [numberOf.get(`organisation ${id}`)!, numberOf.get(`organisationKind ${kind}`)!],
      })),
    ],
    isInPerson: inPerson === 1 ? true : online === 1 ? false : null,
  };
}
