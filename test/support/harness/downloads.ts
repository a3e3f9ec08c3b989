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

/** How a file is refused to this person: in the form of the API's errors, and nobody is sent elsewhere. */
export async function refusedDownload(
  world: World,
  who: Person | 'nobody',
  path: string,
): Promise<{ status: number; code: string; field: string | null }> {
  const answer = await world.as(who).get(path);
  const [error] = (answer.body as { errors: { extensions: { code: string; field?: string } }[] }).errors;
  expect(answer.headers['content-type']).toBe('application/json; charset=utf-8');
  expect(answer.headers['location']).toBeUndefined();
  return { status: answer.status, code: error!.extensions.code, field: error!.extensions.field ?? null };
}

export async function slugOf(world: World, event: string): Promise<string> {
  const [row] = await world.database.rows<{ slug: string }>('SELECT slug FROM event WHERE id = $1', [event]);
  return row!.slug;
}
