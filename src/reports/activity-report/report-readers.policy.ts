import { isSecretariat, type Viewer } from '../../access/index.js';

/** Reports are for the secretariat and for observers. */
export const readsReports = (viewer: Viewer): boolean => isSecretariat(viewer) || viewer.roles.has('OBSERVER');
