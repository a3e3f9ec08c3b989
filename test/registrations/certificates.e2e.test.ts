import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { graphql } from '../../src/platform/index.js';
import {
  attendees,
  certificateFor,
  type CertificateShown,
  certificateShown,
  certifiedEvent,
  issueCertificates,
  issued,
  revokeCertificate,
} from '../support/builders/certificates.js';
import { cancelEvent, closeEvent, publishedEvent, reopenEvent } from '../support/builders/events.js';
import { updateMember } from '../support/builders/people.js';
import { attend, registerFor } from '../support/builders/registrations.js';
import { startWorld, statementsOf, type World } from '../support/harness/world.js';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(async () => {
  await world.stop();
});

const check = graphql('query ($code: String!) { certificate(code: $code) { ...CertificateShown } }', [
  certificateShown,
]);
const update = graphql(`
  mutation ($id: ID!, $input: UpdateEventInput!) { updateEvent(id: $id, input: $input) { certificateFromShare } }
`);
const own = graphql(
  `query ($event: ID!) {
    event(id: $event) { registrations(first: 100) { nodes { certificate { ...CertificateShown } } } }
  }`,
  [certificateShown],
);
const unknownCode = '0000-0000-0000-0000';

async function ownCertificates(who: Parameters<World['as']>[0], event: string): Promise<(CertificateShown | null)[]> {
  const { event: seen } = await world.as(who).ask(own, { event });
  return seen.registrations.nodes.map(({ certificate }) => certificate);
}

const mails = (event: string): Promise<{ recipientId: string; code: string }[]> =>
  world.database.rows(
    `SELECT recipient_id AS "recipientId", facts ->> 'certificate' AS code FROM outbox_message
     WHERE kind = 'certificate.issued' AND facts ->> 'event' = $1 ORDER BY id`,
    [event],
  );

