import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { GqlExecutionContext } from '@nestjs/graphql';
import { type CallContext, type Caller, type Problem, problem, unauthenticated } from '../platform/index.js';
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

/** Somebody of the dialogue, as opposed to everybody; who has signed up and waits to be let in is not one yet. */
export const isMember = (viewer: Viewer): boolean => viewer.roles.has('MEMBER');

export const isSecretariat = (viewer: Viewer): boolean => viewer.roles.has('SECRETARIAT');

/** What an event is organised by. */
export interface OrganisedEvent {
  id: string;
  networkIds: readonly string[];
  programmeId: string | null;
}

/** Whether this person organises an event: by its own grant, or through its programme or one of its networks. */
export function organises(viewer: Viewer, { id, networkIds, programmeId }: OrganisedEvent): boolean {
  return (
    viewer.organisedEvents.includes(id) ||
    (programmeId !== null && viewer.organisedProgrammes.includes(programmeId)) ||
    networkIds.some((network) => viewer.organisedNetworks.includes(network))
  );
}

/** The viewer of a call. */
export const viewerOf = (context: CallContext): Viewer => context.caller as Viewer;

/** The viewer as a parameter of a resolver. */
export const CurrentViewer = createParamDecorator((_: unknown, context: ExecutionContext): Viewer =>
  viewerOf(GqlExecutionContext.create(context).getContext<CallContext>()),
);

/** The viewer as a parameter of a resolver that is for signed-in people only. */
export const CurrentMember = createParamDecorator((_: unknown, context: ExecutionContext): SignedIn =>
  signedIn(viewerOf(GqlExecutionContext.create(context).getContext<CallContext>())),
);

/** @throws Problem UNAUTHENTICATED when nobody is signed in */
export function signedIn(viewer: Viewer): SignedIn {
  if (viewer.memberId === null) throw unauthenticated();
  return viewer as SignedIn;
}

/** Why a viewer may not do what takes a fresh sign-in; null when they may. */
export function staleness({ proof }: Viewer): Problem | null {
  if (proof === 'FRESH') return null;
  return proof === 'TOKEN'
    ? problem('FORBIDDEN', {
        en: 'This access token may not do this: it was not made for what is sensitive.',
        ru: 'Этот токен доступа не предназначен для таких действий.',
      })
    : problem('FRESH_SIGN_IN_REQUIRED', {
        en: 'Please sign in once more: it was more than ten minutes ago.',
        ru: 'Войдите ещё раз: с последнего входа прошло больше десяти минут.',
      });
}

/** @throws Problem FRESH_SIGN_IN_REQUIRED, or FORBIDDEN for an access token that is not made for it */
export function requireFreshSignIn(viewer: Viewer): void {
  const refusal = staleness(viewer);
  if (refusal) throw refusal;
}
