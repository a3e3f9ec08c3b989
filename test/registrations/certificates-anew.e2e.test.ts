import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { graphql } from '../../src/platform/index.js';
import {
  attendees,
  certificateFor,
  certificateShown,
  certifiedEvent,
  issueCertificates,
  issued,
  revokeCertificate,
} from '../support/builders/certificates.js';
import { updateMember } from '../support/builders/people.js';
import { attend, registerFor } from '../support/builders/registrations.js';
import { readPdf } from '../support/oracles/pdf.js';
import { download } from '../support/harness/downloads.js';
import { startWorld, type World } from '../support/harness/world.js';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(async () => {
  await world.stop();
});

const reissueCertificate = graphql(
  `mutation ($code: String!, $reason: String! = "A misspelt name") {
    reissueCertificate(code: $code, reason: $reason) { ...CertificateShown replacedBy { code } }
  }`,
  [certificateShown],
);
const check = graphql(`
  query ($code: String!) { certificate(code: $code) { holder revokedAt replacedBy { code holder } } }
`);
const reissued = async (code: string) =>
  (await world.as('secretariat').ask(reissueCertificate, { code })).reissueCertificate;
const mailsAbout = (code: string): Promise<object[]> =>
  world.database.rows(`SELECT FROM outbox_message WHERE kind = 'certificate.issued' AND facts ->> 'certificate' = $1`, [
    code,
  ]);

describe('the share that earns a certificate', () => {
  it('is that of the hours: an hour of two days of two hours is a quarter', async () => {
    const two = {
      startsAt: '2025-03-04T10:00',
      endsAt: '2025-03-05T12:00',
      days: null,
      certificateFromShare: 0.5,
    };
    const event = await certifiedEvent(world, two);
    for (const person of ['expert', 'expert2', 'organiser', 'observer'] as const)
      await registerFor(world, event, world.ids[person]);
    const { expert, expert2, organiser, observer } = world.ids;
    await attend(world, event, [
      { member: expert, attendance: 'ATTENDED', date: '2025-03-04', minutes: 60 },
      { member: expert2, attendance: 'ATTENDED', date: '2025-03-04', minutes: 114 },
      { member: organiser, attendance: 'PARTIAL' },
      { member: observer, attendance: 'PARTIAL', date: '2025-03-04' },
    ]);
    const holders = await issued(world, event);
    expect(holders.map(({ member }) => member.id)).toEqual([expert2, organiser]);
  });

  it('counts a long day for more than a short one', async () => {
    const event = await certifiedEvent(world, {
      days: [
        { startsAt: '2025-03-04T09:00', endsAt: '2025-03-04T15:00' },
        { startsAt: '2025-03-05T09:00', endsAt: '2025-03-05T11:00' },
      ],
      certificateFromShare: 0.7,
    });
    for (const person of ['expert', 'expert2'] as const) await registerFor(world, event, world.ids[person]);
    await attend(world, event, [
      { member: world.ids.expert, attendance: 'ATTENDED', date: '2025-03-04' },
      { member: world.ids.expert2, attendance: 'ATTENDED', date: '2025-03-05' },
    ]);
    expect((await issued(world, event)).map(({ member }) => member.id)).toEqual([world.ids.expert]);
  });

  it('is all of a course in one’s own time for whoever attended it', async () => {
    const event = await certifiedEvent(world, {
      format: 'SELF_PACED',
      startsAt: '2025-01-01T00:00',
      endsAt: '2025-10-01T00:00',
      days: null,
    });
    await registerFor(world, event, world.ids.expert);
    await attend(world, event, [{ member: world.ids.expert, attendance: 'ATTENDED', minutes: 300 }]);
    expect(await issued(world, event)).toHaveLength(1);
  });

  it('stays that of days on what was issued before', async () => {
    const { code } = await certificateFor(world, world.ids.expert);
    const narrative = async (): Promise<string> => {
      const { bytes } = await download(world, 'nobody', `/certificates/${code}.json`);
      return bytes.toString();
    };
    expect(await narrative()).toContain('"Attended at least 80 % of the hours of the event."');
    await world.database.rows(`UPDATE certificate SET share_of = 'DAYS' WHERE code = $1`, [code]);
    expect(await narrative()).toContain('"Attended at least 80 % of the event."');
  });
});