describe('issuing certificates', () => {
  it('gives one to everybody whose attendance earns it, with a mail and an audit record each', async () => {
    const event = await certifiedEvent(world);
    const people = ['expert', 'expert2', 'observer', 'organiser', 'contactPoint'] as const;
    for (const person of people)
      await registerFor(world, event, world.ids[person], person === 'observer' ? { role: 'INTERPRETER' } : {});
    const { expert, expert2, observer, organiser, contactPoint } = world.ids;
    await attend(world, event, [
      { member: expert, attendance: 'ATTENDED' },
      { member: expert2, attendance: 'ATTENDED', date: '2025-03-04' },
      // 252 of 420 minutes: eight tenths of the two days.
      { member: expert2, attendance: 'PARTIAL', date: '2025-03-05', minutes: 252 },
      { member: observer, attendance: 'ATTENDED' },
      { member: organiser, attendance: 'ATTENDED', date: '2025-03-04' },
      { member: organiser, attendance: 'PARTIAL', date: '2025-03-05' },
      { member: contactPoint, attendance: 'NO_SHOW' },
    ]);

    const holders = await issued(world, event);
    expect(holders.map(({ member, certificate }) => [member.id, certificate?.holder])).toEqual([
      [expert, 'Олена Коваленко «Лісова»'],
      [expert2, 'Giorgi Lomidze'],
    ]);
    const codes = holders.map(({ certificate }) => certificate!.code);
    for (const { certificate } of holders) {
      expect(certificate!.code).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){3}$/);
      expect(certificate!.url).toMatch(new RegExp(`/certificates/${certificate!.code}$`));
      expect(certificate!.revokedAt).toBeNull();
    }
    expect(await mails(event)).toEqual([
      { recipientId: expert, code: codes[0] },
      { recipientId: expert2, code: codes[1] },
    ]);
    const { auditTrail } = await world.as('secretariat').ask(
      graphql(`
        query ($by: ID!) { auditTrail(by: $by, first: 2) { nodes { action subjectKind changes { field from to } } } }
      `),
      { by: world.ids.secretariat },
    );
    expect(new Set(auditTrail.nodes.map((entry) => JSON.stringify(entry)))).toEqual(
      new Set(
        codes.map((code) =>
          JSON.stringify({
            action: 'issueCertificates',
            subjectKind: 'Registration',
            changes: [{ field: 'certificate', from: null, to: code }],
          }),
        ),
      ),
    );
  });

  it('issues only what is missing when it is done again, to those who were recorded meanwhile', async () => {
    const event = await certifiedEvent(world);
    await attendees(world, event, [world.ids.expert2]);
    const [first] = await issued(world, event);
    await attendees(world, event, [world.ids.expert]);
    const again = await issued(world, event);
    expect(again.map(({ member }) => member.id)).toEqual([world.ids.expert2, world.ids.expert]);
    expect(again[0]).toEqual(first);
    expect(await issued(world, event)).toEqual(again);
    expect(await mails(event)).toHaveLength(2);
  });

  it('gives everybody one when two do it at once', async () => {
    const event = await certifiedEvent(world);
    await attendees(world, event, [world.ids.expert, world.ids.expert2, world.ids.observer]);
    const answers = await Promise.all(
      (['secretariat', 'secretariat2', 'organiser', 'secretariat'] as const).map((person) =>
        world.as(person).ask(issueCertificates, { event }),
      ),
    );
    expect(answers[0]!.issueCertificates).toHaveLength(3);
    for (const answer of answers) expect(answer).toEqual(answers[0]);
    expect(await mails(event)).toHaveLength(3);
  });

  it('works for a closed event, and keeps what a certificate says when names and titles change', async () => {
    const member = await world.newMember('  Анна-Марія ', 'О’Коннор "Зоря" й', 'UA');
    const event = await certifiedEvent(world);
    await attendees(world, event, [member]);
    await world.as('secretariat').ask(closeEvent, { id: event });
    const [holder] = await issued(world, event);
    const { code } = holder!.certificate!;
    expect(holder!.certificate!.holder).toBe('Анна-Марія О’Коннор "Зоря" й');
    await world.as('secretariat').ask(updateMember, { id: member, input: { familyName: 'Інша' } });
    await world.as('secretariat').ask(reopenEvent, { id: event, reason: 'Typo' });
    await world.as('secretariat').ask(update, { id: event, input: { title: [{ locale: 'en', text: 'Renamed' }] } });
    const { certificate } = await world.as('nobody').ask(
      graphql(`
        query ($code: String!) {
          certificate(code: $code) {
            holder inEnglish: eventTitle inRussian: eventTitle(locale: "ru") eventTitles { locale text } event { id }
            timeZone startsAt startsAtLocal endsAtLocal
          }
        }
      `),
      { code },
    );
    expect(certificate).toEqual({
      holder: 'Анна-Марія О’Коннор "Зоря" й',
      inEnglish: 'Interviewing children',
      inRussian: 'Интервью с детьми',
      eventTitles: [
        { locale: 'en', text: 'Interviewing children' },
        { locale: 'ru', text: 'Интервью с детьми' },
      ],
      event: null,
      timeZone: 'Europe/Vienna',
      startsAt: '2025-03-04T08:00:00.000Z',
      startsAtLocal: '2025-03-04T09:00:00',
      endsAtLocal: '2025-03-05T16:00:00',
    });
  });

  it('measures a part of the night on which clocks change against its real length', async () => {
    // From 1:00 to 5:00 on the clock, three hours in all.
    const event = await certifiedEvent(world, {
      startsAt: '2025-03-30T01:00',
      endsAt: '2025-03-30T05:00',
      days: null,
      certificateFromShare: 0.5,
    });
    await registerFor(world, event, world.ids.expert);
    await registerFor(world, event, world.ids.expert2);
    await attend(world, event, [
      { member: world.ids.expert, attendance: 'PARTIAL', minutes: 90 },
      { member: world.ids.expert2, attendance: 'PARTIAL', minutes: 88 },
    ]);
    expect((await issued(world, event)).map(({ member }) => member.id)).toEqual([world.ids.expert]);
  });

  it('is refused before the end, for drafts and cancelled events, and where none are issued', async () => {
    const secretariat = world.as('secretariat');
    const refused = { code: 'TRANSITION_NOT_ALLOWED', field: 'event' };
    const { id: coming } = await publishedEvent(world, { certificateFromShare: 0.5 });
    expect(await secretariat.refusal(issueCertificates, { event: coming })).toEqual(refused);
    const without = await certifiedEvent(world, { certificateFromShare: null });
    expect(await secretariat.refusal(issueCertificates, { event: without })).toEqual(refused);
    const cancelled = await certifiedEvent(world);
    await secretariat.ask(cancelEvent, { id: cancelled, reason: 'No' });
    expect(await secretariat.refusal(issueCertificates, { event: cancelled })).toEqual(refused);
  });

  it('is for the staff of the event', async () => {
    const event = await certifiedEvent(world, { confidentiality: 'CLOSED' });
    await attendees(world, event, [world.ids.expert]);
    expect(await world.as('nobody').refusal(issueCertificates, { event })).toEqual({
      code: 'UNAUTHENTICATED',
      field: null,
    });
    expect(await world.as('expert').refusal(issueCertificates, { event })).toEqual({ code: 'FORBIDDEN', field: null });
    expect(await world.as('otherOrganiser').refusal(issueCertificates, { event })).toEqual({
      code: 'NOT_FOUND',
      field: 'event',
    });
    expect(await world.as('organiser').refusal(issueCertificates, { event: world.ids.expert })).toEqual({
      code: 'NOT_FOUND',
      field: 'event',
    });
    expect((await world.as('organiser').run(issueCertificates, { event })).errors).toEqual([]);
  });

  it('asks for a share between 0 and 1, which can be changed and taken back', async () => {
    const event = await certifiedEvent(world);
    for (const certificateFromShare of [-0.01, 1.01])
      expect(await world.as('secretariat').refusal(update, { id: event, input: { certificateFromShare } })).toEqual({
        code: 'BAD_INPUT',
        field: 'input.certificateFromShare',
      });
    for (const certificateFromShare of [1, 0, 0.35, null])
      expect(await world.as('secretariat').ask(update, { id: event, input: { certificateFromShare } })).toEqual({
        updateEvent: { certificateFromShare },
      });
  });
});

