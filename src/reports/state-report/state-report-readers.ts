import { isSecretariat, type Viewer } from '../../access/index.js';
import type { StateFigures } from '../activity-report/report.js';

/** Fewer people could be recognised. */
const fewest = 5;

/** The secretariat reads of every state, a contact point of the own ones. */
export const readsOfState = (viewer: Viewer, state: string): boolean =>
  isSecretariat(viewer) || viewer.contactPointOf.includes(state);

/** Who is not of the secretariat is told no gender where one is of few: it could be worked out from the others. */
export function figuresFor(viewer: Viewer, figures: StateFigures): StateFigures {
  const { women, men, otherOrNotStated } = figures;
  const areFew = (people: number | null): boolean => people !== null && people > 0 && people < fewest;
  if (isSecretariat(viewer) || ![women, men, otherOrNotStated].some(areFew)) return figures;
  return { ...figures, women: null, men: null, otherOrNotStated: null };
}
