import { Injectable } from '@nestjs/common';
import { Clock } from '../database/clock.service.js';
import type { FastifyRequest } from 'fastify';
import { Config } from '../config/config.js';
import { Signatures } from '../config/signatures.service.js';
import { isId } from '../database/id.js';
import { type CallContext, type Caller, Callers } from '../graphql/context.js';
import { notFound, unauthenticated } from '../problem.js';
import { FileRoutes } from './file-routes.service.js';
import type { StoredFile } from './uploads.service.js';

const minute = 60_000;
const step = 5 * minute;
const steps = 3;

/** What a link says; each part may be missing, or come twice. */
type SignedLink = Partial<Record<'until' | 'for' | 'signature', unknown>>;

/** The file of the thing that has this id; null when it has none, or none for this caller. */
type FindFile = (id: string, context: CallContext) => Promise<StoredFile | null>;

/** Addresses of files: signed for one caller and a short time, or plain for who has signed in (docs/decisions/0016). */
@Injectable()
export class FileLinks {
  constructor(
    private readonly signatures: Signatures,
    private readonly callers: Callers,
    private readonly routes: FileRoutes,
    private readonly config: Config,
    private readonly clock: Clock,
  ) {}

  /** Gives files away under /<kind>/<id>. */
  serve(kind: string, find: FindFile): void {
    this.routes.serve(`/${kind}/:id`, (request) => this.find(kind, find, request));
  }

  /** Good for 10 to 15 minutes; the same when it is asked for again within the same five. */
  linkFor(kind: string, id: string, { memberId }: Pick<Caller, 'memberId'>): string {
    const until = String((Math.floor(this.clock.now().getTime() / step) + steps) * step);
    const whom = memberId ?? '';
    const signature = this.signatures.of(kind, id, whom, until);
    return `${this.config.publicUrl}/${kind}/${id}?${new URLSearchParams({ until, for: whom, signature }).toString()}`;
  }

  private async find(kind: string, find: FindFile, request: FastifyRequest): Promise<StoredFile> {
    const { id } = request.params as { id: string };
    const link = request.query as SignedLink;
    const isLink = link.signature !== undefined;
    const caller = isLink ? await this.callerOfLink(kind, id, link) : await this.callerNow(request);
    const file = caller && isId(id) && (await find(id, { caller, request }));
    if (file) return file;
    throw !isLink && caller?.memberId === null ? unauthenticated() : notFound();
  }

  /** Whom the link was made for, with the roles of today; null for a link that is not ours, or no longer holds. */
  private async callerOfLink(
    kind: string,
    id: string,
    { until, for: whom, signature }: SignedLink,
  ): Promise<Caller | null> {
    if (typeof until !== 'string' || typeof whom !== 'string') return null;
    if (!this.signatures.holds(signature, kind, id, whom, until) || Number(until) <= this.clock.now().getTime())
      return null;
    return this.callers.ofMember(whom || null);
  }

  private async callerNow(request: FastifyRequest): Promise<Caller> {
    const caller = await this.callers.of(request);
    return caller.confirm ? caller.confirm() : caller;
  }
}
