import { Problem, type ProblemDetail } from '../../platform/index.js';

/** What an address says behind its question mark does not fit: each detail names its parameter. */
export class AddressProblem extends Problem {
  constructor({ details }: Pick<Problem, 'details'>) {
    const [first, ...others] = details;
    super(first!, ...others);
  }
}

/** The same problem as one of the address, where all of it lies within the argument that the address gives. */
export function asAddressProblem(problem: Problem, argument: string): Problem {
  const within = `${argument}.`;
  if (!problem.details.every(({ field }) => field?.startsWith(within))) return problem;
  const details = problem.details.map(({ field, ...detail }): ProblemDetail => ({
    ...detail,
    field: field!.slice(within.length).split('.')[0]!,
  }));
  return new AddressProblem({ details });
}