describe('a certificate that says something wrong', () => {
  it('is issued anew under a new code with the name of now, and the old one says which replaces it', async () => {
    const member = await world.newMember('Tars', 'Shevchenco', 'UA', 'taras@reissue.example');
    const { code } = await certificateFor(world, member);
    await world.as('secretariat').ask(updateMember, {
      id: member,
      input: { givenNames: 'Taras', familyName: 'Shevchenko' },
    });
    const anew = await reissued(code.toLowerCase());
    expect(anew).toMatchObject({ holder: 'Taras Shevchenko', revokedAt: null, replacedBy: null });
    expect(anew.code).not.toBe(code);
    const { certificate } = await world.as('nobody').ask(check, { code });
    expect(certificate).toEqual({
      holder: 'Tars Shevchenco',
      revokedAt: expect.any(String) as unknown,
      replacedBy: { code: anew.code, holder: 'Taras Shevchenko' },
    });
    expect(await mailsAbout(anew.code)).toHaveLength(1);

    for (const path of [`/certificates/${code}`, `/certificates/${code}.pdf`]) {
      const page = await world.as('nobody').get(path);
      expect([page.status, page.text.includes(`href="/certificates/${anew.code}"`)]).toEqual([
        path.endsWith('.pdf') ? 410 : 200,
        true,
      ]);
    }
    const badge = await download(world, 'nobody', `/certificates/${code}.json`);
    expect(badge.bytes.toString()).toContain(`/certificates/${anew.code}.json`);

    const trail = await world.database.rows(
      `SELECT v.field, v.old_value AS "from", v.new_value AS "to"
       FROM audit_entry e JOIN audit_value v ON v.entry_id = e.id
       WHERE e.action = 'reissueCertificate' AND e.subject_id = (
         SELECT registration_id FROM certificate WHERE code = $1
       ) ORDER BY v.field`,
      [code],
    );
    expect(trail).toEqual([
      { field: 'certificate', from: code, to: anew.code },
      { field: 'reason', from: null, to: 'A misspelt name' },
    ]);
  });

  it('is the one that its registration shows, and is not issued once more', async () => {
    const event = await certifiedEvent(world);
    await attendees(world, event, [world.ids.expert]);
    const [holder] = await issued(world, event);
    const anew = await reissued(holder!.certificate!.code);
    expect((await issued(world, event)).map(({ certificate }) => certificate!.code)).toEqual([anew.code]);
  });

  it('is issued anew once, whoever asks again and at once, and again from the new one', async () => {
    const { code } = await certificateFor(world, world.ids.expert);
    const answers = await Promise.all(
      (['secretariat', 'secretariat2', 'organiser'] as const).map((who) =>
        world.as(who).ask(reissueCertificate, { code }),
      ),
    );
    const codes = new Set(answers.map(({ reissueCertificate: { code: anew } }) => anew));
    expect(codes.size).toBe(1);
    const [second] = [...codes];
    const third = await reissued(second!);
    const { certificate } = await world.as('nobody').ask(check, { code: second! });
    expect(certificate.replacedBy).toMatchObject({ code: third.code });
  });

  it('is not issued anew by others than staff, nor where it was revoked or its owner erased', async () => {
    const { code } = await certificateFor(world, world.ids.expert);
    const refusal = (who: 'expert' | 'otherOrganiser' | 'organiser', typed = code, reason = 'x') =>
      world.as(who).refusal(reissueCertificate, { code: typed, reason });
    expect(await refusal('expert')).toEqual({ code: 'FORBIDDEN', field: null });
    expect(await refusal('otherOrganiser')).toEqual({ code: 'FORBIDDEN', field: null });
    for (const unknown of ['0000-0000-0000-0000', 'x'])
      expect(await refusal('organiser', unknown)).toEqual({ code: 'NOT_FOUND', field: 'code' });
    expect(await refusal('organiser', code, '')).toEqual({ code: 'BAD_INPUT', field: 'reason' });
    await world.as('organiser').ask(revokeCertificate, { code });
    expect(await refusal('organiser')).toEqual({ code: 'TRANSITION_NOT_ALLOWED', field: 'code' });
    const member = await world.newMember('Erased', 'Soon', 'UA');
    const { code: erased } = await certificateFor(world, member);
    await world.database.rows('UPDATE member SET erased_at = now() WHERE id = $1', [member]);
    expect(await refusal('organiser', erased)).toEqual({ code: 'TRANSITION_NOT_ALLOWED', field: 'code' });
  });
});

