import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { anonymous, unauthenticated, type Viewer, viewerOf } from '../access/index.js';
import { Accounts } from '../accounts/index.js';
import { Callers, Config, FileRoutes, isId, notFound, Signatures, type StoredFile } from '../platform/index.js';

const minute = 60_000;
const step = 5 * minute;
const steps = 3;

/** What a link says; each part may be missing, or come twice. */
type Link = Partial<Record<'until' | 'for' | 'signature', unknown>>;

/** The file of the thing that has this id; null when it has none, or none for this viewer. */
type FindFile = (viewer: Viewer, id: string) => Promise<StoredFile | null>;

/** Addresses of files: made for one viewer and a short time, or without either for whoever has signed in (docs/decisions/0016). */
@Injectable()
export class FileLinks {
  constructor(
    private readonly signatures: Signatures,
    private readonly accounts: Accounts,
    private readonly callers: Callers,
    private readonly routes: FileRoutes,
    private readonly config: Config,
  ) {}

  /** Gives files away under /<kind>/<id>. */
  serve(kind: string, find: FindFile): void {
    this.routes.serve(`/${kind}/:id`, (request) => this.find(kind, find, request));
  }

  /** Good for 10 to 15 minutes; the same when it is asked for again within the same five. */
  linkFor(kind: string, id: string, { memberId }: Pick<Viewer, 'memberId'>): string {
    const until = String((Math.floor(Date.now() / step) + steps) * step);
    const whom = memberId ?? '';
    const signature = this.signatures.of(kind, id, whom, until);
    return `${this.config.publicUrl}/${kind}/${id}?${new URLSearchParams({ until, for: whom, signature }).toString()}`;
  }

  private async find(kind: string, find: FindFile, request: FastifyRequest): Promise<StoredFile> {
    const { id } = request.params as { id: string };
    const link = request.query as Link;
    const isLink = link.signature !== undefined;
    const viewer = isLink ? await this.viewerOfLink(kind, id, link) : await this.viewerNow(request);
    const file = viewer && isId(id) && (await find(viewer, id));
    if (file) return file;
    throw !isLink && viewer?.memberId === null ? unauthenticated() : notFound();
  }

  /** Whom the link was made for, with the roles of today; null for a link that is not ours, or no longer holds. */
  private async viewerOfLink(kind: string, id: string, { until, for: whom, signature }: Link): Promise<Viewer | null> {
    if (typeof until !== 'string' || typeof whom !== 'string') return null;
    if (!this.signatures.holds(signature, kind, id, whom, until) || Number(until) <= Date.now()) return null;
    return whom === '' ? anonymous('en') : this.accounts.viewerIfOpen(whom);
  }

  private async viewerNow(request: FastifyRequest): Promise<Viewer> {
    const caller = await this.callers.of(request);
    return viewerOf({ caller: caller.confirm ? await caller.confirm() : caller });
  }
}
