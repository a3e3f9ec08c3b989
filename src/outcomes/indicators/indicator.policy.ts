import { isSecretariat, type Viewer } from '../../access/index.js';

/** Indicators, and what outcomes contribute to them, are for the secretariat, organisers and observers. */
export const seesIndicators = (viewer: Viewer): boolean =>
  isSecretariat(viewer) || viewer.roles.has('ORGANISER') || viewer.roles.has('OBSERVER');

/** The mutations that this viewer may use on an indicator. */
export const viewerCanOnIndicator = (viewer: Viewer): string[] =>
  isSecretariat(viewer) && !viewer.readOnly ? ['recordIndicatorValue', 'updateIndicator'] : [];
