import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import type { RateLimiterAbstract } from 'rate-limiter-flexible';
import { Database, limiter, networkOf, problem } from '../../platform/index.js';
import type { Browser } from './browser.js';

const failuresFromOneNetwork = 10;
const failuresOfNetwork = 100;
/** From how many wrong ones of all networks on each is kept waiting, and its owner is told. */
const failuresToNotice = 30;
const longestWait = 5_000;
const mailsToAddress = 5;
const mailsOfNetwork = 30;
const codesFromOneNetwork = 10;
/** Of six digits, as those could be guessed from many networks. */
const shortCodesOfAccount = 30;
const departuresOfNetwork = 300;

/** Who tries what, and from where. */
export interface Try {
  /** The account that is tried, whether there is one or not. */
  account: string;
  /** Where the call comes from on the network. */
  address: string;
  /** Whether the account's owner has signed in with this browser before. */
  isKnownDevice?: boolean;
}

/** What somebody of an account that is known tries in a browser. */
export const triedIn = ({ address, lastMember }: Pick<Browser, 'address' | 'lastMember'>, memberId: string): Try => ({
  account: memberId,
  address,
  isKnownDevice: lastMember === memberId,
});

/**
 * Bounds how often somebody tries to get in, over all processes: a network, and a network that tries one account. No
 * account is ever locked for its owner: where many networks try it each is kept waiting, and known browsers are not.
 */
@Injectable()
export class SignInLimits {
  private readonly pairs: RateLimiterAbstract;
  private readonly networks: RateLimiterAbstract;
  private readonly accounts: RateLimiterAbstract;
  private readonly devices: RateLimiterAbstract;
  private readonly mails: RateLimiterAbstract;
  private readonly mailsOfNetworks: RateLimiterAbstract;
  private readonly codes: RateLimiterAbstract;
  private readonly codesOfDevices: RateLimiterAbstract;
  private readonly shortCodes: RateLimiterAbstract;
  private readonly departures: RateLimiterAbstract;
  private readonly lines = new Map<string, Promise<unknown>>();

  constructor(database: Database) {
    this.pairs = limiter(database, 'account', failuresFromOneNetwork);
    this.networks = limiter(database, 'network', failuresOfNetwork);
    this.accounts = limiter(database, 'everywhere', Number.MAX_SAFE_INTEGER);
    this.devices = limiter(database, 'device', failuresFromOneNetwork);
    this.mails = limiter(database, 'mail', mailsToAddress);
    this.mailsOfNetworks = limiter(database, 'mails', mailsOfNetwork);
    this.codes = limiter(database, 'code', codesFromOneNetwork);
    this.codesOfDevices = limiter(database, 'code-device', codesFromOneNetwork);
    this.shortCodes = limiter(database, 'codes', shortCodesOfAccount);
    this.departures = limiter(database, 'departure', departuresOfNetwork);
  }

  /**
   * Answers what `attempt` finds and counts a failure when it finds nothing; a success clears what the network did to
   * the account. `onGuessing` is called once a quarter of an hour when the account is guessed at from many networks.
   * @throws Problem RATE_LIMITED, without trying, when there were too many failures
   */
  async guard<Found>(
    { account, address, isKnownDevice = false }: Try,
    attempt: () => Promise<Found | null>,
    onGuessing: () => Promise<void> = async () => undefined,
  ): Promise<Found | null> {
    const key = keyOf(account);
    const network = networkOf(address);
    const pair = `${key} ${network}`;
    return this.inLine(pair, async () => {
      // Counted before it is tried: what is tried at the same time cannot share one last attempt.
      if (isKnownDevice) {
        await count(this.devices, key);
      } else {
        await count(this.networks, network);
        await count(this.pairs, pair);
        const { consumedPoints } = await this.accounts.consume(key);
        if (consumedPoints === failuresToNotice) await onGuessing();
        if (consumedPoints > failuresToNotice) await sleep(waitAfter(consumedPoints));
      }
      const found = await attempt();
      if (found === null) return null;
      // What was right is taken back.
      await Promise.all(
        isKnownDevice
          ? [this.devices.delete(key)]
          : [this.pairs.delete(pair), this.networks.reward(network), this.accounts.reward(key)],
      );
      return found;
    });
  }

  /**
   * Counts a mail that somebody wants sent to an address, whoever has it.
   * @throws Problem RATE_LIMITED when this network wanted too many
   */
  async countMail(email: string, address: string): Promise<void> {
    const network = networkOf(address);
    await count(this.mailsOfNetworks, network);
    await count(this.mails, `${keyOf(email)} ${network}`);
  }

  /** Counts a browser that goes to a provider. @throws Problem RATE_LIMITED when too many of this network did */
  async countDeparture(address: string): Promise<void> {
    await count(this.departures, networkOf(address));
  }

  /**
   * Counts a code that is tried for an account, before it is. Those of six digits have a bound for all networks
   * together; an owner whom others keep out by that has known browsers and recovery codes.
   * @throws Problem RATE_LIMITED when there were too many
   */
  async countCode(tried: Try, { isShort }: { isShort: boolean }): Promise<void> {
    const { account, isKnownDevice = false } = tried;
    if (isKnownDevice) return count(this.codesOfDevices, account);
    await count(this.codes, fromNetwork(tried));
    if (isShort) await count(this.shortCodes, account);
  }

  /** To be called after a right one. */
  async forgetCodes(tried: Try): Promise<void> {
    const { account } = tried;
    await Promise.all([
      this.codes.delete(fromNetwork(tried)),
      this.codesOfDevices.delete(account),
      this.shortCodes.delete(account),
    ]);
  }

  /** One attempt after the other: right ones that are under way never count as failures together. */
  private async inLine<T>(key: string, work: () => Promise<T>): Promise<T> {
    const turn = (this.lines.get(key) ?? Promise.resolve()).then(work);
    const over = turn.catch(() => undefined);
    this.lines.set(key, over);
    try {
      return await turn;
    } finally {
      if (this.lines.get(key) === over) this.lines.delete(key);
    }
  }
}

const keyOf = (account: string): string =>
  createHash('sha256').update(account.trim().toLowerCase()).digest('base64url');

const fromNetwork = ({ account, address }: Try): string => `${account} ${networkOf(address)}`;

/** Longer with each, in milliseconds. */
const waitAfter = (failures: number): number => Math.min((failures - failuresToNotice) * 100, longestWait);

async function count(kind: RateLimiterAbstract, key: string): Promise<void> {
  await kind.consume(key).catch((refusal: unknown) => {
    throw refusal instanceof Error ? refusal : tooMany();
  });
}

const tooMany = () =>
  problem('RATE_LIMITED', {
    en: 'There were too many attempts. Please try again in a quarter of an hour.',
    ru: 'Слишком много попыток. Попробуйте ещё раз через четверть часа.',
  });
