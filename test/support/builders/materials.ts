import type { Person } from '../harness/cast.js';
import { upload } from './files.js';
import type { World } from '../harness/world.js';

export const addText = `mutation ($to: ID!, $input: MaterialInput!) {
  addMaterial(to: $to, input: $input) { id title language audience availableFrom url size contentType }
}`;
export const updateText = `mutation ($id: ID!, $input: UpdateMaterialInput!) {
  updateMaterial(id: $id, input: $input) { id title language audience availableFrom url size contentType }
}`;
export const removeText = 'mutation ($id: ID!) { removeMaterial(id: $id) }';

export interface MaterialAnswer {
  id: string;
  title: string;
  language: string | null;
  audience: string;
  availableFrom: string | null;
  url: string;
  size: number | null;
  contentType: string | null;
}

export const english = (text: string) => [{ locale: 'en', text }];

export async function addMaterial(
  world: World,
  to: string,
  input: Record<string, unknown> = {},
  who: Person = 'organiser',
): Promise<MaterialAnswer> {
  const { addMaterial } = await world.as(who).ask<{ addMaterial: MaterialAnswer }>(addText, {
    to,
    input: { title: english('Handbook'), ...('upload' in input ? {} : { url: 'https://library.example/a' }), ...input },
  });
  return addMaterial;
}

/** A file that the organiser has sent and added. */
export async function addFile(
  world: World,
  to: string,
  input: Record<string, unknown> = {},
  file: Parameters<typeof upload>[2] = {},
): Promise<MaterialAnswer & { upload: string }> {
  const id = await upload(world, 'organiser', file);
  return { ...(await addMaterial(world, to, { upload: id, ...input })), upload: id };
}
