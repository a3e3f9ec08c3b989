import { Injectable } from '@nestjs/common';
import { execute, type ExecutionResult, getOperationAST, type GraphQLSchema, parse, validate } from 'graphql';
import type { CallContext } from './context.js';
import { checkInput } from './input.js';

/** The running schema, for whoever asks it without HTTP: the pages run each their one operation through it. */
@Injectable()
export class RunningSchema {
  private schema: GraphQLSchema | null = null;

  set(schema: GraphQLSchema): void {
    this.schema = schema;
  }

  get(): GraphQLSchema {
    if (!this.schema) throw new Error('The schema is not built yet');
    return this.schema;
  }

  /**
   * Runs one operation under the same access rules and limits as through HTTP. Errors of fields come in the result.
   * @throws Problem when an input does not fit, Error when the document itself is wrong
   */
  async execute(source: string, variables: Record<string, unknown>, context: CallContext): Promise<ExecutionResult> {
    const schema = this.get();
    const document = parse(source);
    const [invalid] = validate(schema, document);
    if (invalid) throw invalid;
    const operation = getOperationAST(document);
    if (!operation) throw new Error('The document holds no operation');
    checkInput(schema, document, operation, variables);
    return execute({ schema, document, variableValues: variables, contextValue: context });
  }
}
