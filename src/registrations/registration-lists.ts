import { Injectable } from '@nestjs/common';
import { type Viewer, viewerOf } from '../access/index.js';
import { ActionReferences } from '../plan/index.js';
import {
  broughtWith,
  type CallContext,
  type Connection,
  Database,
  type PageArguments,
  perCall,
  type Selection,
} from '../platform/index.js';
import type { RegistrationFilter } from '../schema-types.js';
import type { ListedRegistration, RegistrationRow } from './registration-row.js';
import { type Holder, RegistrationsQueries } from './registrations.queries.js';

export interface RegistrationListArguments extends PageArguments {
  filter?: RegistrationFilter | null | undefined;
}

interface AskedOf {
  holder: Holder;
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
  ): Promise<Connection<RegistrationRow>> {
    return this.queries.list(viewer, await this.listFor(asked, selection));
  }

  /** The list of an event or a person; those of many take one statement. */
  of(
    context: CallContext,
    holder: Holder,
    id: string,
    asked: RegistrationListArguments,
    selection: Selection,
  ): Promise<Connection<RegistrationRow>> {
    return this.lists(context).load({ holder, id, asked, selection });
  }

  /** The list of an event, which may have come along with the event. */
  ofEvent(
    context: CallContext,
    event: { id: string },
    asked: RegistrationListArguments,
    selection: Selection,
  ): Connection<RegistrationRow> | Promise<Connection<RegistrationRow>> {
    const rows = broughtWith<ListedRegistration[]>(event, 'registrations');
    const read = () => this.of(context, 'event', event.id, asked, selection);
    return rows ? this.queries.brought(rows, asked, async () => (await read()).totalCount()) : read();
  }

  /** SQL of an event's list beside `event e`; null where the filter has to be looked up first. */
  besideEvent(
    viewer: Viewer,
    { filter, ...page }: RegistrationListArguments,
    selection: Selection,
    values: unknown[],
  ): string | null {
    return filter?.actions
      ? null
      : this.queries.besideEvent(viewer, { filter, page, actionIds: null, selection }, values);
  }

  private readonly lists = perCall<AskedOf, Connection<RegistrationRow>>(
    async (lists, context) => {
      const found = new Map<AskedOf, Connection<RegistrationRow>>();
      // Lists asked for by the same field of a query differ only in whose they are.
      for (const alike of Map.groupBy(lists, keyOf).values()) {
        const { holder, asked, selection } = alike[0]!;
        const ids = [...new Set(alike.map(({ id }) => id))];
        const list = await this.listFor(asked, selection);
        const connections = await this.queries.listsOf(viewerOf(context), holder, ids, list);
        for (const one of alike) found.set(one, connections.get(one.id)!);
      }
      return found;
    },
    () => {
      throw new Error('A list that was asked for has not been read');
    },
  );

  private async listFor({ filter, ...page }: RegistrationListArguments, selection: Selection) {
    const actionIds = filter?.actions
      ? await this.references.selection(this.database, filter.actions, 'filter.actions')
      : null;
    return { filter, page, actionIds, selection };
  }
}

const keyOf = ({ holder, asked, selection }: AskedOf): string => JSON.stringify([holder, asked, selection]);
