import type { Readable } from 'node:stream';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';

import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Signatures } from '../config/signatures.service.js';
import { isId } from '../database/id.js';
import { LongReads } from '../database/long-reads.service.js';
import { Callers } from '../graphql/context.js';
import { formatError } from '../graphql/errors.js';
import { readOn } from '../http/read-on.js';
import type { Language } from '../wording/language.js';
import { notFound, Problem } from '../problem.js';
import { nameFor } from './content.js';
import { savedAs } from './saved-as.js';
import { Storage } from './storage.service.js';
import { UploadRefused } from './upload-refusals.js';
import { type StoredFile, Uploads } from './uploads.service.js';

/** Says which file an address stands for. @throws Problem NOT_FOUND or UNAUTHENTICATED */
export type FileFinder = (request: FastifyRequest) => Promise<StoredFile>;

/** A file that is made for whoever asks for it. */
export interface MadeFile {
  name: string;
  contentType: string;
  language: Language;
  /** Not asked for where only the headers are wanted; the signal says that whoever asked has gone. */
  bytes: (gone: AbortSignal) => Promise<Readable | Buffer | string>;
}

interface SignedRequest {
  Params: { id: string };
  Querystring: { signature?: string };
}

/** Bytes come in and go out beside GraphQL, as streams; what is refused is an error in GraphQL's form. */
@Injectable()
export class FileRoutes implements OnModuleInit {
  constructor(
    private readonly uploads: Uploads,
    private readonly storage: Storage,
    private readonly signatures: Signatures,
    private readonly callers: Callers,
    private readonly longReads: LongReads,
    private readonly adapterHost: HttpAdapterHost,
  ) {}

  onModuleInit(): void {
    void this.fastify.register(async (scope) => {
      // No parser reads the body: it goes through as it comes.
      scope.removeAllContentTypeParsers();
      scope.addContentTypeParser('*', (_request, _payload, done) => done(null));
      scope.put<SignedRequest>('/uploads/:id', { compress: false, decompress: false }, (request, reply) =>
        this.receive(request, reply),
      );
    });
  }

  /** Gives files away under this address, to save and never to show. */
  serve(path: string, find: FileFinder): void {
    this.route(path, false, async (request, reply) => this.send(await find(request), request, reply));
  }

  /** Makes a file for each who asks under this address, to save and never to keep on the way. */
  make(path: string, make: (request: FastifyRequest) => Promise<MadeFile>): void {
    this.route(path, true, async (request, reply) => {
      const gone = new AbortController();
      reply.raw.once('close', () => gone.abort());
      const { memberId } = await this.callers.of(request);
      const { name, contentType, language, content } = await this.longReads.during(reply.raw, memberId, async () => {
        const { bytes, ...described } = await make(request);
        return { ...described, content: request.method === 'HEAD' ? '' : await bytes(gone.signal) };
      });
      void reply.headers({
        'content-type': contentType,
        'content-language': language,
        'content-disposition': savedAs(name),
        'content-security-policy': `default-src 'none'; sandbox`,
        'x-content-type-options': 'nosniff',
        'cache-control': 'private, no-store',
        'x-robots-tag': 'noindex',
      });
      return reply.send(content);
    });
  }

  private route(
    url: string,
    compress: boolean,
    answer: (request: FastifyRequest, reply: FastifyReply) => Promise<FastifyReply>,
  ): void {
    this.fastify.route({
      method: ['GET', 'HEAD'],
      url,
      exposeHeadRoute: false,
      ...(!compress && { compress }),
      handler: async (request, reply) => {
        try {
          return await answer(request, reply);
        } catch (error) {
          return reply.raw.destroyed ? reply.hijack() : this.refuse(error, request, reply);
        }
      },
    });
  }

  private async receive(request: FastifyRequest<SignedRequest>, reply: FastifyReply): Promise<FastifyReply> {
    const { id } = request.params;
    try {
      if (!isId(id) || !this.signatures.holds(request.query.signature, 'upload', id)) throw notFound();
      const length = request.headers['content-length'];
      await this.uploads.receive(id, request.raw, length === undefined ? null : Number(length));
      return await reply.status(204).send();
    } catch (error) {
      // Who broke off hears no answer.
      if (request.raw.destroyed && !request.raw.complete) return reply.hijack();
      await readOn(request);
      return this.refuse(error, request, reply.header('connection', 'close'));
    }
  }

  private async send(file: StoredFile, { method }: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    const bytes = method === 'HEAD' ? '' : await this.storage.read(file.id);
    void reply.headers({
      'content-type': file.contentType,
      'content-length': file.size,
      'content-disposition': savedAs(nameFor(file.name, file.contentType)),
      'content-security-policy': `default-src 'none'; sandbox`,
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, no-store',
      'accept-ranges': 'none',
    });
    return reply.send(bytes);
  }

  private refuse(error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
    const status = statusOf(error);
    const { locale: asked } = request.query as { locale?: unknown };
    const locale = typeof asked === 'string' ? asked : (request.headers['accept-language'] ?? 'en');
    const message = error instanceof Error ? error.message : String(error);
    return reply
      .status(status)
      .header('cache-control', 'no-store')
      .type('application/json; charset=utf-8')
      .send({ errors: [formatError({ message }, error, locale)] });
  }

  private get fastify(): FastifyInstance {
    return this.adapterHost.httpAdapter.getInstance<FastifyInstance>();
  }
}

function statusOf(error: unknown): number {
  if (error instanceof UploadRefused) return error.status;
  if (!(error instanceof Problem)) return 500;
  switch (error.code) {
    case 'UNAUTHENTICATED':
      return 401;
    case 'BAD_INPUT':
      return 400;
    case 'GONE':
      return 410;
    case 'RATE_LIMITED':
      return 429;
    case 'BUSY':
      return 503;
    default:
      return 404;
  }
}
