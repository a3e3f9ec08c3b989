import type { Caller } from '../platform/index.js';
import type { Role } from '../schema-types.js';

/** Whoever calls, with the roles held today and what they are held for; scopes are plain ids. */
export interface Viewer extends Caller {
  readonly timeZone: string;
  readonly roles: ReadonlySet<Role>;
  /** States, by code, that this person is a contact point of. */
  readonly contactPointOf: readonly string[];
  /** Networks, programmes and single events, by id, that this person organises. */
  readonly organisedNetworks: readonly string[];
  readonly organisedProgrammes: readonly string[];
  readonly organisedEvents: readonly string[];
  /** True for an access token that may only read. */
  readonly readOnly: boolean;
  /** Roles that this person holds and that do not count yet, as they are for who signs in with a second factor. */
  readonly withheld: ReadonlySet<Role>;
  /** False for somebody who signed up and whom nobody has let in yet. */
  readonly admitted: boolean;
  /** How lately it was proved who this is, for what takes that. */
  readonly proof: Proof;
  /** To whom the link was written by which this person came to an event: of that event it shows what they may see. */
  readonly byLinkOf?: Viewer;
  /** The message of the outbox by whose link this person acts without signing in, as the trail tells. */
  readonly answerLink?: string;
}

/** FRESH: within the last minutes, or by a token made for that. STALE: earlier. TOKEN: by a token that is not. */
export type Proof = 'FRESH' | 'STALE' | 'TOKEN';

/** A viewer who is signed in. */
export interface SignedIn extends Viewer {
  readonly memberId: string;
}

/** Nobody signed in. */
export const anonymous = (locale: string): Viewer => ({
  memberId: null,
  locale,
  timeZone: 'UTC',
  roles: new Set<Role>(['ANYONE']),
  contactPointOf: [],
  organisedNetworks: [],
  organisedProgrammes: [],
  organisedEvents: [],
  readOnly: false,
  withheld: new Set<Role>(),
  admitted: true,
  proof: 'STALE',
});

/** Who acts when nobody does: start-up, jobs and the demonstration world. History names nobody for it. */
export const system: Viewer = {
  ...anonymous('en'),
  roles: new Set<Role>(['ANYONE', 'SECRETARIAT']),
  proof: 'FRESH',
};

/** What an event is organised by. */
export interface OrganisedEvent {
  id: string;
  networkIds: readonly string[];
  programmeId: string | null;
}
