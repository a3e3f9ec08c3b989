import { Injectable } from '@nestjs/common';
import {
  type DocumentNode,
  type ExecutionResult,
  getOperationAST,
  type GraphQLSchema,
  type OperationDefinitionNode,
  parse,
  print,
  validate,
} from 'graphql';
import { LRUCache } from 'lru-cache';
import { Problem } from '../../problem.js';
import type { CallContext } from '../context.js';
import { checkInput } from '../input/input.js';
import { SearchLimits } from '../input/search-limits.service.js';
import type { Operation } from '../operations.js';
import { Executor } from './executor.js';

interface CheckedCall {
  document: DocumentNode;
  operation: OperationDefinitionNode;
  variables: Record<string, unknown>;
  context: CallContext;
}

/**
 * The running schema and its executor, for whoever asks it without HTTP: pages and files are made of what it answers.
 */
@Injectable()
export class RunningSchema {
  private running: { schema: GraphQLSchema; executor: Executor } | null = null;
  private readonly documents = new LRUCache<string | DocumentNode, DocumentNode>({ max: 100 });

  constructor(private readonly searches: SearchLimits) {}

  set(schema: GraphQLSchema): void {
    this.running = { schema, executor: new Executor(schema) };
  }

  get(): GraphQLSchema {
    return this.whole().schema;
  }

  get executor(): Executor {
    return this.whole().executor;
  }

  /**
   * Runs one operation under the same access rules and limits as through HTTP. Errors of fields come in the result.
   * @throws Problem when an input does not fit, Error when the document itself is wrong
   */
  async execute(
    operation: string | DocumentNode,
    variables: Record<string, unknown>,
    context: CallContext,
  ): Promise<ExecutionResult> {
    const { schema, executor } = this.whole();
    const document = this.documentOf(operation, schema);
    const definition = getOperationAST(document);
    if (!definition) throw new Error('The document holds no operation');
    await this.check({ document, operation: definition, variables, context });
    return executor.execute({ document, variables, context });
  }

  /**
   * Holds the input of an operation against the schema and all limits, before it is run.
   * @throws Problem
   */
  async check({ document, operation, variables, context }: CheckedCall): Promise<void> {
    await this.searches.count(checkInput(this.get(), document, operation, variables, context.caller), context);
  }

  /**
   * The data of one operation written with `graphql`. What is missing or hidden is null.
   * @throws Problem that the operation was refused with, Error when it failed
   */
  async ask<Answer, Variables extends Record<string, unknown>>(
    operation: Operation<Answer, Variables>,
    variables: Variables,
    context: CallContext,
  ): Promise<Answer> {
    const { data, errors = [] } = await this.execute(operation, variables, context);
    for (const { originalError, message } of errors) {
      if (originalError instanceof Problem && originalError.code === 'NOT_FOUND') continue;
      throw originalError ?? new Error(message);
    }
    return data as Answer;
  }

  private documentOf(operation: string | DocumentNode, schema: GraphQLSchema): DocumentNode {
    let document = this.documents.get(operation);
    if (!document) {
      document = parse(typeof operation === 'string' ? operation : print(operation));
      const [invalid] = validate(schema, document);
      if (invalid) throw invalid;
      this.documents.set(operation, document);
    }
    return document;
  }

  private whole(): { schema: GraphQLSchema; executor: Executor } {
    if (!this.running) throw new Error('The schema is not built yet');
    return this.running;
  }
}
