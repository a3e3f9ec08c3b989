import { Logger } from '@nestjs/common';
import {
  type DocumentNode,
  execute,
  type ExecutionResult,
  getOperationAST,
  getVariableValues,
  type GraphQLError,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql';
import { type CompiledQuery, compileQuery, isCompiledQuery } from 'graphql-jit';
import { Problem } from '../../problem.js';
import { isCompilable } from './compilable.js';
import { compiledSchema, type Run, watchedSerializers } from './compiled-schema.js';
import type { CallContext } from '../context.js';
import { LRUCache } from 'lru-cache';

/** One operation of a validated document, with its variables as they came; operationName as in graphql's execute. */
export interface Call {
  document: DocumentNode;
  operationName?: string | null | undefined;
  variables: Record<string, unknown>;
  context: CallContext;
}

type Compiled = CompiledQuery['query'];

const log = new Logger('Executor');
const mostCompiled = 200;

/** What is refused at one time may be answered the next: that is no fault of what was compiled. */
const isRefusal = ({ originalError }: GraphQLError): boolean => originalError instanceof Problem;

/**
 * Answers operations as graphql's execute does, queries that come again through code compiled for them. A compiled
 * answer counts only when it holds no error; otherwise graphql answers anew, from the loaders that the first attempt
 * has filled, so that every error is graphql's own.
 */
export class Executor {
  private readonly seen = new WeakSet<DocumentNode>();
  private readonly compiled = new LRUCache<DocumentNode, Compiled | 'standard'>({ max: mostCompiled });
  /** Made when something is compiled for the first time, not while the application starts. */
  private target: { schema: GraphQLSchema; customSerializers: ReturnType<typeof watchedSerializers> } | null = null;

  constructor(private readonly schema: GraphQLSchema) {}

  async execute(call: Call): Promise<ExecutionResult> {
    const operation = getOperationAST(call.document, call.operationName);
    const compiled = operation && this.compiledFor(call.document, operation);
    if (!compiled) return this.standard(call);
    const { coerced } = getVariableValues(this.schema, operation.variableDefinitions ?? [], call.variables);
    if (!coerced) return this.standard(call);
    const run: Run = { context: call.context, operation, variables: coerced, arguments: new Map() };
    const result = await compiled(undefined, run, {});
    if (!result.errors) return result;
    const answer = await this.standard(call);
    if (!answer.errors && !result.errors.some(isRefusal)) this.leaveToStandard(call.document, result);
    return answer;
  }

  /** Whether this document's next answer comes from compiled code. */
  isCompiled(document: DocumentNode): boolean {
    return typeof this.compiled.get(document) === 'function';
  }

  private async standard({ document, operationName, variables, context }: Call): Promise<ExecutionResult> {
    const { schema } = this;
    return execute({ schema, document, operationName, variableValues: variables, contextValue: context });
  }

  /**
   * Compiles only what comes a second time: compiling costs as much as many executions, and a document with values
   * written in never comes back.
   */
  private compiledFor(document: DocumentNode, operation: OperationDefinitionNode): Compiled | null {
    if (!this.seen.has(document)) {
      this.seen.add(document);
      return null;
    }
    let compiled = this.compiled.get(document);
    if (!compiled) {
      compiled = this.compile(document, operation);
      this.compiled.set(document, compiled);
    }
    return compiled === 'standard' ? null : compiled;
  }

  private compile(document: DocumentNode, operation: OperationDefinitionNode): Compiled | 'standard' {
    if (!isCompilable(this.schema, document)) return 'standard';
    const definitions = document.definitions.map((definition) =>
      definition === operation ? { ...operation, variableDefinitions: [] } : definition,
    );
    this.target ??= { schema: compiledSchema(this.schema), customSerializers: watchedSerializers(this.schema) };
    const { schema, customSerializers } = this.target;
    const compiled = compileQuery(schema, { ...document, definitions }, undefined, {
      customSerializers,
      disablingCapturingStackErrors: true,
    });
    return isCompiledQuery(compiled) ? compiled.query : 'standard';
  }

  /** A property has to be called or waited for: this document would be run twice each time. */
  private leaveToStandard(document: DocumentNode, { errors = [] }: ExecutionResult): void {
    this.compiled.set(document, 'standard');
    log.warn(`No longer compiled: ${errors[0]?.path?.join('.')}: ${errors[0]?.message}`);
  }
}
