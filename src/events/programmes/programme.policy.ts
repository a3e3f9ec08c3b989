import { isSecretariat, type Viewer } from '../../access/index.js';

/** Whether this viewer may change a programme and organises its events. */
export const organisesProgramme = (viewer: Viewer, id: string): boolean =>
  isSecretariat(viewer) || viewer.organisedProgrammes.includes(id);
