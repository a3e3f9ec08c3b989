import { isContactPointOf, isSecretariat, type Viewer } from '../../access/index.js';
import type { StateFigures } from '../activity-report/report.js';

/** Numbers of people who could be recognised. */
const few: readonly (number | null)[] = [1, 2, 3, 4];

/** The secretariat reads of every state, a contact point of the own ones. */
export const readsOfState = (viewer: Viewer, state: string): boolean =>
  isSecretariat(viewer) || isContactPointOf(viewer, state);

/** Who is not of the secretariat is told no gender where one is of few: it could be worked out from the others. */
export function stateFiguresFor(viewer: Viewer, figures: StateFigures): StateFigures {
  const { women, men, otherOrNotStated } = figures;
  const isFew = [women, men, otherOrNotStated].some((people) => few.includes(people));
  if (isSecretariat(viewer) || !isFew) return figures;
  return { ...figures, women: null, men: null, otherOrNotStated: null };
}
