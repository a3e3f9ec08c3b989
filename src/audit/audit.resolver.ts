import type { OnModuleInit } from '@nestjs/common';
import { Args, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { isSecretariat, viewerOf } from '../access/index.js';
import { type CallContext, type Connection, grouped, Nodes, perCall } from '../platform/index.js';
import type { QueryAuditTrailArgs } from '../schema-types.js';
import { type AuditChangeRow, type AuditEntryRow, AuditQueries } from './audit.queries.js';

@Resolver('AuditEntry')
export class AuditResolver implements OnModuleInit {
  private readonly changesOfEntry = perCall<string, AuditChangeRow[]>(
    async (entries) => grouped(await this.queries.changesOf(entries), ({ entryId }) => entryId),
    () => [],
  );

  constructor(
    private readonly queries: AuditQueries,
    private readonly nodes: Nodes,
  ) {}

  onModuleInit(): void {
    this.nodes.register({
      type: 'AuditEntry',
      table: 'audit_entry',
      find: async (id, context) => (isSecretariat(viewerOf(context)) ? this.queries.byId(id) : null),
    });
  }

  @Query()
  auditTrail(@Args() asked: QueryAuditTrailArgs): Promise<Connection<AuditEntryRow>> {
    return this.queries.trail(asked);
  }

  @ResolveField()
  changes({ id }: AuditEntryRow, _: unknown, context: CallContext): Promise<AuditChangeRow[]> {
    return this.changesOfEntry(context).load(id);
  }
}
