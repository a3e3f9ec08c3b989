import { Injectable } from '@nestjs/common';
import { type Viewer, viewerOf } from '../../access/index.js';
import { ActionReferences } from '../../plan/index.js';
import {
  type CallContext,
  type Connection,
  Database,
  extensionOf,
  listsPerCall,
  type PageArguments,
  type Selection,
  type Sql,
} from '../../platform/index.js';
import type { RegistrationFilter } from '../../schema-types.js';
import type { ListedRegistration, RegistrationRow } from './registration.row.js';
import { type RegistrationList, type RegistrationsOwner, RegistrationsQueries } from './registrations.queries.js';

export interface RegistrationListArguments extends PageArguments {
  filter?: RegistrationFilter | null | undefined;
}

interface ListOfOwner {
  owner: RegistrationsOwner;
  id: string;
  asked: RegistrationListArguments;
  selection: Selection;
}

/** Lists of registrations wherever they appear: over all events, of one event, of one person. */
@Injectable()
export class RegistrationLists {
  constructor(
    private readonly database: Database,
    private readonly references: ActionReferences,
    private readonly queries: RegistrationsQueries,
  ) {}

  async all(
    viewer: Viewer,
    asked: RegistrationListArguments,
    selection: Selection,
    among?: Sql,
  ): Promise<Connection<RegistrationRow>> {
    return this.queries.list(viewer, { ...(await this.listFor(asked, selection)), among });
  }

  /** The list of an event or a person; those of many take one statement. */
  of(
    context: CallContext,
    owner: RegistrationsOwner,
    id: string,
    asked: RegistrationListArguments,
    selection: Selection,
  ): Promise<Connection<RegistrationRow>> {
    return this.lists(context).load({ owner, id, asked, selection });
  }

  /** The list of an event, which may have come along with the event. */
  ofEvent(
    context: CallContext,
    event: { id: string },
    asked: RegistrationListArguments,
    selection: Selection,
  ): Connection<RegistrationRow> | Promise<Connection<RegistrationRow>> {
    const rows = extensionOf<ListedRegistration[]>(event, 'registrations');
    const read = () => this.of(context, 'event', event.id, asked, selection);
    return rows ? this.queries.brought(rows, asked, async () => (await read()).totalCount()) : read();
  }

  /** SQL of an event's list beside `event e`; null where the filter has to be looked up first. */
  besideEvent(viewer: Viewer, { filter, ...page }: RegistrationListArguments, selection: Selection): Sql | null {
    return filter?.actions ? null : this.queries.listBesideEvent(viewer, { filter, page, actionIds: null, selection });
  }

  private readonly lists = listsPerCall<ListOfOwner, Connection<RegistrationRow>>(
    async (ids, { owner, asked, selection }, context) =>
      this.queries.listOfEach(viewerOf(context), owner, ids, await this.listFor(asked, selection)),
  );

  private async listFor(
    { filter, ...page }: RegistrationListArguments,
    selection: Selection,
  ): Promise<RegistrationList> {
    const actionIds = filter?.actions
      ? await this.references.selection(this.database, filter.actions, 'filter.actions')
      : null;
    return { filter, page, actionIds, selection };
  }
}
