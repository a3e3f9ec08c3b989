import { graphql } from '../../../src/platform/index.js';
import type { AnswerTo } from '../harness/client.js';
import type { Input } from '../harness/input.js';
import type { World } from '../harness/world.js';
import { english } from './texts.js';

export const createProgramme = graphql(
  'mutation ($input: ProgrammeInput!) { createProgramme(input: $input) { id version } }',
);

/** Enters a programme, named after its slug unless it is said otherwise. */
export async function newProgramme(
  world: World,
  slug: string,
  changes: Partial<Input<'ProgrammeInput'>> = {},
): Promise<AnswerTo<typeof createProgramme>['createProgramme']> {
  const title = english(slug.charAt(0).toUpperCase() + slug.slice(1));
  const answer = await world.as('secretariat').ask(createProgramme, { input: { slug, title, ...changes } });
  return answer.createProgramme;
}
