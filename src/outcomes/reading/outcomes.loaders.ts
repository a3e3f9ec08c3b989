import { Injectable } from '@nestjs/common';
import { viewerOf } from '../../access/index.js';
import { byKey, type CallContext, type Connection, listsPerCall, perCall } from '../../platform/index.js';
import { EvidenceQueries } from '../evidence/evidence.queries.js';
import type { EvidenceRow } from '../evidence/evidence.row.js';
import type { FollowUpRow } from '../follow-ups/follow-up.row.js';
import { FollowUpQueries } from '../follow-ups/follow-ups.queries.js';
import { ofEachVersion, type OutcomeLink } from '../versions/outcome-links.sql.js';
import { OutcomePartQueries } from './outcome-parts.queries.js';
import type { OutcomeChangeRow, OutcomeRow } from './outcome.row.js';
import { type OutcomeListArguments, type OutcomeParent, OutcomeQueries } from './outcomes.queries.js';

/** A page of the outcomes of one parent. */
interface ListOfParent {
  /** Of the parent. */
  id: string;
  asked: OutcomeListArguments;
}

/** Keyed by rows, not ids, so that two mutations of one call never share what was loaded between them. */
@Injectable()
export class OutcomeLoaders {
  constructor(
    private readonly queries: OutcomeQueries,
    private readonly parts: OutcomePartQueries,
    private readonly evidenceQueries: EvidenceQueries,
    private readonly followUpQueries: FollowUpQueries,
  ) {}

  /** In the version that the caller sees; null if it sees none. */
  readonly outcome = perCall<string, OutcomeRow | null>(
    async (ids, context) => byKey(await this.queries.seen(viewerOf(context), ids), ({ id }) => id),
    () => null,
  );

  /** The published version that staff may read beside the one they see. */
  readonly publishedVersion = perCall<string, OutcomeRow | null>(
    async (ids, context) => byKey(await this.queries.besides(viewerOf(context), ids), ({ id }) => id),
    () => null,
  );

  readonly actions = this.linked('actions');
  readonly events = this.linked('events');
  readonly networks = this.linked('networks');
  readonly states = this.linked('states');
  readonly documents = this.linked('documents');

  readonly evidence = perCall<OutcomeRow, EvidenceRow[]>(
    async (rows, context) => ofEachVersion(rows, await this.evidenceQueries.ofVersions(viewerOf(context), rows)),
    () => [],
  );

  readonly followUps = perCall<OutcomeRow, FollowUpRow[]>(
    async (rows, context) => ofEachVersion(rows, await this.followUpQueries.ofVersions(viewerOf(context), rows)),
    () => [],
  );

  readonly history = perCall<OutcomeRow, OutcomeChangeRow[]>(
    async (rows) => {
      const changes = Map.groupBy(await this.parts.changes(idsOf(rows)), ({ outcomeId }) => outcomeId);
      return new Map(rows.map((row) => [row, changes.get(row.id) ?? []]));
    },
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
        const found = ofEachVersion(rows, await this.parts.linked(link, rows));
        return new Map([...found].map(([row, targets]) => [row, targets.map(({ target }) => target)]));
      },
      () => [],
    );
  }

  private listsOf(parent: OutcomeParent) {
    return listsPerCall<ListOfParent, Connection<OutcomeRow>>((parentIds, { asked }, context) =>
      this.queries.listOfEach(viewerOf(context), parent, parentIds, asked),
    );
  }
}

const idsOf = (rows: readonly OutcomeRow[]): string[] => [...new Set(rows.map(({ id }) => id))];
