import { Injectable } from '@nestjs/common';
import { isSecretariat, type Viewer } from '../access/index.js';
import { changesBetween, Trail } from '../audit/index.js';
import {
  badInput,
  conflict,
  Database,
  forbidden,
  insertRows,
  mergeTexts,
  newId,
  notFound,
  Problems,
  ReferenceTables,
  sql,
  type Texts,
  type Transaction,
  valueRequired,
  violatedConstraint,
} from '../platform/index.js';
import { ActionReferences } from '../plan/index.js';
import type { NetworkInput, UpdateNetworkInput } from '../schema-types.js';
import { organisesNetwork } from './network.policy.js';
import { actionIdsOf, networkColumns, type NetworkRow, type NetworkWithActions } from './networks.queries.js';

/** Founds and changes networks. */
@Injectable()
export class Networks {
  constructor(
    private readonly database: Database,
    private readonly referenceTables: ReferenceTables,
    private readonly actions: ActionReferences,
    private readonly trail: Trail,
  ) {}

  /** @throws Problem FORBIDDEN, BAD_INPUT also for a slug that is taken */
  async create(viewer: Viewer, input: NetworkInput): Promise<NetworkRow> {
    if (!isSecretariat(viewer)) throw forbidden();
    const name = requiredName(mergeTexts({}, input.name));
    return this.writing(async (transaction) => {
      const actionIds = await this.actions.resolve(transaction, input.actions, 'input.actions');
      const mandate = mergeTexts({}, input.mandate);
      const network = await transaction.one<NetworkRow>(
        sql`INSERT INTO network AS n (id, slug, kind, name, mandate)
          VALUES (${newId()}, ${input.slug}, ${input.kind}, ${JSON.stringify(name)}, ${JSON.stringify(mandate)})
          RETURNING ${networkColumns}`,
      );
      await this.putActions(transaction, network.id, actionIds);
      await this.record(transaction, viewer, 'createNetwork', null, { ...network, actionIds });
      return network;
    });
  }

  /** @throws Problem NOT_FOUND, FORBIDDEN for who does not organise it, CONFLICT for an old version, BAD_INPUT */
  async update(viewer: Viewer, id: string, input: UpdateNetworkInput): Promise<NetworkRow> {
    const problems = new Problems();
    for (const field of ['slug', 'kind', 'name', 'actions'] as const) {
      if (input[field] === null) problems.add(`input.${field}`, valueRequired);
    }
    problems.throwIfAny();
    return this.writing(async (transaction) => {
      const old = await this.hold(transaction, id);
      if (!old) throw notFound('id');
      if (!organisesNetwork(viewer, id)) throw forbidden();
      if (input.version != null && input.version !== old.version) throw conflict();
      const { slug, kind, name, mandate } = settled(old, input);
      const network = await transaction.one<NetworkRow>(
        sql`UPDATE network n SET slug = ${slug}, kind = ${kind}, name = ${JSON.stringify(name)},
            mandate = ${JSON.stringify(mandate)}, version = version + 1
          WHERE n.id = ${id} RETURNING ${networkColumns}`,
      );
      const actionIds = input.actions
        ? await this.actions.resolve(transaction, input.actions, 'input.actions')
        : old.actionIds;
      if (input.actions) await this.putActions(transaction, id, actionIds);
      await this.record(transaction, viewer, 'updateNetwork', old, { ...network, actionIds });
      return network;
    });
  }

  private async writing(work: (transaction: Transaction) => Promise<NetworkRow>): Promise<NetworkRow> {
    try {
      return await this.referenceTables.writing(() => this.database.transaction(work));
    } catch (error) {
      if (violatedConstraint(error) !== 'network_slug_key') throw error;
      throw badInput('input.slug', {
        en: 'Another network has this short name.',
        ru: 'Это короткое имя уже занято другой сетью.',
      });
    }
  }

  /** The network as it stands, locked until the transaction ends; null when there is none. */
  private async hold(transaction: Transaction, id: string): Promise<NetworkWithActions | null> {
    // Read once it is locked: what another transaction has just written is there then.
    const there = await transaction.maybeOne(sql`SELECT FROM network WHERE id = ${id} FOR UPDATE`);
    if (!there) return null;
    return transaction.one<NetworkWithActions>(
      sql`SELECT ${networkColumns}, ${actionIdsOf()} AS "actionIds" FROM network n WHERE n.id = ${id}`,
    );
  }

  private async putActions(transaction: Transaction, networkId: string, actionIds: readonly string[]): Promise<void> {
    await transaction.execute(sql`DELETE FROM network_action WHERE network_id = ${networkId}`);
    const rows = actionIds.map((id, index) => ({ network_id: networkId, action_id: id, position: index + 1 }));
    await transaction.execute(insertRows('network_action', rows));
  }

  private async record(
    transaction: Transaction,
    viewer: Viewer,
    action: string,
    old: NetworkWithActions | null,
    network: NetworkWithActions,
  ): Promise<void> {
    const changes = changesBetween(old && fieldsOf(old), fieldsOf(network));
    await this.trail.record(transaction, viewer, [{ action, subject: network.id, subjectKind: 'Network', changes }]);
  }
}

/** What a network says of itself. */
type NetworkContent = Pick<NetworkRow, 'slug' | 'kind' | 'name' | 'mandate'>;

/** What the trail tells of a network, by the names that fields have in its input. */
const fieldsOf = ({ slug, kind, name, mandate, actionIds }: NetworkWithActions): object => ({
  ...{ slug, kind, name, mandate, actions: actionIds },
});

/** What the input makes of the network. @throws Problem BAD_INPUT for no name */
const settled = (old: NetworkContent, { slug, kind, name, mandate }: UpdateNetworkInput): NetworkContent => ({
  slug: slug ?? old.slug,
  kind: kind ?? old.kind,
  name: requiredName(mergeTexts(old.name, name)),
  mandate: mandate === null ? {} : mergeTexts(old.mandate, mandate),
});

/** @throws Problem BAD_INPUT for no name */
function requiredName(name: Texts): Texts {
  if (Object.keys(name).length === 0) throw badInput('input.name', valueRequired);
  return name;
}
