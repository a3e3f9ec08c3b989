import type { OnModuleInit } from '@nestjs/common';
import { ResolveField, Resolver } from '@nestjs/graphql';
import { viewerOf } from '../../access/index.js';
import { MaterialLinks, MaterialLoaders, type MaterialRow } from '../../events/index.js';
import { type CallContext, FileLinks, Nodes } from '../../platform/index.js';
import { EvidenceQueries } from './evidence.queries.js';
import type { EvidenceRow } from './evidence.row.js';

const kind = 'evidence';
/** Evidence keeps its id through the versions of its outcome, its file may be another. */
const kindBeside = 'published-evidence';

@Resolver('Evidence')
export class EvidenceResolver implements OnModuleInit {
  constructor(
    private readonly queries: EvidenceQueries,
    private readonly links: FileLinks,
    private readonly materialLinks: MaterialLinks,
    private readonly materials: MaterialLoaders,
    private readonly nodes: Nodes,
  ) {}

  onModuleInit(): void {
    this.links.serve(kind, (id, context) => this.queries.file(viewerOf(context), id));
    this.links.serve(kindBeside, (id, context) => this.queries.fileBeside(viewerOf(context), id));
    this.nodes.register({
      type: 'Evidence',
      table: 'evidence',
      find: (id, context) => this.queries.byId(viewerOf(context), id),
    });
  }

  @ResolveField()
  async url(row: EvidenceRow, _: unknown, context: CallContext): Promise<string | null> {
    if (row.uploadId) return this.links.linkFor(row.isBeside ? kindBeside : kind, row.id, viewerOf(context));
    const material = await this.material(row, _, context);
    return material ? this.materialLinks.urlOf(material, viewerOf(context)) : row.link;
  }

  @ResolveField()
  material({ materialId }: EvidenceRow, _: unknown, context: CallContext): Promise<MaterialRow | null> | null {
    return materialId === null ? null : this.materials.material(context).load(materialId);
  }
}
