import request from 'supertest';

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

/** Somebody who talks to one process over HTTP. */
export class Client {
  private cookie: string | null = null;
  private signingIn: Promise<void> | null = null;

  constructor(
    readonly baseUrl: string,
    private readonly credentials: { email: string; password: string } | null,
    private readonly headers: Record<string, string> = {},
  ) {}

  /** Runs one operation, signing in first where there are credentials. */
  async run<T = Record<string, never>>(
    query: string,
    variables: Record<string, unknown> = {},
    headers: Record<string, string> = {},
  ): Promise<Answer<T>> {
    await this.signedIn();
    const response = await this.post({ query, variables }).set({
      ...this.headers,
      ...headers,
      ...(this.cookie && { cookie: this.cookie }),
    });
    const body = response.body as { data?: T | null; errors?: Answer<T>['errors'] };
    return { status: response.status, data: body.data, errors: body.errors ?? [] };
  }

  /** Runs one operation that must succeed and answers its data. */
  async ask<T>(query: string, variables: Record<string, unknown> = {}): Promise<T> {
    const { data, errors, status } = await this.run<T>(query, variables);
    if (errors.length > 0 || !data) throw new Error(`${status} ${JSON.stringify(errors)}`);
    return data;
  }

  /** Runs one operation that must be refused with one error; answers its code and field. */
  async refusal(
    query: string,
    variables: Record<string, unknown> = {},
  ): Promise<{ code: string; field: string | null }> {
    const { data, errors } = await this.run<unknown>(query, variables);
    if (errors.length !== 1) throw new Error(`expected one error, got ${JSON.stringify({ data, errors })}`);
    return { code: errors[0]!.extensions.code, field: errors[0]!.extensions.field ?? null };
  }

  /** A plain GET as this person; without `asBytes` what comes is taken for text. */
  async get(path: string, asBytes = false): Promise<request.Response> {
    await this.signedIn();
    const asked = request(this.baseUrl)
      .get(path)
      .set({ ...this.headers, ...(this.cookie && { cookie: this.cookie }) });
    return asBytes ? asked.buffer(true).responseType('blob') : asked;
  }

  /** Signs in once, however many calls go out together. */
  private async signedIn(): Promise<void> {
    if (this.credentials && !this.cookie) await (this.signingIn ??= this.signIn(this.credentials));
  }

  private async signIn(credentials: { email: string; password: string }): Promise<void> {
    const response = await this.post({
      query: 'mutation ($input: SignInInput!) { signIn(input: $input) { member { id } } }',
      variables: { input: credentials },
    });
    const cookies = response.headers['set-cookie'] as unknown as string[] | undefined;
    if (!cookies) throw new Error(`${credentials.email} cannot sign in: ${response.text}`);
    this.cookie = cookies.map((cookie) => cookie.split(';')[0]).join('; ');
  }

  private post(body: object): request.Test {
    return request(this.baseUrl).post('/graphql').set('content-type', 'application/json').send(body);
  }
}
