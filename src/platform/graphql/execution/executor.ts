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
  OperationTypeNode,
} from 'graphql';
import { type CompiledQuery, compileQuery, isCompiledQuery } from 'graphql-jit';
import { readingFor } from '../../database/patience.js';
import { Problem } from '../../problem.js';
import { CompileBudget, type CompileLimits, usualLimits } from './compile-budget.js';
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

const isBusy = ({ originalError }: GraphQLError): boolean =>
  originalError instanceof Problem && originalError.code === 'BUSY';

/**
 * Answers operations as graphql's execute does, queries that come again through code compiled for them. A compiled
 * answer counts only when it holds no error; otherwise graphql answers anew, from the loaders that the first attempt
 * has filled, so that every error is graphql's own.
 */
export class Executor {
  private readonly calls = new WeakMap<DocumentNode, number>();
  private readonly compiled = new LRUCache<DocumentNode, Compiled | 'standard'>({ max: mostCompiled });
  /** Made when something is compiled for the first time, not while the application starts. */
  private target: { schema: GraphQLSchema; customSerializers: ReturnType<typeof watchedSerializers> } | null = null;

  private readonly budget: CompileBudget;

  constructor(
    private readonly schema: GraphQLSchema,
    private readonly limits: CompileLimits = usualLimits,
  ) {
    this.budget = new CompileBudget(limits);
  }

  async execute(call: Call): Promise<ExecutionResult> {
    const result = await this.answer(call);
    call.context.answered?.();
    return result;
  }

  private async answer(call: Call): Promise<ExecutionResult> {
    const operation = getOperationAST(call.document, call.operationName);
    if (operation?.operation !== OperationTypeNode.QUERY) return this.standard(call);
    return readingFor(call.context.caller.memberId, () => this.query(call, operation));
  }

  private async query(call: Call, operation: OperationDefinitionNode): Promise<ExecutionResult> {
    const compiled = this.compiledFor(call.document, operation);
    if (!compiled) return this.standard(call);
    const { coerced } = getVariableValues(this.schema, operation.variableDefinitions ?? [], call.variables);
    if (!coerced) return this.standard(call);
    const run: Run = { context: call.context, operation, variables: coerced, arguments: new Map() };
    const result = await compiled(undefined, run, {});
    // What took too long once is not begun once more.
    if (!result.errors || result.errors.some(isBusy)) return result;
    const answer = await this.standard(call);
    if (!answer.errors) this.leaveToStandard(call.document, result);
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

  /** Compiles what comes again and again, as long as there is time for it. */
  private compiledFor(document: DocumentNode, operation: OperationDefinitionNode): Compiled | null {
    let compiled = this.compiled.get(document);
    if (!compiled) {
      const calls = this.calls.get(document) ?? 0;
      this.calls.set(document, calls + 1);
      if (calls < this.limits.callsBefore || !this.budget.isLeft) return null;
      compiled = this.budget.spend(() => this.compile(document, operation));
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
