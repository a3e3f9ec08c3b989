import { type ExecutionResult, getOperationAST, type GraphQLSchema, OperationTypeNode } from 'graphql';
import { type Call, Executor } from '../../../src/platform/graphql/execution/executor.js';
import type { RunningSchema } from '../../../src/platform/index.js';
import { bothAnswers, sameAnswers, soon, type Tally } from './both-executors.js';

/**
 * The queries that a test sends, each once with the same variables and caller, to be asked again of both executors when
 * the test is over.
 */
export class AskedQueries {
  private readonly asked = new Map<string, Call>();

  /**
   * Notes from now on what comes to this application's executor: over HTTP or from a page, valid and with input that
   * fits.
   */
  noteFrom(running: RunningSchema): void {
    const { executor } = running;
    const execute = executor.execute.bind(executor);
    executor.execute = (call: Call): Promise<ExecutionResult> => {
      this.note(call);
      return execute(call);
    };
  }

  /**
   * Asks each query of graphql and of code compiled for it, as whom it was asked by.
   * @throws Error with every query that is answered otherwise, or that fails now by a fault of ours: nothing can be
   * compared then
   */
  async compare(schema: GraphQLSchema, executor = new Executor(schema, soon)): Promise<Tally> {
    const tally: Tally = { runs: 0, compiled: 0, failed: 0 };
    const wrong: string[] = [];
    for (const [key, { context, ...query }] of this.asked) {
      try {
        const asked = bothAnswers(schema, executor, query, () => ({ caller: { ...context.caller } }));
        const { faults } = await sameAnswers(asked, tally);
        if (faults.length > 0) throw new Error(faults.join('\n'));
      } catch (error) {
        wrong.push(`${key}\n\n${error instanceof Error ? error.message : String(error)}`);
      }
    }
    if (wrong.length > 0)
      throw new Error(`Compiled code and graphql do not answer alike, or cannot answer:\n\n${wrong.join('\n\n')}`);
    return tally;
  }

  private note({ document, operationName, variables, context: { caller } }: Call): void {
    if (getOperationAST(document, operationName)?.operation !== OperationTypeNode.QUERY) return;
    const who = { ...caller, sessionId: undefined };
    const key = [document.loc?.source.body, operationName, asText(variables), asText(who)].filter(Boolean).join('\n');
    if (!this.asked.has(key)) this.asked.set(key, { document, operationName, variables, context: { caller } });
  }
}

const asText = (value: object): string =>
  JSON.stringify(value, (_, held: unknown) => (held instanceof Set ? [...held] : held));
