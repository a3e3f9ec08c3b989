import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Viewer } from '../access/index.js';
import { FileLinks } from './file-links.js';
import { type MaterialRow, MaterialsQueries } from './materials.queries.js';

const kind = 'materials';

/** Where materials are. */
@Injectable()
export class MaterialLinks implements OnModuleInit {
  constructor(
    private readonly links: FileLinks,
    private readonly queries: MaterialsQueries,
  ) {}

  onModuleInit(): void {
    this.links.serve(kind, (viewer, id) => this.queries.file(viewer, id));
  }

  /** The address that a link leads to; for a file, one that gives its bytes to this viewer for a short time. */
  urlOf({ id, link }: Pick<MaterialRow, 'id' | 'link'>, viewer: Pick<Viewer, 'memberId'>): string {
    return link ?? this.links.linkFor(kind, id, viewer);
  }
}
