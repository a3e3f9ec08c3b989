import { Injectable } from '@nestjs/common';
import type { AuthenticationResponseJSON, RegistrationResponseJSON } from '@simplewebauthn/server';
import type { FastifyRequest } from 'fastify';
import type { SignedIn } from '../../access/index.js';
import { Trail } from '../../audit/index.js';
import {
  badInput,
  Config,
  Database,
  newId,
  Outbox,
  type Problem,
  Signatures,
  sql,
  type Transaction,
} from '../../platform/index.js';
import { accountChanged } from '../account.mails.js';
import { openAccount } from '../accounts.sql.js';
import { SecondFactors } from '../second-factor/second-factors.service.js';
import type { Browser } from '../sign-in/browser.js';
import { Entrance, type Entry, type Succession } from '../sign-in/entrance.service.js';
import { tooOld } from '../sign-in/mailbox-proofs.service.js';
import { type Attempt, SignInAttempts } from '../sign-in/sign-in-attempts.store.js';
import { SignIn } from '../sign-in/sign-in.service.js';

export interface PasskeyRow {
  id: string;
  name: string;
  createdAt: Date;
  lastUsedAt: Date | null;
}

interface KnownPasskey {
  id: string;
  memberId: string;
  credentialId: string;
  publicKey: Buffer;
  counter: number;
  transports: string[];
}

const service = 'Colloquy';
/** Loaded once it is needed: a start would be a sixth of a second longer by it. */
const webAuthn = () => import('@simplewebauthn/server');

const columns = sql`id, name, created_at AS "createdAt", last_used_at AS "lastUsedAt"`;

/** Signing in with a passkey, which stands for password and second factor together. */
@Injectable()
export class Passkeys {
  private readonly host: string;

  constructor(
    private readonly database: Database,
    private readonly attempts: SignInAttempts,
    private readonly signatures: Signatures,
    private readonly secondFactors: SecondFactors,
    private readonly entrance: Entrance,
    private readonly signIn: SignIn,
    private readonly outbox: Outbox,
    private readonly trail: Trail,
    private readonly config: Config,
  ) {
    this.host = new URL(config.publicUrl).hostname;
  }

  async ofMember(memberId: string): Promise<PasskeyRow[]> {
    return this.database.rows<PasskeyRow>(
      sql`SELECT ${columns} FROM passkey WHERE member_id = ${memberId} ORDER BY id LIMIT 100`,
    );
  }

  /** What the browser makes one of, and what it keeps of having begun. */
  async beginAdding({ memberId }: SignedIn): Promise<{ options: string; secret: string }> {
    const { id, secret } = await this.begin();
    const { email, name } = await this.database.one<{ email: string | null; name: string }>(
      sql`SELECT email, given_names || ' ' || family_name AS name FROM member WHERE id = ${memberId}`,
    );
    const known = await this.database.rows<{ id: string }>(
      sql`SELECT credential_id AS id FROM passkey WHERE member_id = ${memberId}`,
    );
    const { generateRegistrationOptions } = await webAuthn();
    const options = await generateRegistrationOptions({
      rpName: service,
      rpID: this.host,
      userID: new Uint8Array(Buffer.from(memberId.replaceAll('-', ''), 'hex')),
      userName: email ?? name,
      userDisplayName: name,
      challenge: this.challengeOf(id),
      attestationType: 'none',
      excludeCredentials: known,
      authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    });
    return { options: JSON.stringify(options), secret };
  }

  /**
   * Adds what the browser made. All other sessions end, and this one goes on with the second factor shown.
   * @throws Problem BAD_INPUT `response` for what does not fit, LINK_EXPIRED where nothing was begun
   */
  async add(
    viewer: SignedIn,
    { name, response, secret }: { name: string; response: string; secret: string | undefined },
    request: FastifyRequest | undefined,
  ): Promise<{ passkey: PasskeyRow; recoveryCodes: string[] | null; entry: Succession }> {
    const attempt = await this.begunIn(secret);
    const { verifyRegistrationResponse } = await webAuthn();
    const { registrationInfo } = await verifyRegistrationResponse({
      response: readJson<RegistrationResponseJSON>(response),
      ...this.expected(attempt, request),
    }).catch(doesNotFit);
    if (!registrationInfo) throw unfit();
    const { id: credentialId, publicKey, counter, transports = [] } = registrationInfo.credential;
    const { memberId } = viewer;
    const made = await this.database.transaction(async (transaction) => {
      if (!(await this.attempts.finish(transaction, attempt.id))) throw tooOld('response');
      const passkey = await transaction.maybeOne<PasskeyRow>(
        sql`INSERT INTO passkey (id, member_id, credential_id, public_key, counter, transports, name)
          VALUES (${newId()}, ${memberId}, ${credentialId}, ${Buffer.from(publicKey)}, ${counter}, ${transports},
            ${name.trim()})
          ON CONFLICT (credential_id) DO NOTHING RETURNING ${columns}`,
      );
      if (!passkey) throw unfit();
      const recoveryCodes = await this.secondFactors.recoveryCodesIfNone(transaction, memberId);
      await this.note(transaction, viewer, 'addPasskey');
      await this.outbox.add(transaction, [accountChanged(memberId, 'PASSKEY_ADDED')]);
      const entry = await this.entrance.renew(transaction, viewer, { secondFactor: true });
      return { passkey, recoveryCodes, entry };
    });
    this.entrance.announce(memberId);
    return made;
  }

