import { Injectable } from '@nestjs/common';
import { isSecretariat, type Viewer } from '../access/index.js';
import { Trail } from '../audit/index.js';
import {
  badInput,
  conflict,
  Database,
  Dictionaries,
  forbidden,
  mergeTexts,
  newId,
  notFound,
  Problems,
  type Texts,
  type Transaction,
  violatedConstraint,
} from '../platform/index.js';
import { ActionReferences } from '../plan/index.js';
import type { NetworkInput, UpdateNetworkInput } from '../schema-types.js';
import { networkColumns, type NetworkRow } from './networks.queries.js';

const needed = { en: 'A value is required here.', ru: 'Здесь требуется значение.' };

/** Founds and changes networks. */
@Injectable()
export class Networks {
  constructor(
    private readonly database: Database,
    private readonly dictionaries: Dictionaries,
    private readonly actions: ActionReferences,
    private readonly trail: Trail,
  ) {}

  /** @throws Problem FORBIDDEN, BAD_INPUT also for a slug that is taken */
  async create(viewer: Viewer, input: NetworkInput): Promise<NetworkRow> {
    if (!isSecretariat(viewer)) throw forbidden();
    const name = requiredName(mergeTexts({}, input.name));
    return this.writing(async (transaction) => {
      const actionIds = await this.actions.resolve(transaction, input.actions, 'input.actions');
      const [network] = await transaction.rows<NetworkRow>(
        `INSERT INTO network AS n (id, slug, kind, name, mandate) VALUES ($1, $2, $3, $4, $5) RETURNING ${networkColumns}`,
        [newId(), input.slug, input.kind, name, mergeTexts({}, input.mandate)],
      );
      await this.putActions(transaction, network!.id, actionIds);
      await this.record(transaction, viewer, 'createNetwork', null, network!);
      return network!;
    });
  }

  /** @throws Problem NOT_FOUND, FORBIDDEN for who does not organise it, CONFLICT for an old version, BAD_INPUT */
  async update(viewer: Viewer, id: string, input: UpdateNetworkInput): Promise<NetworkRow> {
    const problems = new Problems();
    for (const field of ['slug', 'kind', 'name', 'actions'] as const) {
      if (input[field] === null) problems.add(`input.${field}`, needed);
    }
    problems.throwIfAny();
    return this.writing(async (transaction) => {
      const [old] = await transaction.rows<NetworkRow>(
        `SELECT ${networkColumns} FROM network n WHERE n.id = $1 FOR UPDATE`,
        [id],
      );
      if (!old) throw notFound('id');
      if (!isSecretariat(viewer) && !viewer.organisedNetworks.includes(id)) throw forbidden();
      if (input.version != null && input.version !== old.version) throw conflict();
      const mandate = input.mandate === null ? {} : mergeTexts(old.mandate, input.mandate);
      const [network] = await transaction.rows<NetworkRow>(
        `UPDATE network n SET slug = $2, kind = $3, name = $4, mandate = $5, version = version + 1 WHERE n.id = $1 RETURNING ${networkColumns}`,
        [id, input.slug ?? old.slug, input.kind ?? old.kind, requiredName(mergeTexts(old.name, input.name)), mandate],
      );
      if (input.actions)
        await this.putActions(transaction, id, await this.actions.resolve(transaction, input.actions, 'input.actions'));
      await this.record(transaction, viewer, 'updateNetwork', old, network!);
      return network!;
    });
  }

  private async writing(work: (transaction: Transaction) => Promise<NetworkRow>): Promise<NetworkRow> {
    try {
      return await this.dictionaries.writing(() => this.database.transaction(work));
    } catch (error) {
      if (violatedConstraint(error) !== 'network_slug_key') throw error;
      throw badInput('input.slug', {
        en: 'Another network has this short name.',
        ru: 'Это короткое имя уже занято другой сетью.',
      });
    }
  }

  private async putActions(transaction: Transaction, networkId: string, actionIds: readonly string[]): Promise<void> {
    await transaction.rows(`DELETE FROM network_action WHERE network_id = $1`, [networkId]);
    await transaction.rows(
      `INSERT INTO network_action (network_id, action_id, position) SELECT $1, id, place FROM unnest($2::uuid[]) WITH ORDINALITY AS given (id, place)`,
      [networkId, actionIds],
    );
  }

  private async record(
    transaction: Transaction,
    viewer: Viewer,
    action: string,
    old: NetworkRow | null,
    network: NetworkRow,
  ): Promise<void> {
    const changes = (['slug', 'kind', 'name', 'mandate'] as const)
      .map((field) => ({ field, from: old && old[field], to: network[field] }))
      .filter(({ from, to }) => JSON.stringify(from) !== JSON.stringify(to));
    await this.trail.record(transaction, viewer, [{ action, subject: network.id, subjectKind: 'Network', changes }]);
  }
}

function requiredName(name: Texts): Texts {
  if (Object.keys(name).length === 0) throw badInput('input.name', needed);
  return name;
}
