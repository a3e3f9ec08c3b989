import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DemonstrationWorld } from './demo/index.js';
import { StateList } from './people/index.js';
import { Catalogue } from './plan/index.js';
import type { Config } from './platform/index.js';

/** Puts in place what the first request needs; it is safe to repeat, and in two processes at once. */
export async function prepare(app: NestFastifyApplication, config: Config): Promise<void> {
  await app.get(StateList).load();
  await app.get(Catalogue).load();
  if (config.demonstration) await app.get(DemonstrationWorld).build();
}
