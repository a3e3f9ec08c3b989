import { Accounts } from '../../../src/accounts/index.js';
import { Database } from '../../../src/platform/index.js';
import { enrol, nextCode } from './authenticators.js';
import { password } from './cast.js';
import { type Operation, textOf } from './client.js';
import type { World } from './world.js';

/** A GraphQL answer with the cookies that came with it. */
export interface Reply {
  data: Record<string, unknown> | null;
  errors?: { message: string; extensions: { code: string; field?: string } }[];
  cookies: string[];
  status: number;
}

export const codesOf = ({ errors }: Reply): string[] => (errors ?? []).map(({ extensions }) => extensions.code);

/** Talks to a world as browsers and scripts do, with nothing in a request but what is given. */
export class Visitor {
  private opened = 0;

  constructor(private readonly world: World) {}

  async send(
    operation: Operation<unknown> | string,
    variables: Record<string, unknown> = {},
    headers: Record<string, string> = {},
    process = 0,
  ): Promise<Reply> {
    const response = await fetch(`${this.world.urls[process]}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify({ query: textOf(operation), variables }),
    });
    const body = (await response.json()) as Pick<Reply, 'data' | 'errors'>;
    return { ...body, cookies: response.headers.getSetCookie(), status: response.status };
  }

  async signIn(
    email: string,
    secret: string = password,
    process = 0,
    headers: Record<string, string> = {},
  ): Promise<Reply> {
    const text =
      'mutation ($input: SignInInput!) { signIn(input: $input) { member { id givenNames } locale roles { role } } }';
    const oneTimeCode = secret === password ? await nextCode(this.world.database, email) : null;
    return this.send(text, { input: { email, password: secret, oneTimeCode } }, headers, process);
  }

  /** The cookie of a new session, as the browser sends it. */
  async cookieOf(email: string): Promise<string> {
    const { cookies, errors } = await this.signIn(email);
    const session = cookies.find((cookie) => /^(__Host-)?colloquy=/.test(cookie));
    if (!session) throw new Error(JSON.stringify(errors));
    return session.split(';')[0]!;
  }

  /** Whom the service takes the sender of these headers for; null: nobody. */
  async memberBehind(headers: Record<string, string>, process = 0): Promise<string | null> {
    const { data } = await this.send('{ viewer { member { id } } }', {}, headers, process);
    return (data as { viewer: { member: { id: string } } | null }).viewer?.member.id ?? null;
  }

  /** Somebody new with an account and no role. */
  async newcomer(givenNames = 'Ana', familyName = 'Novak', state = 'SI'): Promise<{ id: string; email: string }> {
    const email = `newcomer${++this.opened}@cast.example`;
    const id = await this.world.newMember(givenNames, familyName, state, email);
    const app = this.world.apps[0]!;
    await app.get(Database).transaction((transaction) => app.get(Accounts).open(transaction, id, { password }));
    return { id, email };
  }

  /** Somebody who has signed up and whom nobody has let in yet. */
  async newApplicant(email = `applicant${++this.opened}@cast.example`): Promise<{ id: string; email: string }> {
    const id = await this.world.newMember('Ana', 'Novak', null, email);
    const app = this.world.apps[0]!;
    await app
      .get(Database)
      .transaction((transaction) => app.get(Accounts).open(transaction, id, { password, admitted: false }));
    return { id, email };
  }

  /** The same with an authenticator, as whoever is staff needs one. */
  async newColleague(...names: [string?, string?]): Promise<{ id: string; email: string }> {
    const person = await this.newcomer(...names);
    await enrol(this.world.apps[0]!, person.id);
    return person;
  }
}
