import { Injectable } from '@nestjs/common';
import { viewerOf } from '../../access/index.js';
import { byKey, grouped, perCall } from '../../platform/index.js';
import type { MaterialRow } from './material.row.js';
import { MaterialsQueries } from './materials.queries.js';

/** What is asked of many materials, and of the materials of many, for one call. */
@Injectable()
export class MaterialLoaders {
  constructor(private readonly queries: MaterialsQueries) {}

  /** A material by id; null when there is none or the caller may not have it. */
  readonly material = perCall<string, MaterialRow | null>(
    async (ids, context) => byKey(await this.queries.byIds(viewerOf(context), ids), ({ id }) => id),
    () => null,
  );

  readonly ofEvent = this.of('event_id');
  readonly ofNetwork = this.of('network_id');

  private of(column: 'event_id' | 'network_id') {
    return perCall<string, MaterialRow[]>(
      async (ids, context) => grouped(await this.queries.of(viewerOf(context), column, ids), ({ ownerId }) => ownerId),
      () => [],
    );
  }
}
