import { Transform } from 'node:stream';
import type { INestApplicationContext } from '@nestjs/common';
import type { FastifyInstance, FastifyRequest, preHandlerAsyncHookHandler, preParsingAsyncHookHandler } from 'fastify';
import { Kind, parse } from 'graphql';
import { Callers, Gate } from '../graphql/context.js';

const megabyte = 1024 * 1024;
/** The largest body of a request; only uploads, which go past it, have a limit of their own. */
export const usualBody = megabyte;
const largestBody = 8 * megabyte;
/** Mutations whose input may be as large as that. */
const imports = ['importActionPlan'];
/** How long a body may take to come; an upload may take as long as its link holds. */
const longestBody = 20_000;

/**
 * Holds bodies to their size and their time. Who may import something is looked up before the large body is read, which
 * has to be that import; called before the routes are made.
 */
export function boundBodies(
  fastify: FastifyInstance,
  app: INestApplicationContext,
  { longest = longestBody } = {},
): void {
  const large = new WeakSet<FastifyRequest>();

  const beforeReading: preParsingAsyncHookHandler = async (request, _reply, payload) => {
    // Without a length it may be of any.
    const declared = Number(request.headers['content-length'] ?? Infinity);
    if (!hasBody(request) || declared <= usualBody) return payload;
    const limit = (await mayImport(app, request)) ? largestBody : usualBody;
    large.add(request);
    if (declared === Infinity) return payload.pipe(counting(limit));
    if (declared > limit) throw tooLarge();
    return payload;
  };
  const beforeRunning: preHandlerAsyncHookHandler = async (request) => {
    if (large.has(request) && lengthOf(request.body) > usualBody && !isImport(request.body)) throw tooLarge();
  };
  const cutOff: preParsingAsyncHookHandler = async (request, _reply, payload) => {
    if (hasBody(request)) {
      const timer = setTimeout(() => request.raw.destroy(), longest).unref();
      for (const event of ['end', 'close', 'error']) payload.once(event, () => clearTimeout(timer));
    }
    return payload;
  };

  fastify.addHook('onRoute', (route) => {
    if (route.url.startsWith('/uploads/')) return;
    route.preParsing = [cutOff, ...listed(route.preParsing)];
    if (route.url !== '/graphql') return;
    route.bodyLimit = largestBody;
    route.preParsing = [beforeReading, ...listed(route.preParsing)];
    route.preHandler = [beforeRunning, ...listed(route.preHandler)];
  });
}

const hasBody = ({ method }: FastifyRequest): boolean => method !== 'GET' && method !== 'HEAD';

const listed = <Hook>(hooks: Hook | Hook[] | undefined): Hook[] =>
  hooks === undefined ? [] : Array.isArray(hooks) ? hooks : [hooks];

/** Lets a body through as long as it is not too large. */
function counting(limit: number): Transform {
  let length = 0;
  return new Transform({
    transform(piece: Buffer, _encoding, done) {
      length += piece.length;
      done(length > limit ? tooLarge() : null, piece);
    },
  });
}

const lengthOf = (body: unknown): number => Buffer.byteLength(JSON.stringify(body) ?? '');

async function mayImport(app: INestApplicationContext, request: FastifyRequest): Promise<boolean> {
  const caller = await app.get(Callers, { strict: false }).of(request);
  const gate = app.get(Gate, { strict: false });
  return imports.some((field) => gate.refusal('Mutation', field, caller) === null);
}

function isImport(body: unknown): boolean {
  try {
    const { definitions } = parse((body as { query: string }).query, { maxTokens: 1000 });
    const fields = definitions.flatMap((definition) =>
      definition.kind === Kind.OPERATION_DEFINITION ? definition.selectionSet.selections : [],
    );
    return fields.every((field) => field.kind === Kind.FIELD && imports.includes(field.name.value));
  } catch {
    return false;
  }
}

/** What Fastify itself throws for a body above its limit. */
const tooLarge = (): Error =>
  Object.assign(new Error('Request body is too large'), { code: 'FST_ERR_CTP_BODY_TOO_LARGE', statusCode: 413 });
