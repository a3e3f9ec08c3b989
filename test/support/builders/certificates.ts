import { publishedEvent, registerFor } from './events.js';
import type { World } from '../harness/world.js';

export interface CertificateAnswer {
  code: string;
  holder: string;
  url: string;
  issuedAt: string;
  revokedAt: string | null;
}

export interface Holder {
  member: { id: string };
  certificate: CertificateAnswer | null;
}

export const certificateFields = '{ code holder url issuedAt revokedAt }';

export const issue = `mutation ($event: ID!) {
  issueCertificates(event: $event) { member { id } certificate ${certificateFields} }
}`;

export const revoke = `mutation ($code: String!, $reason: String! = "Issued by mistake") {
  revokeCertificate(code: $code, reason: $reason) ${certificateFields}
}`;

const record = `mutation ($event: ID!, $entries: [AttendanceInput!]!) {
  recordAttendance(event: $event, entries: $entries) { id }
}`;

/** A workshop of the past over two days of seven hours, whose certificates ask for 80 %. */
export function pastEvent(world: World, changes: Record<string, unknown> = {}): Promise<string> {
  return publishedEvent(world, {
    title: [
      { locale: 'en', text: 'Interviewing children' },
      { locale: 'ru', text: 'Интервью с детьми' },
    ],
    startsAt: '2025-03-04T09:00',
    endsAt: '2025-03-05T16:00',
    days: [
      { startsAt: '2025-03-04T09:00', endsAt: '2025-03-04T16:00' },
      { startsAt: '2025-03-05T09:00', endsAt: '2025-03-05T16:00' },
    ],
    certificateFromShare: 0.8,
    ...changes,
  });
}

/** Enters attendance, as the secretariat does. */
export async function attend(world: World, event: string, entries: readonly Record<string, unknown>[]): Promise<void> {
  await world.as('secretariat').ask(record, { event, entries });
}

/** Registers people for an event of the past and says that they attended all of it. */
export async function attendees(world: World, event: string, members: readonly string[]): Promise<void> {
  for (const member of members) await registerFor(world, event, member);
  await attend(
    world,
    event,
    members.map((member) => ({ member, attendance: 'ATTENDED' })),
  );
}

/** Issues the certificates of an event; answers who has one. */
export async function issued(world: World, event: string): Promise<Holder[]> {
  const { issueCertificates } = await world.as('secretariat').ask<{ issueCertificates: Holder[] }>(issue, { event });
  return issueCertificates;
}

/** The one certificate of somebody who attended all of an event. */
export async function certificateFor(
  world: World,
  member: string,
  changes: Record<string, unknown> = {},
): Promise<CertificateAnswer> {
  const event = await pastEvent(world, changes);
  await attendees(world, event, [member]);
  const [holder] = await issued(world, event);
  return holder!.certificate!;
}
