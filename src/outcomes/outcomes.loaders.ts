import { Injectable } from '@nestjs/common';
import { viewerOf } from '../access/index.js';
import { byKey, type CallContext, type Connection, Database, listsPerCall, perCall } from '../platform/index.js';
import {
  type EvidenceRow,
  type OutcomeChangeRow,
  type OutcomeLink,
  OutcomePartQueries,
} from './outcome-parts.queries.js';
import { FollowUpQueries, type FollowUpRow } from './follow-ups.queries.js';
import { type OutcomeListArguments, type OutcomeParent, OutcomeQueries, type OutcomeRow } from './outcomes.queries.js';

/** One list that is asked for: whose, and which page of it. */
interface AskedList {
  /** The parent's. */
  id: string;
  asked: OutcomeListArguments;
}

/** What belongs to outcomes is loaded by their rows, so that two mutations of one call never share what was loaded in between. */
@Injectable()
export class OutcomeLoaders {
  constructor(
    private readonly database: Database,
    private readonly queries: OutcomeQueries,
    private readonly parts: OutcomePartQueries,
    private readonly followUpQueries: FollowUpQueries,
  ) {}

  /** One outcome in the version that the caller sees; null when it sees none. */
  readonly outcome = perCall<string, OutcomeRow | null>(
    async (ids, context) => byKey(await this.queries.seen(this.database, viewerOf(context), ids), ({ id }) => id),
    () => null,
  );

  readonly actions = this.linked('actions');
  readonly events = this.linked('events');
  readonly networks = this.linked('networks');
  readonly states = this.linked('states');
  readonly documents = this.linked('documents');

  readonly evidence = perCall<OutcomeRow, EvidenceRow[]>(
    async (rows, context) => ofOutcomes(rows, await this.parts.evidence(viewerOf(context), { outcomes: idsOf(rows) })),
    () => [],
  );

  readonly followUps = perCall<OutcomeRow, FollowUpRow[]>(
    async (rows, context) => ofOutcomes(rows, await this.followUpQueries.ofOutcomes(viewerOf(context), idsOf(rows))),
    () => [],
  );

  readonly history = perCall<OutcomeRow, OutcomeChangeRow[]>(
    async (rows) => ofOutcomes(rows, await this.parts.changes(idsOf(rows))),
    () => [],
  );

  private readonly lists = {
    Action: this.listsOf('Action'),
    Network: this.listsOf('Network'),
    Event: this.listsOf('Event'),
  };

  /** One page of the outcomes of an action, network or event. */
  list(
    context: CallContext,
    parent: OutcomeParent,
    parentId: string,
    asked: OutcomeListArguments,
  ): Promise<Connection<OutcomeRow>> {
    return this.lists[parent](context).load({ id: parentId, asked });
  }

  private linked(link: OutcomeLink) {
    return perCall<OutcomeRow, string[]>(
      async (rows) => {
        const found = ofOutcomes(rows, await this.parts.linked(link, rows));
        return new Map([...found].map(([row, targets]) => [row, targets.map(({ target }) => target)]));
      },
      () => [],
    );
  }

  private listsOf(parent: OutcomeParent) {
    return listsPerCall<AskedList, Connection<OutcomeRow>>((parentIds, { asked }, context) =>
      this.queries.listsOf(viewerOf(context), parent, parentIds, asked),
    );
  }
}

const idsOf = (rows: readonly OutcomeRow[]): string[] => [...new Set(rows.map(({ id }) => id))];

function ofOutcomes<Part extends { outcomeId: string }>(
  rows: readonly OutcomeRow[],
  parts: readonly Part[],
): Map<OutcomeRow, Part[]> {
  const grouped = Map.groupBy(parts, ({ outcomeId }) => outcomeId);
  return new Map(rows.map((row) => [row, grouped.get(row.id) ?? []]));
}
