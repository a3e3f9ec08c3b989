import { graphql, type ResultOf } from '../../../src/platform/index.js';
import type { AnswerTo } from '../harness/client.js';
import type { World } from '../harness/world.js';
import { type EventInput, pastEvent } from './events.js';
import { attend, registerFor } from './registrations.js';

export const certificateShown = graphql(
  'fragment CertificateShown on Certificate { code holder url issuedAt revokedAt }',
);
export type CertificateShown = ResultOf<typeof certificateShown>;

export const issueCertificates = graphql(
  'mutation ($event: ID!) { issueCertificates(event: $event) { member { id } certificate { ...CertificateShown } } }',
  [certificateShown],
);
export type Holder = AnswerTo<typeof issueCertificates>['issueCertificates'][number];

export const revokeCertificate = graphql(
  `mutation ($code: String!, $reason: String! = "Issued by mistake") {
    revokeCertificate(code: $code, reason: $reason) { ...CertificateShown }
  }`,
  [certificateShown],
);

/** A workshop of the past over two days of seven hours, whose certificates ask for 80 %. */
export async function certifiedEvent(world: World, changes: Partial<EventInput> = {}): Promise<string> {
  const { id } = await pastEvent(world, {
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
  return id;
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
  return (await world.as('secretariat').ask(issueCertificates, { event })).issueCertificates;
}

/** The one certificate of somebody who attended all of an event. */
export async function certificateFor(
  world: World,
  member: string,
  changes: Partial<EventInput> = {},
): Promise<CertificateShown> {
  const event = await certifiedEvent(world, changes);
  await attendees(world, event, [member]);
  const [holder] = await issued(world, event);
  return holder!.certificate!;
}
