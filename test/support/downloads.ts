import { expect } from '@jest/globals';
import type { Person } from './cast.js';
import type { World } from './world.js';

/** A file as this person gets it. */
export async function download(
  world: World,
  who: Person | 'nobody',
  path: string,
): Promise<{ headers: Record<string, string>; bytes: Buffer }> {
  const response = await world.as(who).get(path, true);
  expect({ path, status: response.status }).toEqual({ path, status: 200 });
  return { headers: response.headers, bytes: response.body as Buffer };
}

export async function slugOf(world: World, event: string): Promise<string> {
  const [row] = await world.database.rows<{ slug: string }>('SELECT slug FROM event WHERE id = $1', [event]);
  return row!.slug;
}
