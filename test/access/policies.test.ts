import { existsSync, globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { mutantsOf } from '../support/policies/mutants.js';
import { specOf } from '../support/policies/policy-spec.js';

/*
 * Whether the spec of each policy would notice a wrong one. `npm run mutants` runs this file alone and shows the table.
 * A mutant that changes nothing has no place here: the policy can be written more simply.
 */

const policies = globSync('src/**/*.policy.ts').sort();
const table = policies.map((policy) => {
  const text = readFileSync(policy, 'utf8');
  return { policy, text, mutants: mutantsOf(text) };
});

describe('a policy', () => {
  it('has a spec beside it', () => {
    const lacking = policies.filter((policy) => !existsSync(policy.replace(/\.ts$/, '.spec.ts')));
    expect(lacking).toEqual([]);
  });
});

describe('a spec is green as it is, and notices each mutant of', () => {
  it.each(table.map(({ policy, text, mutants }) => ({ policy, count: mutants.length, text, mutants })))(
    '$policy: $count mutants',
    async ({ policy, text, mutants }) => {
      const hold = await specOf(policy);
      hold(text);
      const unnoticed = mutants.filter((mutant) => isDone(() => hold(mutant.text))).map(({ name }) => name);
      expect(mutants.length).toBeGreaterThan(0);
      expect(unnoticed).toEqual([]);
    },
  );
});

function isDone(work: () => void): boolean {
  try {
    work();
    return true;
  } catch {
    return false;
  }
}
