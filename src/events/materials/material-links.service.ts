import { Injectable, type OnModuleInit } from '@nestjs/common';
import { type Viewer, viewerOf } from '../../access/index.js';
import { FileLinks } from '../../platform/index.js';
import type { MaterialRow } from './material.row.js';
import { MaterialsQueries } from './materials.queries.js';

const kind = 'materials';

/** Where materials are. */
@Injectable()
export class MaterialLinks implements OnModuleInit {
  constructor(
    private readonly links: FileLinks,
    private readonly queries: MaterialsQueries,
  ) {}

  onModuleInit(): void {
    this.links.serve(kind, (id, context) => this.queries.file(viewerOf(context), id));
  }

  /** The address that a link leads to; for a file, one that gives its bytes to this viewer for a short time. */
  urlOf({ id, link }: Pick<MaterialRow, 'id' | 'link'>, viewer: Pick<Viewer, 'memberId'>): string {
    return link ?? this.links.linkFor(kind, id, viewer);
  }
}
