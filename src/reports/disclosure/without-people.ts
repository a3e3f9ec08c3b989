import { isSecretariat, type Viewer } from '../../access/index.js';
import type { Figures } from '../counting/figures.js';

const untold = {
  participations: null,
  inPersonParticipations: null,
  onlineParticipations: null,
  people: null,
  women: null,
  men: null,
  otherOrNotStated: null,
  satisfaction: null,
} satisfies Partial<Figures>;

/** The figures for this reader: outside the secretariat without any count of people, and without what they said. */
export const withoutPeople = (figures: Figures, viewer: Viewer): Figures =>
  isSecretariat(viewer) ? figures : { ...figures, ...untold };