describe('a certificate', () => {
  it('is found by whoever has its code, however it is typed', async () => {
    const certificate = await certificateFor(world, world.ids.expert);
    const { code } = certificate;
    for (const typed of [code, code.toLowerCase(), code.replaceAll('-', ' '), ` ${code.replaceAll('-', '')} `])
      expect(await world.as('nobody').ask(check, { code: typed })).toEqual({ certificate });
    expect(await world.as('nobody').refusal(check, { code: unknownCode })).toEqual({
      code: 'NOT_FOUND',
      field: 'code',
    });
    const guess = async (): Promise<void> => {
      for (const typed of ['', "' OR true --", '٠'.repeat(16)])
        expect(await world.as('nobody').refusal(check, { code: typed })).toEqual({ code: 'NOT_FOUND', field: 'code' });
    };
    expect(await statementsOf(guess)).toBe(0);
  });

  it('is shown on a registration to its owner and to staff alone', async () => {
    const event = await certifiedEvent(world, { participantList: 'MEMBERS' });
    for (const person of ['expert', 'expert2'] as const)
      await registerFor(world, event, world.ids[person], { consents: ['PARTICIPANT_LIST'] });
    await attend(world, event, [
      { member: world.ids.expert, attendance: 'ATTENDED' },
      { member: world.ids.expert2, attendance: 'ATTENDED' },
    ]);
    const certificates = (await issued(world, event)).map(({ certificate }) => certificate);
    expect(await ownCertificates('organiser', event)).toEqual(certificates);
    expect(await ownCertificates('expert', event)).toEqual([certificates[0], null]);
    // A contact point reads the registrations of own states, and no codes.
    expect(await ownCertificates('contactPoint', event)).toEqual([null, null]);
    expect(await ownCertificates('observer', event)).toEqual([null, null]);
  });

  it('stays while it is earned, goes when attendance is corrected, and comes anew once earned again', async () => {
    const event = await certifiedEvent(world);
    await attendees(world, event, [world.ids.expert]);
    const [before] = await issued(world, event);
    const member = world.ids.expert;
    await attend(world, event, [{ member, attendance: 'PARTIAL', date: '2025-03-05', minutes: 300 }]);
    expect(await issued(world, event)).toEqual([before]);
    await attend(world, event, [{ member, attendance: 'NO_SHOW' }]);
    const gone = { ...before!.certificate, revokedAt: expect.any(String) as unknown };
    expect(await ownCertificates('organiser', event)).toEqual([gone]);
    await attend(world, event, [{ member, attendance: 'ATTENDED' }]);
    const [after] = await issued(world, event);
    expect(after!.certificate).toMatchObject({ holder: before!.certificate!.holder, revokedAt: null });
    expect(after!.certificate!.code).not.toBe(before!.certificate!.code);
  });

  it('goes when less of one day earns less than it takes, though the word for all days stays the same', async () => {
    const event = await certifiedEvent(world, { certificateFromShare: 0.5 });
    const member = world.ids.expert;
    await attendees(world, event, [member]);
    await attend(world, event, [{ member, attendance: 'NO_SHOW', date: '2025-03-05' }]);
    const [before] = await issued(world, event);
    expect(before!.certificate).toMatchObject({ revokedAt: null });
    await attend(world, event, [{ member, attendance: 'PARTIAL', date: '2025-03-04' }]);
    const gone = { ...before!.certificate, revokedAt: expect.any(String) as unknown };
    expect(await ownCertificates('organiser', event)).toEqual([gone]);
  });

  it('loses the name when its owner is erased, and can still be checked', async () => {
    const member = await world.newMember('Тарас', 'Безіменний', 'UA');
    const { code } = await certificateFor(world, member);
    await world.database.rows('UPDATE member SET erased_at = now() WHERE id = $1', [member]);
    const { certificate } = await world.as('nobody').ask(check, { code });
    expect(certificate).toMatchObject({ holder: 'Erased', revokedAt: null });
    expect(await world.database.rows('SELECT holder FROM certificate WHERE code = $1', [code])).toEqual([
      { holder: null },
    ]);
  });
});

