import type { OnModuleInit } from '@nestjs/common';
import { ResolveField, Resolver } from '@nestjs/graphql';
import { viewerOf } from '../access/index.js';
import { FileLinks, MaterialLinks, MaterialLoaders, type MaterialRow } from '../events/index.js';
import type { CallContext } from '../platform/index.js';
import { type EvidenceRow, OutcomePartQueries } from './outcome-parts.queries.js';

const kind = 'evidence';

/** Where evidence is, for those who may read it. */
@Resolver('Evidence')
export class EvidenceResolver implements OnModuleInit {
  constructor(
    private readonly parts: OutcomePartQueries,
    private readonly links: FileLinks,
    private readonly materialLinks: MaterialLinks,
    private readonly materials: MaterialLoaders,
  ) {}

  onModuleInit(): void {
    this.links.serve(kind, (viewer, id) => this.parts.evidenceFile(viewer, id));
  }

  @ResolveField()
  async url(row: EvidenceRow, _: unknown, context: CallContext): Promise<string | null> {
    if (row.uploadId) return this.links.linkFor(kind, row.id, viewerOf(context));
    const material = await this.material(row, _, context);
    return material ? this.materialLinks.urlOf(material, viewerOf(context)) : row.link;
  }

  @ResolveField()
  material({ materialId }: EvidenceRow, _: unknown, context: CallContext): Promise<MaterialRow | null> | null {
    return materialId === null ? null : this.materials.material(context).load(materialId);
  }
}
