import { Injectable } from '@nestjs/common';
import { viewerOf } from '../../access/index.js';
import { byKey, grouped, perCall } from '../../platform/index.js';
import type { StateInvitationRow } from './state-invitation.row.js';
import { StateInvitationsQueries } from './state-invitations.queries.js';

/** What is asked of many invitations, and of the invitations of many events, for one call. */
@Injectable()
export class StateInvitationLoaders {
  constructor(private readonly queries: StateInvitationsQueries) {}

  /** An invitation by id; null when there is none or the caller may not see it. */
  readonly stateInvitation = perCall<string, StateInvitationRow | null>(
    async (ids, context) => byKey(await this.queries.byIds(viewerOf(context), ids), ({ id }) => id),
    () => null,
  );

  /** The states invited to an event, as far as the caller may see them. */
  readonly ofEvent = perCall<string, StateInvitationRow[]>(
    async (ids, context) => grouped(await this.queries.ofEvents(viewerOf(context), ids), ({ eventId }) => eventId),
    () => [],
  );
}
