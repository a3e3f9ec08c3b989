import { graphql, type ResultOf } from '../../../src/platform/index.js';
import type { Person } from '../harness/cast.js';
import type { Input } from '../harness/input.js';
import type { World } from '../harness/world.js';
import { upload } from './files.js';
import { english } from './texts.js';

const materialShown = graphql(
  'fragment MaterialShown on Material { id title language audience availableFrom url size contentType }',
);
export type MaterialShown = ResultOf<typeof materialShown>;

export const addMaterial = graphql(
  'mutation ($to: ID!, $input: MaterialInput!) { addMaterial(to: $to, input: $input) { ...MaterialShown } }',
  [materialShown],
);
export const updateMaterial = graphql(
  'mutation ($id: ID!, $input: UpdateMaterialInput!) { updateMaterial(id: $id, input: $input) { ...MaterialShown } }',
  [materialShown],
);
export const removeMaterial = graphql('mutation ($id: ID!) { removeMaterial(id: $id) }');

/** Adds a handbook to something: a link unless `input` names a file. */
export async function addedMaterial(
  world: World,
  to: string,
  input: Partial<Input<'MaterialInput'>> = {},
  who: Person = 'organiser',
): Promise<MaterialShown> {
  const link = 'upload' in input ? {} : { url: 'https://library.example/a' };
  const whole = { title: english('Handbook'), ...link, ...input };
  return (await world.as(who).ask(addMaterial, { to, input: whole })).addMaterial;
}

/** A file that the organiser has sent and added. */
export async function addedFile(
  world: World,
  to: string,
  input: Partial<Input<'MaterialInput'>> = {},
  file: Parameters<typeof upload>[2] = {},
): Promise<MaterialShown & { upload: string }> {
  const id = await upload(world, 'organiser', file);
  return { ...(await addedMaterial(world, to, { upload: id, ...input })), upload: id };
}
