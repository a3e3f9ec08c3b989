import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { print } from 'graphql';
import request from 'supertest';
import type { ResultOf } from '../../../src/platform/index.js';

/** What `graphql` wrote, whatever its variables are. */
export type Operation<Data> = TypedDocumentNode<Data, never>;

/** What an operation answers that succeeds: each field that it asks for first is there. */
export type Succeeded<Data> = { [Field in keyof Data]: NonNullable<Data[Field]> };

/** The same of what `graphql` wrote. */
export type AnswerTo<Document> = Succeeded<ResultOf<Document>>;

/** Variables, left out only where none is needed. */
export type Given<Variables> = object extends Variables ? [variables?: Variables] : [variables: Variables];

/** A GraphQL answer as clients see it. */
export interface Answer<T = Record<string, never>> {
  status: number;
  data: T | null | undefined;
  errors: readonly {
    message: string;
    path?: (string | number)[];
    extensions: { code: string; field?: string; problems?: { code: string; field: string | null; message: string }[] };
  }[];
}

/** A node as the kind of thing that has this field. @throws Error where it is of another */
export function nodeWith<Node extends object, Field extends string>(
  node: Node,
  field: Field,
): Extract<Node, Record<Field, unknown>> {
  if (!(field in node)) throw new Error(`No ${field} in ${JSON.stringify(node)}`);
  return node as Extract<Node, Record<Field, unknown>>;
}

/** An operation as it is sent. */
export const textOf = (operation: Operation<unknown> | string): string =>
  typeof operation === 'string' ? operation : print(operation);

/** What somebody signs in with. */
export interface Credentials {
  email: string;
  password: string;
  /** What their authenticator shows; null where they have none. */
  nextCode: () => Promise<string | null>;
}

/** Somebody's browser, whichever processes it talks to. */
export class Browser {
  cookie: string | null = null;
  signingIn: Promise<void> | null = null;
}

/** Somebody who talks to one process over HTTP. */
export class Client {
  constructor(
    readonly baseUrl: string,
    private readonly credentials: Credentials | null,
    private readonly browser: Browser = new Browser(),
    private readonly headers: Record<string, string> = {},
  ) {}

  /**
   * Runs one operation, signing in first where there are credentials. The variables may be wrong on purpose, and so may
   * the operation where it is a text.
   */
  async run<Data = Record<string, never>>(
    operation: Operation<Data> | string,
    variables: Record<string, unknown> = {},
    headers: Record<string, string> = {},
  ): Promise<Answer<Data>> {
    await this.signedIn();
    const query = textOf(operation);
    const response = await this.post({ query, variables }).set({
      ...this.headers,
      ...headers,
      ...(this.browser.cookie && { cookie: this.browser.cookie }),
    });
    const body = response.body as { data?: Data | null; errors?: Answer<Data>['errors'] };
    return { status: response.status, data: body.data, errors: body.errors ?? [] };
  }

  /** Sends a body as it is. */
  async send(body: object): Promise<request.Response> {
    await this.signedIn();
    return this.post(body).set({ ...this.headers, ...(this.browser.cookie && { cookie: this.browser.cookie }) });
  }

  /** Runs one operation written with `graphql`, which must succeed, and answers its data. */
  async ask<Data extends object, Variables extends object>(
    operation: TypedDocumentNode<Data, Variables>,
    ...[variables]: Given<Variables>
  ): Promise<Succeeded<Data>> {
    const { data, errors, status } = await this.run(operation, { ...variables });
    if (errors.length > 0 || !data || Object.values(data).includes(null))
      throw new Error(`${status} ${JSON.stringify(errors.length > 0 ? errors : data)}`);
    return data as Succeeded<Data>;
  }

  /** Runs one operation that must be refused with one error; answers its code and field. */
  async refusal(
    operation: Operation<unknown> | string,
    variables: Record<string, unknown> = {},
  ): Promise<{ code: string; field: string | null }> {
    const { data, errors } = await this.run(operation, variables);
    if (errors.length !== 1) throw new Error(`expected one error, got ${JSON.stringify({ data, errors })}`);
    return { code: errors[0]!.extensions.code, field: errors[0]!.extensions.field ?? null };
  }

  /** A plain GET as this person; without `asBytes` what comes is taken for text. */
  async get(path: string, asBytes = false): Promise<request.Response> {
    await this.signedIn();
    const asked = request(this.baseUrl)
      .get(path)
      .set({ ...this.headers, ...(this.browser.cookie && { cookie: this.browser.cookie }) });
    return asBytes ? asked.buffer(true).responseType('blob') : asked;
  }

  /** Signs in once, however many calls go out together. */
  private async signedIn(): Promise<void> {
    const { browser } = this;
    if (this.credentials && !browser.cookie) await (browser.signingIn ??= this.signIn(this.credentials));
  }

  private async signIn({ email, password, nextCode }: Credentials): Promise<void> {
    const oneTimeCode = await nextCode();
    const response = await this.post({
      query: 'mutation ($input: SignInInput!) { signIn(input: $input) { member { id } } }',
      variables: { input: { email, password, oneTimeCode } },
    });
    const cookies = response.headers['set-cookie'] as unknown as string[] | undefined;
    if (!cookies) throw new Error(`${email} cannot sign in: ${response.text}`);
    this.browser.cookie = cookies.map((cookie) => cookie.split(';')[0]).join('; ');
  }

  private post(body: object): request.Test {
    return request(this.baseUrl).post('/graphql').set('content-type', 'application/json').send(body);
  }
}
