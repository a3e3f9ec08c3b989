import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ApolloServerPluginCacheControlDisabled } from '@apollo/server/plugin/disabled';
import { ApolloArmor } from '@escape.tech/graphql-armor';
import { ApolloDriver, type ApolloDriverConfig } from '@nestjs/apollo';
import { Global, Module } from '@nestjs/common';
import { GraphQLModule } from '@nestjs/graphql';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { GraphQLSchema } from 'graphql';
import { compiled } from '../config/compiled.js';
import { Config } from '../config/config.js';
import { IdempotencyModule } from '../idempotency/idempotency.module.js';
import { KeyedCalls } from '../idempotency/keyed-calls.service.js';
import { type CallContext, Callers, Gate } from './context.js';
import { NodeResolver } from './nodes/node.resolver.js';
import { Nodes } from './nodes/nodes.registry.js';
import { OfferedMutations } from './offered-mutations.registry.js';
import { answersBy, inCallersLanguage, inputFits, notesKey, rememberThrown } from './plugins.js';
import { RunningSchema } from './execution/running-schema.service.js';
import { boundedFields } from './input/asked-objects.js';
import { SearchLimits } from './input/search-limits.service.js';
import { scalars } from './input/scalars.js';
import { knownOperations, seldomRepeated } from './input/validation.js';
import { prepareSchema } from './schema.js';

/**
 * Deep enough for our own pages; directives (50) are the default of the library, and aliases (15), but that __typename
 * counts too. Apollo counts the tokens, asked-objects counts fields and objects.
 */
const { validationRules } = new ApolloArmor({
  maxDepth: { n: 10 },
  maxAliases: { n: 15, allowList: [] },
  costLimit: { enabled: false },
}).protect();
const maxTokens = 1000;

@Global()
@Module({
  providers: [RunningSchema, SearchLimits, Nodes, NodeResolver, OfferedMutations],
  exports: [RunningSchema, Nodes, OfferedMutations],
})
class SchemaModule {}

@Global()
@Module({
  imports: [
    SchemaModule,
    IdempotencyModule,
    GraphQLModule.forRootAsync<ApolloDriverConfig>({
      driver: ApolloDriver,
      inject: [Config, Gate, Callers, RunningSchema, KeyedCalls],
      useFactory: (
        config: Config,
        gate: Gate,
        callers: Callers,
        running: RunningSchema,
        calls: KeyedCalls,
      ): Omit<ApolloDriverConfig, 'driver'> => ({
        typeDefs: everyRoomsTypes(),
        resolvers: scalars,
        resolverValidationOptions: { requireResolversForResolveType: 'ignore' },
        transformSchema: (schema: GraphQLSchema) => {
          const prepared = prepareSchema(schema, gate);
          running.set(prepared);
          return prepared;
        },
        context: async (request: FastifyRequest, reply: FastifyReply): Promise<CallContext> => ({
          caller: await callers.of(request),
          request,
          reply,
        }),
        formatError: rememberThrown,
        plugins: [
          ApolloServerPluginCacheControlDisabled(),
          inputFits(running),
          notesKey(calls),
          answersBy(running),
          inCallersLanguage,
        ],
        validationRules: [boundedFields, seldomRepeated, ...validationRules, knownOperations],
        parseOptions: { maxTokens },
        hideSchemaDetailsFromClientErrors: config.production,
        allowBatchedHttpRequests: false,
        introspection: !config.production,
        includeStacktraceInErrorResponses: false,
        graphiql: false,
        csrfPrevention: true,
      }),
    }),
  ],
})
export class GraphqlModule {}

/**
 * The SDL of all rooms as it is written: to merge and print it first, as `typePaths` does, takes a tenth of a second of
 * each start.
 */
function everyRoomsTypes(): string {
  const source = join(compiled, 'src');
  const files = globSync('**/*.graphql', { cwd: source }).sort();
  return files.map((file) => readFileSync(join(source, file), 'utf8')).join('\n');
}
