import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Database, Jobs, sql } from '../../platform/index.js';
import { digestOf, newSecret } from '../secret.js';
import type { Checks } from './openid-strategy.js';
import type { Intention } from './provider-refusal.js';

/** How long somebody can take at a provider. */
export const timeAtProvider = 10 * 60;

/** Browsers that were sent to a provider and are to come back from it. */
@Injectable()
export class ProviderAttempts implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly jobs: Jobs,
  ) {}

  onModuleInit(): void {
    this.jobs.everyMinute('provider-attempts', () => this.forgetOld());
  }

  /** Keeps that a browser, known by its secret, goes to a provider; answers what it has to come back with. */
  async begin(provider: string, browserSecret: string, { returnTo, locale, linkTo }: Intention): Promise<Checks> {
    const checks = { state: newSecret(), nonce: newSecret(), codeVerifier: newSecret() };
    await this.database.execute(
      sql`INSERT INTO provider_attempt (state_digest, browser_digest, provider, nonce, code_verifier, return_to, locale,
          session_id, expires_at)
        VALUES (${digestOf(checks.state)}, ${digestOf(browserSecret)}, ${provider}, ${checks.nonce},
          ${checks.codeVerifier}, ${returnTo}, ${locale}, ${linkTo},
          now() + make_interval(secs => ${timeAtProvider}::integer))`,
    );
    return checks;
  }

  /** What this browser went to the provider with, once; null for another browser, another provider, or too late. */
  async take(provider: string, browserSecret: string, state: string): Promise<(Checks & Intention) | null> {
    const taken = await this.database.maybeOne<Omit<Checks, 'state'> & Intention>(
      sql`DELETE FROM provider_attempt
        WHERE state_digest = ${digestOf(state)} AND browser_digest = ${digestOf(browserSecret)}
          AND provider = ${provider} AND expires_at > now()
        RETURNING nonce, code_verifier AS "codeVerifier", return_to AS "returnTo", locale, session_id AS "linkTo"`,
    );
    return taken && { ...taken, state };
  }

  private async forgetOld(): Promise<void> {
    await this.database.execute(sql`DELETE FROM provider_attempt WHERE expires_at < now()`);
  }
}
