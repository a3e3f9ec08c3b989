import { Strategy } from 'passport-local';

export interface Credentials {
  email: string;
  password: string;
}

type PassportRequest = Parameters<Strategy['authenticate']>[0];

/**
 * Runs passport's local strategy without its session: answers what `verify` finds, null when it finds nobody.
 * A strategy holds the outcome of one attempt, so each attempt has its own.
 */
export function runLocalStrategy<Found extends object>(
  { email, password }: Credentials,
  verify: (credentials: Credentials) => Promise<Found | null>,
): Promise<Found | null> {
  return new Promise((resolve, reject) => {
    const strategy = new Strategy({ usernameField: 'email', session: false }, (givenEmail, givenPassword, done) => {
      verify({ email: givenEmail, password: givenPassword }).then((found) => done(null, found ?? false), done);
    });
    Object.assign(strategy, { success: resolve, fail: () => resolve(null), error: reject });
    strategy.authenticate({ body: { email, password } } as PassportRequest);
  });
}
