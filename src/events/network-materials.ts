import { Injectable, type OnModuleInit } from '@nestjs/common';
import { isSecretariat, type Viewer, viewerOf } from '../access/index.js';
import { forbidden, OfferedMutations, place, type Transaction } from '../platform/index.js';
import { inAudience } from './audience.js';
import { type MaterialOwner, MaterialOwners } from './material-owners.js';

/** Networks as owners of materials: everybody may see a network, and its active members are those who take part in it. */
@Injectable()
export class NetworkMaterials implements MaterialOwner, OnModuleInit {
  readonly column = 'network_id';

  constructor(
    private readonly owners: MaterialOwners,
    private readonly offered: OfferedMutations,
  ) {}

  onModuleInit(): void {
    this.owners.add(this);
    this.offered.add<{ id: string }>('Network', ({ id }, context) =>
      organisesNetwork(viewerOf(context), id) ? ['addMaterial'] : [],
    );
  }

  staffed(viewer: Viewer, values: unknown[]): string {
    if (isSecretariat(viewer)) return 'f.network_id IS NOT NULL';
    return `coalesce(f.network_id = ANY (${place(values, viewer.organisedNetworks)}::uuid[]), FALSE)`;
  }

  readable(viewer: Viewer, values: unknown[]): string {
    const active = (member: string): string => `EXISTS (SELECT FROM membership own
      WHERE own.network_id = f.network_id AND own.member_id = ${member} AND own.status = 'ACTIVE')`;
    return `(f.network_id IS NOT NULL AND ${inAudience(viewer, values, 'f.audience', { networks: active, participants: active })})`;
  }

  async hold(transaction: Transaction, viewer: Viewer, id: string): Promise<boolean> {
    const found = await transaction.rows(`SELECT FROM network WHERE id = $1 FOR KEY SHARE`, [id]);
    if (found.length === 0) return false;
    if (!organisesNetwork(viewer, id)) throw forbidden();
    return true;
  }
}

const organisesNetwork = (viewer: Viewer, id: string): boolean =>
  isSecretariat(viewer) || viewer.organisedNetworks.includes(id);
