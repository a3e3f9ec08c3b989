import { textIn } from '../../../platform/index.js';
import type { CertificateRow } from '../certificate.row.js';

/** Who issues: the name, and the addresses under which badges are checked. */
export interface BadgeIssuer {
  name: string;
  publicUrl: string;
}

/** A credential before it is signed. */
export type BadgeCredential = Record<string, unknown> & { id: string };

/** How many credentials one status list holds, so that a single one does not stand out. */
export const statusListSize = 131_072;

const credentialsContext = 'https://www.w3.org/ns/credentials/v2';
const openBadgesContext = 'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json';

/** Where what takes the place of another credential is defined. */
const refreshContext = 'https://purl.imsglobal.org/spec/ob/v3p0/extensions.json';

export const issuerAddress = ({ publicUrl }: BadgeIssuer): string => `${publicUrl}/certificates/issuer`;
export const keyAddress = ({ publicUrl }: BadgeIssuer, key: string): string => `${publicUrl}/certificates/keys/${key}`;
const statusAddress = ({ publicUrl }: BadgeIssuer, list: number): string => `${publicUrl}/certificates/status/${list}`;

/**
 * The certificate as an Open Badge 3.0. Ids are opaque, as whoever checks the status sends them along, and the only
 * personal value is the name; of somebody erased not even that. One that was replaced says where the other is.
 */
export function openBadgeOf(
  certificate: CertificateRow,
  issuer: BadgeIssuer,
  replacedBy: string | null,
): BadgeCredential {
  const { title, holder, startsAtLocal, endsAtLocal, timeZone, statusIndex } = certificate;
  const name = textIn(title, 'en')!;
  const days = [...new Set([startsAtLocal, endsAtLocal].map((local) => local.slice(0, 10)))].join(' to ');
  const [list, place] = [Math.floor(statusIndex / statusListSize), statusIndex % statusListSize];
  return {
    '@context': [credentialsContext, openBadgesContext, ...(replacedBy === null ? [] : [refreshContext])],
    id: `urn:uuid:${certificate.id}`,
    type: ['VerifiableCredential', 'AchievementCredential'],
    name,
    issuer: profileOf(issuer),
    validFrom: certificate.issuedAt.toISOString(),
    awardedDate: certificate.issuedAt.toISOString(),
    credentialSubject: {
      id: `urn:uuid:${certificate.registrationId}`,
      type: ['AchievementSubject'],
      ...(holder !== null && {
        identifier: [{ type: 'IdentityObject', hashed: false, identityHash: holder, identityType: 'name' }],
      }),
      activityStartDate: certificate.startsAt.toISOString(),
      activityEndDate: certificate.endsAt.toISOString(),
      achievement: {
        id: `urn:uuid:${certificate.eventId}`,
        type: ['Achievement'],
        achievementType: 'Certificate',
        inLanguage: title['en'] === undefined ? Object.keys(title)[0] : 'en',
        name,
        description: `Attended the event “${name}”, ${days} (${timeZone}).`,
        criteria: { narrative: criteria(certificate) },
      },
    },
    ...(replacedBy !== null && {
      refreshService: {
        id: `${issuer.publicUrl}/certificates/${replacedBy}.json`,
        type: '1EdTechCredentialRefresh',
      },
    }),
    credentialStatus: {
      id: `${statusAddress(issuer, list)}#${place}`,
      type: 'BitstringStatusListEntry',
      statusPurpose: 'revocation',
      statusListIndex: String(place),
      statusListCredential: statusAddress(issuer, list),
    },
  };
}

/** The list of what was revoked, of W3C's kind: one bit a credential, packed. */
export function statusListOf(list: number, encodedList: string, issuer: BadgeIssuer, now: Date): BadgeCredential {
  const id = statusAddress(issuer, list);
  return {
    '@context': [credentialsContext],
    id,
    type: ['VerifiableCredential', 'BitstringStatusListCredential'],
    issuer: issuerAddress(issuer),
    validFrom: now.toISOString(),
    credentialSubject: {
      id: `${id}#list`,
      type: 'BitstringStatusList',
      statusPurpose: 'revocation',
      encodedList,
    },
  };
}

/** Who issues, with the keys that its signatures are to be held against. */
export function issuerDocument(keys: readonly string[], issuer: BadgeIssuer): object {
  return {
    '@context': ['https://www.w3.org/ns/did/v1', multikeyContext, openBadgesContext],
    ...profileOf(issuer),
    assertionMethod: keys.map((key) => keyOf(key, issuer)),
  };
}

export const keyDocument = (key: string, issuer: BadgeIssuer): object => ({
  '@context': multikeyContext,
  ...keyOf(key, issuer),
});

const multikeyContext = 'https://w3id.org/security/multikey/v1';

const keyOf = (key: string, issuer: BadgeIssuer): object => ({
  id: keyAddress(issuer, key),
  type: 'Multikey',
  controller: issuerAddress(issuer),
  publicKeyMultibase: key,
});

const profileOf = (issuer: BadgeIssuer): object => ({
  id: issuerAddress(issuer),
  type: ['Profile'],
  name: issuer.name,
  url: issuer.publicUrl,
});

/** What was issued before hours were counted says what it said then. */
const criteria = ({ fromShare, shareOf }: Pick<CertificateRow, 'fromShare' | 'shareOf'>): string =>
  fromShare > 0
    ? `Attended at least ${Math.round(fromShare * 100)} % of ${shareOf === 'HOURS' ? 'the hours of ' : ''}the event.`
    : 'Attended the event.';
