import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { graphql } from '../../src/platform/index.js';
import { codeAt, nextCode, presentStep } from '../support/harness/authenticators.js';
import { password } from '../support/harness/cast.js';
import type { Operation } from '../support/harness/client.js';
import { MailSink } from '../support/harness/mail-sink.js';
import { mailsSent, PersonAtBrowser } from '../support/harness/person-at-browser.js';
import { Visitor } from '../support/harness/visitor.js';
import { startWorld, type World } from '../support/harness/world.js';

const triesAtOnce = 60;

let sink: MailSink;
let world: World;
let visitor: Visitor;
beforeAll(async () => {
  sink = await MailSink.open();
  world = await startWorld({ processes: 2, variables: { SMTP_URL: sink.url } });
  visitor = new Visitor(world);
});
afterAll(async () => {
  await world.stop();
  await sink.close();
});
beforeEach(async () => {
  await world.database.rows('DELETE FROM rate_limit');
});

const signIn = graphql('mutation ($input: SignInInput!) { signIn(input: $input) { locale } }');
const complete = graphql(`
  mutation ($oneTimeCode: String, $recoveryCode: String) {
    completeSignIn(oneTimeCode: $oneTimeCode, recoveryCode: $recoveryCode) { locale }
  }
`);
const begin = graphql('mutation { beginSecondFactor { secret } }');
const confirm = graphql('mutation ($code: String!) { confirmSecondFactor(code: $code) }');
const setPassword = graphql(`
  mutation ($current: String) { setPassword(current: $current, new: "vier-und-zwanzig Enten") { locale } }
`);
const requestSignInLink = graphql('mutation ($email: EmailAddress!) { requestSignInLink(email: $email) }');
const signInWithCode = graphql('mutation ($code: String!) { signInWithCode(code: $code) { locale } }');
const signUp = graphql('mutation ($input: SignUpInput!) { signUp(input: $input) }');
const confirmEmail = graphql('mutation ($token: String!) { confirmEmail(token: $token) { locale } }');
const beginPasskeySignIn = graphql('mutation { beginPasskeySignIn }');
const signInWithPasskey = graphql(
  'mutation ($response: String!) { signInWithPasskey(response: $response) { locale } }',
);

/** Whose account is guessed at, and what they have set up. */
interface Owner {
  id: string;
  email: string;
  recoveryCodes: string[];
}

/** One try, of this number; answers why it was refused. */
type Guess = (number: number) => Promise<string>;

const wrongOneTimeCode = '000000';
/** Shaped like one, and never made: codes are random. */
const wrongRecoveryCode = '0000-0000-0000';
const stranger = (network = '203.0.113.50') => new PersonAtBrowser(world, network);
const inputOf = ({ email }: Owner, more: object = {}) => ({ input: { email, password, ...more } });

/** Somebody with an account, and an authenticator where `withFactor`. */
async function newOwner(withFactor: boolean): Promise<Owner> {
  const person = await visitor.newcomer();
  if (!withFactor) return { ...person, recoveryCodes: [] };
  const browser = stranger('198.51.100.77');
  await browser.ask(signIn, inputOf({ ...person, recoveryCodes: [] }));
  const { beginSecondFactor: begun } = await browser.ask(begin);
  const { confirmSecondFactor: codes } = await browser.ask(confirm, { code: codeAt(begun!.secret, presentStep()) });
  return { ...person, recoveryCodes: codes! };
}

/** A browser in which somebody has given the right password, and is still to show the second factor. */
async function halfIn(owner: Owner, browser = stranger()): Promise<PersonAtBrowser> {
  expect(await browser.refusal(signIn, inputOf(owner))).toBe('SECOND_FACTOR_REQUIRED');
  return browser;
}

/** Somebody who has got hold of a session, and of nothing else that is in its browser. */
function thiefOf({ cookies }: PersonAtBrowser, network?: string): PersonAtBrowser {
  const thief = stranger(network);
  thief.cookies.set('colloquy', cookies.get('colloquy')!);
  return thief;
}

