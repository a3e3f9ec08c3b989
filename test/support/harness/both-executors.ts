import { expect } from '@jest/globals';
import { execute, type ExecutionResult, type GraphQLSchema } from 'graphql';
import type { CompileLimits } from '../../../src/platform/graphql/execution/compile-budget.js';
import { isCompilable } from '../../../src/platform/graphql/execution/compilable.js';
import type { Call, Executor } from '../../../src/platform/graphql/execution/executor.js';
import { type CallContext, Problem } from '../../../src/platform/index.js';

/**
 * One query answered by graphql and, once it is compiled where it can be, by our executor: each as a client would read
 * it.
 */
export interface Answers {
  standard: unknown;
  ours: unknown;
  compiled: boolean;
  failed: boolean;
  /** What went wrong though no caller is to blame. */
  faults: string[];
}

/**
 * How many queries were answered, from compiled code, and with errors: a test in which nothing happens proves nothing.
 */
export interface Tally {
  runs: number;
  compiled: number;
  failed: number;
}

/** For executors that compile whatever comes a second time. */
export const soon: CompileLimits = { callsBefore: 1, share: 1, most: Infinity };

/** Expects the same of both, and counts. */
export async function sameAnswers(asked: Promise<Answers>, tally?: Tally): Promise<Answers> {
  const answers = await asked;
  expect(answers.ours).toEqual(answers.standard);
  if (tally) {
    tally.runs++;
    if (answers.compiled) tally.compiled++;
    if (answers.failed) tally.failed++;
  }
  return answers;
}

/**
 * Runs a query through graphql's execute and through our executor. `context` is made anew for each, so that no loader
 * is shared.
 */
export async function bothAnswers(
  schema: GraphQLSchema,
  executor: Executor,
  query: Omit<Call, 'context'>,
  context: () => CallContext,
): Promise<Answers> {
  const { document, operationName, variables } = query;
  const standard = await execute({
    schema,
    document,
    operationName,
    variableValues: variables,
    contextValue: context(),
  });
  // What can be compiled is so when it comes a second time.
  if (isCompilable(schema, document) && !executor.isCompiled(document))
    await executor.execute({ ...query, context: context() });
  const ours = await executor.execute({ ...query, context: context() });
  return {
    standard: readable(standard),
    ours: readable(ours),
    compiled: executor.isCompiled(document),
    failed: (standard.errors ?? []).length > 0,
    faults: (standard.errors ?? []).flatMap(({ originalError: cause }) =>
      cause && !(cause instanceof Problem) ? [cause.message] : [],
    ),
  };
}

/**
 * As JSON, with the errors in an order of their own: theirs is that in which they happened. A report is counted at
 * another moment each time, and a link to a file ends at another.
 */
function readable(result: ExecutionResult): unknown {
  const errors = result.errors?.map((error) => JSON.stringify(error)).sort();
  return JSON.parse(JSON.stringify({ ...result, errors }), (name, value: unknown) =>
    name === 'dataAt' && typeof value === 'string' ? 'a moment' : withoutSignature(value),
  );
}

/** The address of a file without what makes it hold for a while. */
export const withoutSignature = (value: unknown): unknown =>
  typeof value === 'string' ? value.replace(/\?until=\d+&for=[\w-]*&signature=[\w-]+$/, '') : value;
