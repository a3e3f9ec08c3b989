export { AccessModule } from './access.module.js';
export { CurrentMember, CurrentViewer, viewerOf } from './current-viewer.js';
export { grantInForce } from './grants.sql.js';
export {
  isContactPointOf,
  isMember,
  isSecretariat,
  organises,
  requireFreshSignIn,
  signedIn,
  staleness,
} from './viewer.policy.js';
export { anonymous, type OrganisedEvent, type Proof, type SignedIn, system, type Viewer } from './viewer.js';
