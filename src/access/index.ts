export { AccessModule } from './access.module.js';
export {
  anonymous,
  CurrentMember,
  CurrentViewer,
  isSecretariat,
  type OrganisedEvent,
  organises,
  type SignedIn,
  signedIn,
  system,
  type Viewer,
  viewerOf,
} from './viewer.js';