  /** Removes one of the viewer's own; who has no second factor any more is signed in without one. */
  async remove(viewer: SignedIn, id: string): Promise<boolean> {
    const { memberId } = viewer;
    const removed = await this.database.transaction(async (transaction) => {
      const passkey = await transaction.maybeOne(
        sql`DELETE FROM passkey WHERE id = ${id} AND member_id = ${memberId} RETURNING id`,
      );
      if (!passkey) return false;
      if (!(await this.secondFactors.isSet(memberId, transaction)))
        await transaction.execute(sql`UPDATE session SET second_factor = false WHERE member_id = ${memberId}`);
      await this.note(transaction, viewer, 'removePasskey');
      await this.outbox.add(transaction, [accountChanged(memberId, 'PASSKEY_REMOVED')]);
      return true;
    });
    this.entrance.announce(memberId);
    return removed;
  }

  /** What the browser shows a passkey for, whosever it is, and what it keeps of having begun. */
  async beginSignIn(): Promise<{ options: string; secret: string }> {
    const { id, secret } = await this.begin();
    const { generateAuthenticationOptions } = await webAuthn();
    const options = await generateAuthenticationOptions({
      rpID: this.host,
      challenge: this.challengeOf(id),
      userVerification: 'required',
    });
    return { options: JSON.stringify(options), secret };
  }

  /**
   * Signs in with what the browser answered.
   * @throws Problem BAD_INPUT `response` for a passkey that is nobody's or does not fit, LINK_EXPIRED where nothing was
   *   begun, FORBIDDEN when a page of another site sent it
   */
  async enter(response: string, secret: string | undefined, browser: Browser): Promise<Entry> {
    this.signIn.refuseForeignPage(browser.request);
    const attempt = await this.begunIn(secret);
    if (!(await this.attempts.countTry(attempt.id))) throw tooOld('response');
    const shown = readJson<AuthenticationResponseJSON>(response);
    const passkey = await this.find(shown.id);
    if (!passkey) throw unfit();
    const { credentialId, publicKey, counter } = passkey;
    const { verifyAuthenticationResponse } = await webAuthn();
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      response: shown,
      ...this.expected(attempt, browser.request),
      credential: { id: credentialId, publicKey: new Uint8Array(publicKey), counter: Number(counter) },
    }).catch(doesNotFit);
    if (!verified) throw unfit();
    const { memberId } = passkey;
    const entry = await this.database.transaction(async (transaction) => {
      if (!(await this.attempts.finish(transaction, attempt.id))) throw tooOld('response');
      await transaction.execute(
        sql`UPDATE passkey SET counter = ${authenticationInfo.newCounter}, last_used_at = now()
          WHERE id = ${passkey.id}`,
      );
      return this.entrance.enter(transaction, { memberId, way: 'PASSKEY', secondFactor: true }, browser);
    });
    if (!entry) throw unfit();
    this.entrance.announce(browser.before.memberId);
    return entry;
  }

  private begin(): Promise<{ id: string; secret: string }> {
    return this.database.transaction((transaction) => this.attempts.begin(transaction, 'PASSKEY', {}));
  }

  private async begunIn(secret: string | undefined): Promise<Attempt> {
    const attempt = secret === undefined ? null : await this.attempts.of(secret, ['PASSKEY']);
    if (!attempt) throw tooOld('response');
    return attempt;
  }

  /** Worked out from the attempt, so that it counts in that browser alone, and is kept nowhere. */
  private challengeOf(attemptId: string): Uint8Array<ArrayBuffer> {
    return new Uint8Array(Buffer.from(this.signatures.of('passkey', attemptId), 'base64url'));
  }

  private expected({ id }: Attempt, request: FastifyRequest | undefined) {
    const origins = [new URL(this.config.publicUrl).origin];
    // On one's own machine the port may be another one than is said.
    if (!this.config.production && request?.hostname === this.host && this.host === 'localhost')
      origins.push(`http://${request.host}`);
    const expectedChallenge = this.signatures.of('passkey', id);
    return { expectedChallenge, expectedOrigin: origins, expectedRPID: this.host, requireUserVerification: true };
  }

  private async find(credentialId: unknown): Promise<KnownPasskey | null> {
    if (typeof credentialId !== 'string') return null;
    return this.database.maybeOne<KnownPasskey>(
      sql`SELECT p.id, p.member_id AS "memberId", p.credential_id AS "credentialId", p.public_key AS "publicKey",
          p.counter, p.transports
        FROM passkey p JOIN ${openAccount} ON a.member_id = p.member_id WHERE p.credential_id = ${credentialId}`,
    );
  }

  private async note(
    transaction: Transaction,
    viewer: SignedIn,
    action: 'addPasskey' | 'removePasskey',
  ): Promise<void> {
    await this.trail.record(transaction, viewer, [{ action, subject: viewer.memberId, subjectKind: 'Member' }]);
  }
}

function readJson<Response>(text: string): Response {
  try {
    const read: unknown = JSON.parse(text);
    if (typeof read === 'object' && read !== null) return read as Response;
  } catch {
    // What follows says what is wrong.
  }
  throw unfit();
}

/** The library tells of what does not fit by throwing; nothing of that is a fault of ours. */
function doesNotFit(): never {
  throw unfit();
}

const unfit = (): Problem =>
  badInput('response', {
    en: 'This passkey does not fit. Please try again, or sign in another way.',
    ru: 'Этот ключ доступа не подходит. Попробуйте ещё раз или войдите другим способом.',
  });
