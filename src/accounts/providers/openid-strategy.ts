import {
  authorizationCodeGrant,
  buildAuthorizationUrl,
  calculatePKCECodeChallenge,
  type Configuration,
  fetchUserInfo,
  type UserInfoResponse,
} from 'openid-client';
import passport from 'passport';

/** What an answer of the provider has to fit, so that it is to the question that this browser was sent with. */
export interface Checks {
  state: string;
  nonce: string;
  codeVerifier: string;
}

/** What a provider says of somebody; `sub` is who that is, for ever. */
export type ProviderClaims = UserInfoResponse;

/** Whom a provider sent back. */
export interface ProviderAnswer {
  issuer: string;
  claims: ProviderClaims;
  /** When they last showed there who they are, by its clock; null where it does not tell. */
  provedAt: Date | null;
}

/** To a provider, or back from it with what the browser was sent back with. */
type Journey = { checks: Checks; again: boolean } | { checks: Checks; answer: URLSearchParams };

/** In seconds. Who has shown there longer ago who they are is asked again; and a provider has to tell when it was. */
const longestAgo = 12 * 60 * 60;

/**
 * The authorization code flow (OpenID Connect Core, 3.1) as a strategy of passport, with state, nonce and PKCE always
 * and without a session: whoever calls it keeps the checks.
 */
class OpenIdStrategy extends passport.Strategy {
  constructor(
    private readonly client: Configuration,
    private readonly callback: string,
  ) {
    super();
  }

  override authenticate(_request: object, journey: Journey): void {
    const outcome = 'answer' in journey ? this.hear(journey.checks, journey.answer) : this.ask(journey.checks, journey);
    outcome.catch((error: unknown) => this.error(error));
  }

  private async ask({ state, nonce, codeVerifier }: Checks, { again }: { again: boolean }): Promise<void> {
    const url = buildAuthorizationUrl(this.client, {
      redirect_uri: this.callback,
      scope: 'openid email profile',
      state,
      nonce,
      code_challenge: await calculatePKCECodeChallenge(codeVerifier),
      code_challenge_method: 'S256',
      max_age: String(longestAgo),
      ...(again && { prompt: 'login' }),
    });
    this.redirect(url.href);
  }

  private async hear({ state, nonce, codeVerifier }: Checks, answer: URLSearchParams): Promise<void> {
    const tokens = await authorizationCodeGrant(this.client, new URL(`?${answer.toString()}`, this.callback), {
      expectedState: state,
      expectedNonce: nonce,
      pkceCodeVerifier: codeVerifier,
      idTokenExpected: true,
    });
    const { iss: issuer, auth_time: provedAt, ...told } = tokens.claims()!;
    const tellsAddress = told['email'] !== undefined || !this.client.serverMetadata().userinfo_endpoint;
    const answered: ProviderAnswer = {
      issuer,
      claims: tellsAddress ? told : await fetchUserInfo(this.client, tokens.access_token, told.sub),
      provedAt: provedAt === undefined ? null : momentAt(provedAt),
    };
    this.success(answered);
  }
}

/** @throws Error for what is no moment of an account's life */
function momentAt(seconds: number): Date {
  if (!(seconds >= 0 && seconds < 1e11)) throw new Error('auth_time is no moment');
  return new Date(seconds * 1000);
}

/** The address at the provider to which a browser is sent; `again`: to show once more who it is that sits there. */
export async function addressToAsk(
  client: Configuration,
  callback: string,
  checks: Checks,
  again: boolean,
): Promise<string> {
  return run<string>(new OpenIdStrategy(client, callback), { checks, again });
}

/**
 * Whom the provider sent back.
 * @throws Error of openid-client where it sent nobody back, or says what cannot be believed
 */
export async function answerOf(
  client: Configuration,
  callback: string,
  checks: Checks,
  answer: URLSearchParams,
): Promise<ProviderAnswer> {
  return run<ProviderAnswer>(new OpenIdStrategy(client, callback), { checks, answer });
}

/** A strategy holds the outcome of one journey, so each has its own. */
function run<Outcome>(strategy: OpenIdStrategy, journey: Journey): Promise<Outcome> {
  return new Promise<Outcome>((resolve, reject) => {
    Object.assign(strategy, { redirect: resolve, success: resolve, error: reject });
    strategy.authenticate({}, journey);
  });
}