/** Each try in the next of these browsers, and through the other process. */
const inTurn =
  (browsers: readonly PersonAtBrowser[], operation: Operation<unknown>, variables: object): Guess =>
  async (number) => {
    const { refused } = await browsers[number % browsers.length]!.run(operation, { ...variables }, number % 2);
    return refused ? [refused.code, refused.field].filter(Boolean).join(' ') : 'IN';
  };

const many = <Made>(count: number, make: (number: number) => Promise<Made>): Promise<Made[]> =>
  Promise.all(Array.from({ length: count }, (_, number) => make(number)));

/** A way in that something secret is guessed at, what a wrong one is told, and how many of all tries are looked at. */
interface Door {
  withFactor?: boolean;
  wrong: string;
  judged: number;
  guessing: (owner: Owner) => Promise<Guess>;
}

const doors: Record<string, Door> = {
  'a password': {
    wrong: 'UNAUTHENTICATED input',
    judged: 10,
    guessing: async (owner) => inTurn([stranger()], signIn, inputOf(owner, { password: 'a guess' })),
  },
  'a password, in a browser that its owner has used': {
    wrong: 'UNAUTHENTICATED input',
    judged: 10,
    guessing: async (owner) => {
      const browser = stranger();
      await browser.ask(signIn, inputOf(owner));
      return inTurn([browser], signIn, inputOf(owner, { password: 'a guess' }));
    },
  },
  'the present password': {
    wrong: 'BAD_INPUT current',
    judged: 10,
    guessing: async (owner) => {
      const browser = stranger();
      await browser.ask(signIn, inputOf(owner));
      return inTurn([browser], setPassword, { current: 'a guess' });
    },
  },
  'a one-time code beside the password': {
    withFactor: true,
    wrong: 'BAD_INPUT input.oneTimeCode',
    judged: 10,
    guessing: async (owner) => inTurn([stranger()], signIn, inputOf(owner, { oneTimeCode: wrongOneTimeCode })),
  },
  'a one-time code after it': {
    withFactor: true,
    wrong: 'BAD_INPUT oneTimeCode',
    judged: 5,
    guessing: async (owner) => inTurn([await halfIn(owner)], complete, { oneTimeCode: wrongOneTimeCode }),
  },
  'a one-time code, however often one begins': {
    withFactor: true,
    wrong: 'BAD_INPUT oneTimeCode',
    judged: 10,
    guessing: async (owner) => inTurn(await many(12, () => halfIn(owner)), complete, { oneTimeCode: wrongOneTimeCode }),
  },
  'a one-time code, from many networks': {
    withFactor: true,
    wrong: 'BAD_INPUT oneTimeCode',
    judged: 30,
    guessing: async (owner) =>
      inTurn(await many(triesAtOnce, (at) => halfIn(owner, stranger(`192.0.2.${at}`))), complete, {
        oneTimeCode: wrongOneTimeCode,
      }),
  },
  'a recovery code': {
    withFactor: true,
    wrong: 'BAD_INPUT recoveryCode',
    judged: 5,
    guessing: async (owner) => inTurn([await halfIn(owner)], complete, { recoveryCode: wrongRecoveryCode }),
  },
  'a recovery code, however often one begins': {
    withFactor: true,
    wrong: 'BAD_INPUT recoveryCode',
    judged: 10,
    guessing: async (owner) =>
      inTurn(await many(12, () => halfIn(owner)), complete, { recoveryCode: wrongRecoveryCode }),
  },
  'the code that sets up an authenticator': {
    wrong: 'BAD_INPUT code',
    judged: 10,
    guessing: async (owner) => {
      const browser = stranger();
      await browser.ask(signIn, inputOf(owner));
      await browser.ask(begin);
      return inTurn([browser], confirm, { code: wrongOneTimeCode });
    },
  },
  'the code of a mail that signs in': {
    wrong: 'BAD_INPUT code',
    judged: 5,
    guessing: async ({ email }) => {
      const browser = stranger();
      await browser.ask(requestSignInLink, { email });
      return inTurn([browser], signInWithCode, { code: '0000-0000' });
    },
  },
  'the code of a mail that confirms an address': {
    wrong: 'BAD_INPUT code',
    judged: 5,
    guessing: async ({ id }) => {
      const browser = stranger();
      const names = { givenNames: 'Гюльнара', familyName: 'Ахмедова' };
      await browser.ask(signUp, {
        input: { email: `${id}@ministry.example`, password: 'four words that fit', ...names },
      });
      return inTurn([browser], confirmEmail, { token: '0000-0000' });
    },
  },
  'a passkey': {
    wrong: 'BAD_INPUT response',
    judged: 5,
    guessing: async () => {
      const browser = stranger();
      await browser.ask(beginPasskeySignIn);
      return inTurn([browser], signInWithPasskey, { response: '{"id": "AAAA"}' });
    },
  },
};

