import { isMember, isSecretariat, type Viewer } from '../access/index.js';

/** Whether this viewer looks after a network: changes it and adds materials to it. */
export const organisesNetwork = (viewer: Viewer, id: string): boolean =>
  isSecretariat(viewer) || viewer.organisedNetworks.includes(id);

/** Whether this viewer changes anything of networks: joins them, to begin with. */
export const takesPart = (viewer: Viewer): boolean => isMember(viewer) && !viewer.readOnly;

/** The mutations of this room that who takes part may use on a network; `isIn`: is in it, or on the way there. */
export const viewerCanOnNetwork = (viewer: Viewer, id: string, isIn: boolean): string[] => [
  isIn ? 'leaveNetwork' : 'joinNetwork',
  ...(organisesNetwork(viewer, id) ? ['updateNetwork'] : []),
  ...(isSecretariat(viewer) || viewer.contactPointOf.length > 0 ? ['nominateToNetwork'] : []),
];