describe('of one person and event', () => {
  it('there is one valid certificate, also for who came back and was recorded again', async () => {
    const event = await certifiedEvent(world);
    await attendees(world, event, [world.ids.expert]);
    const [first] = await issued(world, event);
    // As it stands for somebody who left and came back.
    await world.database.rows(`UPDATE registration SET status = 'WITHDRAWN' WHERE event_id = $1`, [event]);
    await attendees(world, event, [world.ids.expert]);
    const { issueCertificates: holders } = await world.as('secretariat').ask(issueCertificates, { event });
    expect(holders.flatMap(({ certificate }) => certificate?.code ?? [])).toEqual([first!.certificate!.code]);
    await expect(
      world.database.rows(
        `INSERT INTO certificate (id, code, registration_id, event_id, member_id, holder, title, from_share, share_of,
           time_zone, starts_at_local, ends_at_local, starts_at, ends_at, issued_at)
         SELECT gen_random_uuid(), '1111-1111-1111-1111', registration_id, event_id, member_id, holder, title,
           from_share, share_of, time_zone, starts_at_local, ends_at_local, starts_at, ends_at, now()
         FROM certificate WHERE code = $1`,
        [first!.certificate!.code],
      ),
    ).rejects.toThrow('certificate_one_valid');
  });

  it('the certificate goes along with a registration that becomes somebody else’s entry', async () => {
    const member = await world.newMember('Twice', 'Entered', 'UA');
    const { code } = await certificateFor(world, member);
    await world.database.rows(
      `UPDATE registration SET member_id = $2
       WHERE id = (SELECT registration_id FROM certificate WHERE code = $1)`,
      [code, world.ids.observer],
    );
    expect(await world.database.rows('SELECT member_id AS member FROM certificate WHERE code = $1', [code])).toEqual([
      { member: world.ids.observer },
    ]);
  });
});

describe('a name in a script that cannot be printed', () => {
  const scripts = [
    ['王', '丽', 'Wang Li'],
    ['प्रिया', 'शर्मा', 'Priya Sharma'],
    ['محمد', 'الخطيب', 'Mohammad Al-Khatib'],
    ['שרה', 'כהן', 'Sarah Cohen'],
  ] as const;

  it.each(scripts)('stands on the certificate in Latin letters: %s %s', async (givenNames, familyName, latinName) => {
    const member = await world.newMember(givenNames, familyName, 'UA');
    await world.as('secretariat').ask(updateMember, { id: member, input: { latinName } });
    const { code, holder } = await certificateFor(world, member);
    expect(holder).toBe(latinName);
    const { bytes } = await download(world, 'nobody', `/certificates/${code}.pdf`);
    expect((await readPdf(bytes)).text).toContain(latinName);
  });

  it('stays as it is where no Latin name is known, and where the script can be printed', async () => {
    const unknown = await world.newMember('王', '丽', 'UA');
    expect((await certificateFor(world, unknown)).holder).toBe('王 丽');
    const olena = await world.newMember('Олена', 'Коваль', 'UA');
    await world.as('secretariat').ask(updateMember, { id: olena, input: { latinName: 'Olena Koval' } });
    expect((await certificateFor(world, olena)).holder).toBe('Олена Коваль');
  });

  it('stands on the sheet to sign in Latin letters, too', async () => {
    const event = await certifiedEvent(world);
    for (const [givenNames, familyName, latinName] of scripts) {
      const member = await world.newMember(givenNames, familyName, 'UA');
      await world.as('secretariat').ask(updateMember, { id: member, input: { latinName } });
      await registerFor(world, event, member);
    }
    const { bytes } = await download(world, 'organiser', `/events/${event}/sign-in-sheet.pdf?date=2025-03-04&lang=ru`);
    const { pageTexts } = await readPdf(bytes);
    for (const [, , latinName] of scripts) expect(pageTexts.join(' ')).toContain(latinName);
  });
});
