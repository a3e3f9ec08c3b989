import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { anonymous, type Viewer } from '../../access/index.js';
import { Callers, Config, type Language, languageFor, type Operation, RunningSchema } from '../../platform/index.js';
import { Layout } from './layout.js';
import { english, type PageTexts } from './page.texts.en.js';
import { russian } from './page.texts.ru.js';
import type { Visit } from './visit.js';

/** The status of a form that is shown again. */
const refused = 422;

const languages: Record<Language, PageTexts> = { en: english, ru: russian };

/** Makes pages: each is one GraphQL operation, run through the same schema under the same access rules as the API. */
@Injectable()
export class Pages {
  constructor(
    private readonly callers: Callers,
    private readonly schema: RunningSchema,
    private readonly config: Config,
  ) {}

  async visit(request: FastifyRequest): Promise<Visit> {
    return this.visitBy((await this.callers.of(request)) as Viewer, request);
  }

  /** A visit that asks nothing of the database, for pages about what went wrong. */
  visitWithoutViewer(request: FastifyRequest): Visit {
    return this.visitBy(anonymous(request.headers['accept-language'] ?? 'en'), request);
  }

  /** The same visit in the language of whom the page is written to, unless the visitor has chosen one. */
  inLanguageOf(visit: Visit, locale: string): Visit {
    if (visit.languageIsChosen) return visit;
    const language = languageFor(locale);
    return { ...visit, language, say: languages[language] };
  }

  /**
   * What the page's operation answers, in the language of the visit. What is missing or hidden is null.
   * @throws Problem that the operation was refused with, Error when it failed
   */
  async ask<Answer, Variables extends Record<string, unknown>>(
    { request, viewer, language }: Visit,
    operation: Operation<Answer, Variables>,
    variables: Variables,
  ): Promise<Answer> {
    return this.schema.ask(operation, variables, { caller: { ...viewer, locale: language }, request });
  }

  /**
   * The same of a mutation that may give the browser another session.
   * @throws Problem that it was refused with
   */
  async act<Answer, Variables extends Record<string, unknown>>(
    { request, viewer, language }: Visit,
    reply: FastifyReply,
    operation: Operation<Answer, Variables>,
    variables: Variables,
  ): Promise<Answer> {
    return this.schema.ask(operation, variables, { caller: { ...viewer, locale: language }, request, reply });
  }

  /** Leads on to another page of ours, which is then asked for by itself; nothing is sent twice by going back. */
  leadTo(reply: FastifyReply, visit: Visit, path: string): string {
    void reply.status(303).header('location', visit.link(path));
    return '';
  }

  /** The whole document; sets the headers that belong to it. */
  render(reply: FastifyReply, visit: Visit, title: string, content: ReactNode, titleLanguage?: string): string {
    void reply.type('text/html; charset=utf-8').header('content-language', visit.language);
    // Other sites are told nothing; without it browsers do not even tell us that a form of ours is our own.
    void reply.header('referrer-policy', 'same-origin');
    const page = `<!doctype html>${renderToStaticMarkup(
      <Layout visit={visit} title={title} titleLanguage={titleLanguage} isRefused={reply.statusCode === refused}>
        {content}
      </Layout>,
    )}`;
    return isKnown(reply, page) ? '' : page;
  }

  private visitBy(viewer: Viewer, request: FastifyRequest): Visit {
    const { lang } = request.query as { lang?: unknown };
    const chosen = lang === 'en' || lang === 'ru' ? lang : null;
    const language = chosen ?? languageFor(viewer.locale);
    return {
      request,
      viewer,
      language,
      languageIsChosen: chosen !== null,
      say: languages[language],
      link: (path) => (chosen ? `${path}${path.includes('?') ? '&' : '?'}lang=${chosen}` : path),
      path: request.url.replace(/[?#].*$/s, ''),
      offers: { graphiql: !this.config.production, mailbox: this.config.keepsMails },
    };
  }
}

/** Whether the browser has this very page already, so that it need not be sent again; for pages that went well. */
function isKnown(reply: FastifyReply, page: string): boolean {
  if (reply.statusCode !== 200) return false;
  // Weak, as the page is the same in whatever way it is compressed.
  const tag = `W/"${createHash('sha256').update(page).digest('base64url').slice(0, 22)}"`;
  void reply.header('etag', tag);
  const known = reply.request.headers['if-none-match']?.includes(tag) ?? false;
  if (known) void reply.code(304);
  return known;
}
