import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

/** One issuer, and the client that we are there. */
export interface IssuerOptions {
  clientId: string;
  clientSecret: string;
  redirectUri: string;
  /** How the client is to show its secret; left out: in the header. */
  authentication?: 'client_secret_basic' | 'client_secret_post';
  /** Whether the token tells the address; else only UserInfo does. */
  claimsInIdToken?: boolean;
}

/** What an issuer says of somebody. */
export interface PersonAtProvider {
  sub: string;
  email?: string | undefined;
  email_verified?: boolean | undefined;
  name?: string;
  given_name?: string;
  family_name?: string;
}

/** Issuers by oidc-provider, in a process of their own. */
export class OpenIdProviders {
  private constructor(
    private readonly child: ChildProcess,
    readonly issuers: readonly string[],
  ) {}

  static async start(...asked: IssuerOptions[]): Promise<OpenIdProviders> {
    const child = fork(join(import.meta.dirname, 'openid-provider.process.js'), [JSON.stringify(asked)], {
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
      execArgv: ['--no-warnings'],
    });
    const [issuers] = (await once(child, 'message')) as [string[]];
    return new OpenIdProviders(child, issuers);
  }

  /** Sets the clock of all issuers ahead of ours, by seconds. */
  async setClock(ahead: number): Promise<void> {
    await fetch(`${this.issuers[0]}/clock?ahead=${ahead}`);
  }

  async stop(): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    const ended = once(this.child, 'exit');
    this.child.kill('SIGKILL');
    await ended;
  }
}

/** A browser as providers see it: who is signed in there stays so. */
export class BrowserAtProvider {
  private readonly cookies = new Map<string, string>();

  /** Goes where it was sent and signs in, for null says no; answers where the provider sends it then. */
  async follow(url: string, person: PersonAtProvider | null): Promise<URL> {
    const { origin } = new URL(url);
    let next = new URL(url);
    while (next.origin === origin) {
      const response = await fetch(next, {
        redirect: 'manual',
        headers: {
          cookie: Array.from(this.cookies, ([name, value]) => `${name}=${value}`).join('; '),
          ...(person && { 'x-person': encodeURIComponent(JSON.stringify(person)) }),
        },
      });
      for (const written of response.headers.getSetCookie()) {
        const [, name, value] = /^([^=]+)=([^;]*)/.exec(written)!;
        if (value === '') this.cookies.delete(name!);
        else this.cookies.set(name!, value!);
      }
      const location = response.headers.get('location');
      if (location === null) throw new Error(`${response.status} ${await response.text()}`);
      next = new URL(location, next);
    }
    return next;
  }
}
