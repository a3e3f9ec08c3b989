import { isSecretariat, type Viewer } from '../../access/index.js';
import type { OrganisationFigures, Report, StateFigures, StoredReport } from '../activity-report/report.js';
import type { Figures } from '../counting/figures.js';

/**
 * What readers outside the secretariat are told of live figures: nothing that counts people or is made of what they
 * answered, as any of it could be worked out for fewer than 5 by asking often enough. Released editions tell more.
 */
export function withoutPeople<Shown extends StoredReport>(report: Shown): Shown {
  const withOwnFigures = <Row extends { figures: Figures }>(row: Row): Row => ({
    ...row,
    figures: figuresWithoutPeople(row.figures),
  });
  return {
    ...report,
    total: figuresWithoutPeople(report.total),
    rows: report.rows.map(withOwnFigures),
    areas: report.areas.map(withOwnFigures),
    networks: report.networks.map(withOwnFigures),
    states: report.states.map((row) => ({ ...row, ...noPeopleOfState })),
    organisations: report.organisations.map((row) => ({ ...row, ...noPeople })),
  };
}

/** Figures that stand alone, for this reader. */
export const figuresFor = (figures: Figures, viewer: Viewer): Figures =>
  isSecretariat(viewer) ? figures : figuresWithoutPeople(figures);

export const figuresWithoutPeople = (figures: Figures): Figures => ({ ...figures, ...noFiguresOfPeople });

/** Figures of a report, for this reader: what a released edition does not tell has left it before. */
export const figuresIn = ({ releaseId }: Pick<Report, 'releaseId'>, figures: Figures, viewer: Viewer): Figures =>
  releaseId === undefined ? figuresFor(figures, viewer) : figures;

const noPeople = { participations: null, people: null } satisfies Partial<OrganisationFigures>;
const noPeopleOfState = { ...noPeople, women: null, men: null, otherOrNotStated: null } satisfies Partial<StateFigures>;
const noFiguresOfPeople = {
  ...noPeopleOfState,
  inPersonParticipations: null,
  onlineParticipations: null,
  satisfaction: null,
  answers: null,
} satisfies Partial<Figures>;
