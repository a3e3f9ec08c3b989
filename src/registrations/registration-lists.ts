import { Injectable } from '@nestjs/common';
import type { Viewer } from '../access/index.js';
import { ActionReferences } from '../plan/index.js';
import { type Connection, Database, type PageArguments } from '../platform/index.js';
import type { RegistrationFilter } from '../schema-types.js';
import { type RegistrationRow, RegistrationsQueries, type Scope } from './registrations.queries.js';

/** Lists of registrations wherever they appear: over all events, of one event, of one person. */
@Injectable()
export class RegistrationLists {
  constructor(
    private readonly database: Database,
    private readonly references: ActionReferences,
    private readonly queries: RegistrationsQueries,
  ) {}

  async list(
    viewer: Viewer,
    scope: Scope,
    filter: RegistrationFilter | null | undefined,
    page: PageArguments,
  ): Promise<Connection<RegistrationRow>> {
    const actions = filter?.actions
      ? await this.references.selection(this.database, filter.actions, 'filter.actions')
      : null;
    return this.queries.list(viewer, scope, filter, actions, page);
  }
}
