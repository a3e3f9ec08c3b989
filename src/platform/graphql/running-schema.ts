import { Injectable } from '@nestjs/common';
import { type DocumentNode, type ExecutionResult, getOperationAST, type GraphQLSchema, parse, validate } from 'graphql';
import type { CallContext } from './context.js';
import { Problem } from '../problem.js';
import { Recent } from '../recent.js';
import { Executor } from './executor.js';
import { checkInput } from './input.js';

/** The running schema and its executor, for whoever asks it without HTTP: pages and files are made of what it answers. */
@Injectable()
export class RunningSchema {
  private running: { schema: GraphQLSchema; executor: Executor } | null = null;
  private readonly documents = new Recent<string, DocumentNode>(100);

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
  async execute(source: string, variables: Record<string, unknown>, context: CallContext): Promise<ExecutionResult> {
    const { schema, executor } = this.whole();
    const document = this.documentOf(source, schema);
    const operation = getOperationAST(document);
    if (!operation) throw new Error('The document holds no operation');
    checkInput(schema, document, operation, variables);
    return executor.execute({ document, variables, context });
  }

  /**
   * The data of one operation. What is missing or hidden is null.
   * @throws Problem that the operation was refused with, Error when it failed
   */
  async ask<Data>(source: string, variables: Record<string, unknown>, context: CallContext): Promise<Data> {
    const { data, errors = [] } = await this.execute(source, variables, context);
    for (const { originalError, message } of errors) {
      if (originalError instanceof Problem && originalError.code === 'NOT_FOUND') continue;
      throw originalError ?? new Error(message);
    }
    return data as Data;
  }

  private documentOf(source: string, schema: GraphQLSchema): DocumentNode {
    let document = this.documents.get(source);
    if (!document) {
      document = parse(source);
      const [invalid] = validate(schema, document);
      if (invalid) throw invalid;
      this.documents.set(source, document);
    }
    return document;
  }

  private whole(): { schema: GraphQLSchema; executor: Executor } {
    if (!this.running) throw new Error('The schema is not built yet');
    return this.running;
  }
}