describe('revoking a certificate', () => {
  it('is for the staff of the event, once, and it is not issued again', async () => {
    const event = await certifiedEvent(world);
    await attendees(world, event, [world.ids.expert]);
    const [holder] = await issued(world, event);
    const { code } = holder!.certificate!;
    expect(await world.as('expert').refusal(revokeCertificate, { code })).toEqual({ code: 'FORBIDDEN', field: null });
    expect(await world.as('otherOrganiser').refusal(revokeCertificate, { code })).toEqual({
      code: 'FORBIDDEN',
      field: null,
    });
    for (const unknown of [unknownCode, 'x'])
      expect(await world.as('organiser').refusal(revokeCertificate, { code: unknown })).toEqual({
        code: 'NOT_FOUND',
        field: 'code',
      });
    expect(await world.as('organiser').refusal(revokeCertificate, { code, reason: '' })).toEqual({
      code: 'BAD_INPUT',
      field: 'reason',
    });

    const answers = await Promise.all(
      (['organiser', 'secretariat', 'secretariat2'] as const).map((person) =>
        world.as(person).ask(revokeCertificate, { code: code.toLowerCase() }),
      ),
    );
    const revoked = answers[0]!.revokeCertificate;
    expect(revoked.revokedAt).not.toBeNull();
    for (const answer of answers) expect(answer.revokeCertificate).toEqual(revoked);
    expect(await issued(world, event)).toEqual([{ ...holder, certificate: revoked }]);
    expect(await world.as('nobody').ask(check, { code })).toEqual({ certificate: revoked });
    expect(await mails(event)).toHaveLength(1);
    expect(
      await world.database.rows(
        `SELECT v.field, v.old_value, v.new_value FROM audit_entry e JOIN audit_value v ON v.entry_id = e.id
         WHERE e.action = 'revokeCertificate' AND v.field = 'reason'
           AND v.new_value <> 'The attendance was corrected.'`,
      ),
    ).toEqual([{ field: 'reason', old_value: null, new_value: 'Issued by mistake' }]);
  });
});
