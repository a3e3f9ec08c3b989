import { Injectable, type OnModuleInit } from '@nestjs/common';
import { isSecretariat, type Viewer, viewerOf } from '../../access/index.js';
import { organisesNetwork } from '../../networks/index.js';
import { forbidden, OfferedMutations, type Sql, sql, type Transaction } from '../../platform/index.js';
import { inAudience } from '../reading/audience.sql.js';
import { type MaterialOwner, MaterialOwners } from './material-owners.registry.js';

/** Networks as owners of materials: everybody may see a network, and its active members take part in it. */
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

  staffed(viewer: Viewer): Sql {
    if (isSecretariat(viewer)) return ofNetwork;
    return sql`coalesce(f.network_id = ANY (${viewer.organisedNetworks}::uuid[]), FALSE)`;
  }

  readable(viewer: Viewer): Sql {
    return sql`(${ofNetwork} AND ${inAudience(viewer, audience, { networks: isActive, participants: isActive })})`;
  }

  async hold(transaction: Transaction, viewer: Viewer, id: string): Promise<boolean> {
    const found = await transaction.maybeOne(sql`SELECT FROM network WHERE id = ${id} FOR KEY SHARE`);
    if (found === null) return false;
    if (!organisesNetwork(viewer, id)) throw forbidden();
    return true;
  }
}

const audience = sql`f.audience`;
const ofNetwork = sql`f.network_id IS NOT NULL`;

const isActive = (member: Sql): Sql => sql`EXISTS (SELECT FROM membership own
  WHERE own.network_id = f.network_id AND own.member_id = ${member} AND own.status = 'ACTIVE')`;
