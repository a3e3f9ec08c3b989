import { OutboxSender } from '../../../src/notifications/index.js';
import type { MailSink, Received } from './mail-sink.js';
import { type Operation, textOf } from './client.js';
import type { World } from './world.js';

/** What an operation answered: its data, or the code and field of what was refused. */
export interface Reply<Data> {
  data: Data | null;
  refused: { code: string; field: string | null; message: string } | null;
}

/** A page as it came, or where it leads. */
export interface Page {
  status: number;
  location: string | null;
  text: string;
}

/** A browser with nothing in it at first, which keeps cookies as browsers do. */
export class PersonAtBrowser {
  readonly cookies = new Map<string, string>();

  constructor(
    private readonly world: World,
    /** Where it is on the network. */
    private readonly address = '198.51.100.20',
    private readonly userAgent = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:128.0) Gecko/20100101 Firefox/128.0',
  ) {}

  async run<Data = Record<string, unknown>>(
    operation: Operation<Data> | string,
    variables: Record<string, unknown> = {},
    process = 0,
  ): Promise<Reply<Data>> {
    const response = await this.fetch(`${this.world.urls[process]}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: textOf(operation), variables }),
    });
    const { data, errors } = (await response.json()) as {
      data: Data | null;
      errors?: { message: string; extensions: { code: string; field?: string } }[];
    };
    const [error] = errors ?? [];
    return {
      data,
      refused: error
        ? { code: error.extensions.code, field: error.extensions.field ?? null, message: error.message }
        : null,
    };
  }

  /** Opens a page of ours, and does not go on where it leads. */
  async open(path: string, headers: Record<string, string> = {}): Promise<Page> {
    const response = await this.fetch(`${this.world.urls[0]}${path}`, {
      redirect: 'manual',
      headers: { accept: 'text/html', ...headers },
    });
    return { status: response.status, location: response.headers.get('location'), text: await response.text() };
  }

  /** The same of what must succeed. */
  async ask<Data = Record<string, unknown>>(
    operation: Operation<Data> | string,
    variables: Record<string, unknown> = {},
  ): Promise<Data> {
    const { data, refused } = await this.run<Data>(operation, variables);
    if (refused || !data) throw new Error(JSON.stringify(refused));
    return data;
  }

  /** The code and field of what must be refused. */
  async refusal(operation: Operation<unknown> | string, variables: Record<string, unknown> = {}): Promise<string> {
    const { refused } = await this.run(operation, variables);
    if (!refused) throw new Error('It was not refused');
    return refused.field === null ? refused.code : `${refused.code} ${refused.field}`;
  }

  private async fetch(url: string, request: RequestInit & { headers: Record<string, string> }): Promise<Response> {
    const cookie = Array.from(this.cookies, ([name, value]) => `${name}=${value}`).join('; ');
    const own = { 'user-agent': this.userAgent, 'x-forwarded-for': this.address, ...(cookie && { cookie }) };
    const response = await fetch(url, { ...request, headers: { ...own, ...request.headers } });
    for (const written of response.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(written)!;
      if (value === '') this.cookies.delete(name!);
      else this.cookies.set(name!, value!);
    }
    return response;
  }
}

/** Sends whatever waits in the outbox; answers what came by it. */
export async function mailsSent(world: World, sink: MailSink): Promise<Received[]> {
  const before = sink.mails.length;
  const waiting = await world.database.rows<{ id: string }>(
    `SELECT id FROM outbox_message WHERE sent_at IS NULL AND given_up_at IS NULL AND due_at <= clock_timestamp()
     ORDER BY id`,
  );
  for (const { id } of waiting) await world.apps[0]!.get(OutboxSender).send(id);
  return sink.mails.slice(before);
}

/** The code that a mail tells. */
export const codeIn = ({ parsed }: Received): string => /\b([0-9A-Z]{4}-[0-9A-Z]{4})\b/.exec(parsed.text!)![1]!;

/** The token of the link in a mail that signs in. */
export const signInTokenIn = ({ parsed }: Received): string =>
  /\/sign-(?:in\/link|up\/link|up\/invitation)\/([\w-]+)/.exec(parsed.text!)![1]!;
