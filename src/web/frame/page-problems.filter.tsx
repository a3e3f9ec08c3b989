import { type ArgumentsHost, Catch, HttpException, Logger } from '@nestjs/common';
import { BaseExceptionFilter, HttpAdapterHost } from '@nestjs/core';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { inLanguage, Problem } from '../../platform/index.js';
import { AddressProblem } from './address-problem.js';
import { Pages } from './pages.service.js';
import type { PageTexts } from './page.texts.en.js';

/** Answers browsers with a page about what went wrong, and programs with JSON as everywhere. */
@Catch()
export class PageProblems extends BaseExceptionFilter {
  private readonly log = new Logger('Pages');

  constructor(
    private readonly pages: Pages,
    { httpAdapter }: HttpAdapterHost,
  ) {
    super(httpAdapter);
  }

  override catch(exception: unknown, host: ArgumentsHost): void {
    const request = host.switchToHttp().getRequest<FastifyRequest>();
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    const status = statusOf(exception);
    if (!asksForPage(request))
      return super.catch(exception instanceof Problem ? asException(exception, status, request) : exception, host);
    // What is refused on purpose is told to whoever asks; an outage has its own line.
    if (status >= 500 && !(exception instanceof Problem))
      this.log.error(exception instanceof Error ? (exception.stack ?? exception.message) : String(exception));
    const visit = this.pages.visitWithoutViewer(request);
    const { title, lead } = textsFor(status, visit.say);
    const content = (
      <>
        <p className="lead text">{[429, 503].includes(status) ? sentenceOf(exception, visit.language, lead) : lead}</p>
        {exception instanceof AddressProblem && (
          <ul>
            {exception.details.map(({ field, message }, place) => (
              <li key={place}>
                <code>{field}</code>: {inLanguage(message, visit.language)}
              </li>
            ))}
          </ul>
        )}
        <p>
          <a href={visit.link('/')}>{visit.say.problems.home}</a>
        </p>
      </>
    );
    void reply.status(status).send(this.pages.render(reply, visit, title, content));
  }
}

/** Why it cannot be done just now, as whoever refused it says. */
const sentenceOf = (exception: unknown, language: string, otherwise: string): string =>
  exception instanceof Problem ? inLanguage(exception.details[0]!.message, language) : otherwise;

const asksForPage = ({ headers }: FastifyRequest): boolean => headers.accept?.includes('text/html') ?? false;

/** What programs get; of an address that does not fit each parameter. */
function asException(problem: Problem, status: number, { headers }: FastifyRequest): HttpException {
  if (!(problem instanceof AddressProblem)) return new HttpException(problem.message, status);
  const locale = headers['accept-language'] ?? 'en';
  const problems = problem.details.map(({ field, message }) => ({ field, message: inLanguage(message, locale) }));
  return new HttpException({ statusCode: status, message: problem.message, problems }, status);
}

function statusOf(exception: unknown): number {
  if (exception instanceof HttpException) return exception.getStatus();
  if (exception instanceof AddressProblem) return 400;
  if (!(exception instanceof Problem)) return 500;
  switch (exception.code) {
    case 'UNAUTHENTICATED':
      return 401;
    case 'FORBIDDEN':
      return 403;
    // What pages are asked with comes from their address alone: a value that does not fit names nothing.
    case 'NOT_FOUND':
    case 'BAD_INPUT':
      return 404;
    case 'RATE_LIMITED':
      return 429;
    case 'BUSY':
      return 503;
    default:
      return 500;
  }
}

function textsFor(status: number, { problems }: PageTexts): { title: string; lead: string } {
  if (status === 400) return problems.address;
  if (status === 401) return problems.signIn;
  if (status === 403) return problems.forbidden;
  if (status === 429) return problems.tooMany;
  if (status === 503) return problems.busy;
  return status < 500 ? problems.notFound : problems.failed;
}
