export { AccessModule } from './access.module.js';
export { grantInForce } from './grants.sql.js';
export {
  anonymous,
  CurrentMember,
  CurrentViewer,
  isMember,
  isSecretariat,
  type OrganisedEvent,
  organises,
  type Proof,
  requireFreshSignIn,
  type SignedIn,
  signedIn,
  system,
  type Viewer,
  viewerOf,
} from './viewer.js';