describe('of sixty tries at once, through two processes,', () => {
  it.each(Object.entries(doors))(
    'few are looked at of %s',
    async (_, { withFactor = false, wrong, judged, guessing }) => {
      const guess = await guessing(await newOwner(withFactor));
      const told = await many(triesAtOnce, guess);
      const others = new Set(told.filter((code) => code !== wrong));
      expect(told.filter((code) => code === wrong)).toHaveLength(judged);
      // The rest is told that there were too many, here or of what was begun.
      const tooMany = ['RATE_LIMITED', 'UNAUTHENTICATED', 'LINK_EXPIRED code', 'LINK_EXPIRED response'];
      expect([...others].filter((code) => !tooMany.includes(code))).toEqual([]);
    },
  );
});

describe('whose second factor is guessed at by somebody who has the password', () => {
  /** An owner in whose browser nobody guesses, and what the authenticator shows next. */
  async function guessedAt() {
    const owner = await newOwner(true);
    const known = stranger();
    await known.ask(signIn, inputOf(owner, { oneTimeCode: await nextCode(world.database, owner.email) }));
    await many(triesAtOnce, await doors['a one-time code, from many networks']!.guessing(owner));
    // Its codes are as if they had not been shown, so that nobody waits for the next.
    await world.database.rows('UPDATE authenticator SET last_step = 0');
    const input = inputOf(owner, { oneTimeCode: await nextCode(world.database, owner.email) });
    expect(await stranger('198.51.100.99').refusal(signIn, input)).toBe('RATE_LIMITED');
    return { owner, known, input };
  }

  it('gets in where they have signed in before', async () => {
    const { known, input } = await guessedAt();
    await known.ask(signIn, input);
  });

  it('gets in elsewhere with a recovery code', async () => {
    const { owner } = await guessedAt();
    const elsewhere = await halfIn(owner, stranger('198.51.100.99'));
    await elsewhere.ask(complete, { recoveryCode: owner.recoveryCodes[0]! });
  });

  it('is not kept out by who sets up an authenticator in a stolen session', async () => {
    const owner = await newOwner(false);
    const browser = stranger();
    await browser.ask(signIn, inputOf(owner));
    const { beginSecondFactor: begun } = await browser.ask(begin);
    await many(triesAtOnce, inTurn([thiefOf(browser)], confirm, { code: wrongOneTimeCode }));
    await browser.ask(confirm, { code: codeAt(begun!.secret, presentStep()) });
  });
});

describe('whose present password is guessed at in a stolen session', () => {
  it('hears of it, and sets a new one all the same', async () => {
    const owner = await newOwner(false);
    const browser = stranger();
    await browser.ask(signIn, inputOf(owner));
    await mailsSent(world, sink);
    await many(12, inTurn([thiefOf(browser)], setPassword, { current: 'a guess' }));
    const thieves = Array.from({ length: 21 }, (_, at) => thiefOf(browser, `192.0.2.${at}`));
    const told = await many(thieves.length, inTurn(thieves, setPassword, { current: 'a guess' }));
    expect(new Set(told)).toEqual(new Set(['BAD_INPUT current']));
    const mails = await mailsSent(world, sink);
    expect(mails.map(({ recipients, parsed }) => [recipients[0], parsed.subject])).toEqual([
      [owner.email, 'Somebody guesses your password'],
    ]);
    await browser.ask(setPassword, { current: password });
  });
});
