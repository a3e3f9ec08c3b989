import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { graphql, type ResultOf, type VariablesOf } from '../../src/platform/index.js';
import { AnswerTokens, RegistrationDeadlines } from '../../src/registrations/index.js';
import { mailed, tokenIn } from '../support/builders/answer-links.js';
import { cancelEvent, type EventInput, hybrid, publishedEvent } from '../support/builders/events.js';
import {
  breaches,
  inviteMembers,
  inviteStates,
  nominateForEvent,
  registerFor,
  withdraw,
} from '../support/builders/registrations.js';
import { addressOf, type Person } from '../support/harness/cast.js';
import { MailSink } from '../support/harness/mail-sink.js';
import { startWorld, type World } from '../support/harness/world.js';

let sink: MailSink;
let world: World;
beforeAll(async () => {
  sink = await MailSink.open();
  world = await startWorld({
    processes: 2,
    variables: { SMTP_URL: sink.url, PUBLIC_URL: 'https://colloquy.example' },
  });
});
afterAll(async () => {
  await world.stop();
  await sink.close();
});

const linkShown = graphql(`
  fragment LinkShown on AnswerLink {
    registration { id status mode } stateInvitation { id answer reason } expiresAt usedAt locale viewerCan
  }
`);
type LinkShown = ResultOf<typeof linkShown>;
const show = graphql('query ($token: String!) { answerLink(token: $token) { ...LinkShown } }', [linkShown]);
const answer = graphql(
  `mutation ($token: String!, $accept: Boolean!, $mode: AttendanceMode, $reason: String) {
    answerWithLink(token: $token, accept: $accept, mode: $mode, reason: $reason) { ...LinkShown }
  }`,
  [linkShown],
);
type Answer = Partial<Pick<VariablesOf<typeof answer>, 'mode' | 'reason'>>;

const shown = async (token: string): Promise<LinkShown> => (await world.as('nobody').ask(show, { token })).answerLink;
const answered = async (token: string, accept: boolean, more: Answer = {}): Promise<LinkShown> =>
  (await world.as('nobody').ask(answer, { token, accept, ...more })).answerWithLink;
const refused = (token: string, accept = true, more: Answer = {}) =>
  world.as('nobody').refusal(answer, { token, accept, ...more });

/** Somebody invited to an event, with the token of the mail. */
async function invited(
  changes: Partial<EventInput> = {},
  member: string = world.ids.expert,
  answerDueAt: string | null = null,
): Promise<{ event: string; id: string; token: string }> {
  const { id: event } = await publishedEvent(world, { registrationPolicy: 'INVITATION', ...changes });
  const { inviteMembers: sent } = await world
    .as('secretariat')
    .ask(inviteMembers, { event, members: [member], answerDueAt });
  const mail = await mailed(world, sink, { kind: 'registration.invited', event, member });
  return { event, id: sent[0]!.id, token: tokenIn(mail) };
}

/** The state of the contact point invited to an event, with the token of the mail. */
async function stateInvited(changes: Partial<EventInput> = {}): Promise<{ event: string; id: string; token: string }> {
  const { id: event } = await publishedEvent(world, { registrationPolicy: 'NOMINATION', ...changes });
  const { inviteStates: sent } = await world
    .as('secretariat')
    .ask(inviteStates, { event, invitations: [{ state: 'GE', seats: 2 }] });
  const mail = await mailed(world, sink, { kind: 'state.invited', event, member: world.ids.contactPoint });
  return { event, id: sent[0]!.id, token: tokenIn(mail) };
}

const historyOf = (id: string) =>
  world.database.rows<{ to: string; by: string; reason: string | null }>(
    `SELECT to_status AS to, by_member_id AS by, reason FROM registration_change
     WHERE registration_id = $1 ORDER BY at, id`,
    [id],
  );
const auditOf = async (subject: string, action: string): Promise<(string | null)[]> =>
  (
    await world.database.rows<{ by: string | null }>(
      `SELECT by_member_id AS by FROM audit_entry WHERE subject_id = $1 AND action = $2`,
      [subject, action],
    )
  ).map(({ by }) => by);
const passTime = () => world.apps[0]!.get(RegistrationDeadlines).pass();

describe('the mails that ask for an answer', () => {
  it('have a link of their own as their one action, in text and HTML, in English and Russian', async () => {
    await world.database.rows(`UPDATE account SET locale = 'ru' WHERE member_id = $1`, [world.ids.contactPoint]);
    const { id: event } = await publishedEvent(world, { registrationPolicy: 'INVITATION' });
    const members = [world.ids.expert2, world.ids.contactPoint];
    await world.as('secretariat').ask(inviteMembers, { event, members });
    const english = await mailed(world, sink, { kind: 'registration.invited', event, member: members[0]! });
    const russian = await mailed(world, sink, { kind: 'registration.invited', event, member: members[1]! });
    expect(english.parsed.text).toMatch(/^Accept or decline: https:\/\/colloquy\.example\/answer\/[\w-]{64}$/m);
    expect(russian.parsed.text).toMatch(/^Принять или отказаться: https:\/\/colloquy\.example\/answer\/[\w-]{64}$/m);
    for (const mail of [english, russian]) {
      expect(String(mail.parsed.html)).toContain(`https://colloquy.example/answer/${tokenIn(mail)}`);
      expect(`${mail.parsed.text} ${String(mail.parsed.html)}`).not.toContain('/events/');
    }
    expect(tokenIn(english)).not.toBe(tokenIn(russian));
    expect((await shown(tokenIn(russian))).locale).toBe('ru');
    await world.database.rows(`UPDATE account SET locale = 'en' WHERE member_id = $1`, [world.ids.contactPoint]);
  });

  it('have the same link when they are tried again, and nothing in the database opens it', async () => {
    const { event, token } = await invited();
    await world.database.rows(`UPDATE outbox_message SET sent_at = NULL WHERE facts ->> 'event' = $1`, [event]);
    const again = await mailed(world, sink, { kind: 'registration.invited', event, member: world.ids.expert });
    expect(tokenIn(again)).toBe(token);
    const [kept] = await world.database.rows<{ all: string }>(
      `SELECT string_agg(o::text, ' ') AS all FROM outbox_message o`,
    );
    expect(kept!.all).not.toContain(token);
    expect(kept!.all).not.toContain(token.slice(24));
  });

  it('have it for nominations and offers too, where other mails lead to the event', async () => {
    const { id: event } = await publishedEvent(world, { registrationPolicy: 'NOMINATION' });
    await world.as('contactPoint').ask(nominateForEvent, { event, members: [world.ids.expert2] });
    const nominated = tokenIn(
      await mailed(world, sink, { kind: 'registration.nominated', event, member: world.ids.expert2 }),
    );
    expect((await answered(nominated, true)).registration).toMatchObject({ status: 'PENDING' });
    const pending = await mailed(world, sink, { kind: 'registration.pending', event, member: world.ids.expert2 });
    expect(pending.parsed.text).toContain('https://colloquy.example/events/');
    expect(pending.parsed.text).not.toContain('/answer/');

    const { id: full } = await publishedEvent(world, { seats: [{ mode: 'ONLINE', capacity: 1 }], offerHours: 24 });
    const seated = await registerFor(world, full, world.ids.observer);
    await registerFor(world, full, world.ids.expert);
    await world.as('secretariat').ask(withdraw, { id: seated.id });
    const offered = tokenIn(
      await mailed(world, sink, { kind: 'registration.offered', event: full, member: world.ids.expert }),
    );
    expect((await shown(offered)).registration).toMatchObject({ status: 'OFFERED' });
    expect((await answered(offered, true)).registration).toMatchObject({ status: 'CONFIRMED' });
  });
});

describe('an answer by link', () => {
  it('is the recipient’s, who is named by history and audit; a look changes nothing', async () => {
    const { id, token } = await invited(hybrid, world.ids.expert, '2031-05-01T12:00');
    const before = await shown(token);
    expect(before).toEqual({
      registration: { id, status: 'INVITED', mode: null },
      stateInvitation: null,
      expiresAt: '2031-05-01T10:00:00.000Z',
      usedAt: null,
      locale: 'en',
      viewerCan: ['answerWithLink'],
    });
    expect(await shown(token)).toEqual(before);
    const after = await answered(token, true, { mode: 'ONLINE' });
    expect(after).toMatchObject({ registration: { id, status: 'CONFIRMED', mode: 'ONLINE' }, viewerCan: [] });
    expect(Date.now() - Date.parse(after.usedAt!)).toBeLessThan(60_000);
    expect(await historyOf(id)).toEqual([
      { to: 'INVITED', by: world.ids.secretariat, reason: null },
      { to: 'CONFIRMED', by: world.ids.expert, reason: null },
    ]);
    expect(await auditOf(id, 'accept')).toEqual([world.ids.expert]);
  });

  it('is a repeat the second time, and another one then is not allowed', async () => {
    const { id, token } = await invited();
    const first = await answered(token, false, { reason: 'Занята: «О’Ніл & "К"»' });
    expect(first.registration).toMatchObject({ status: 'DECLINED' });
    expect(await answered(token, false, { reason: 'Another' })).toEqual(first);
    expect(await historyOf(id)).toHaveLength(2);
    expect((await historyOf(id))[1]).toMatchObject({ reason: 'Занята: «О’Ніл & "К"»', by: world.ids.expert });
    expect(await refused(token, true)).toEqual({ code: 'TRANSITION_NOT_ALLOWED', field: 'token' });
  });

  it('has one effect when fifty come at once through two processes', async () => {
    const { event, id, token } = await invited();
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, index) => world.as('nobody', index % 2).run(answer, { token, accept: true })),
    );
    expect(answers.flatMap(({ errors }) => errors)).toEqual([]);
    expect(new Set(answers.map(({ data }) => JSON.stringify(data))).size).toBe(1);
    expect((await historyOf(id)).map(({ to }) => to)).toEqual(['INVITED', 'CONFIRMED']);
    expect(await auditOf(id, 'accept')).toEqual([world.ids.expert]);
    expect(
      await world.database.rows(
        `SELECT FROM outbox_message WHERE kind = 'registration.confirmed' AND facts ->> 'event' = $1`,
        [event],
      ),
    ).toHaveLength(1);
    expect(await breaches(world)).toEqual([]);
  });

  it('is yes or no, not both, when both come at once', async () => {
    const { id, token } = await invited();
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        world.as('nobody', index % 2).run(answer, { token, accept: index % 4 < 2 }),
      ),
    );
    const codes = new Set(answers.flatMap(({ errors }) => errors.map(({ extensions }) => extensions.code)));
    expect([...codes]).toEqual(['TRANSITION_NOT_ALLOWED']);
    expect(await historyOf(id)).toHaveLength(2);
    expect(await breaches(world)).toEqual([]);
  });

  it('needs the way of attending where nobody has chosen', async () => {
    const { token } = await invited(hybrid);
    expect(await refused(token, true)).toEqual({ code: 'BAD_INPUT', field: 'mode' });
    expect(await refused(token, true, { reason: 'x'.repeat(2001) })).toEqual({ code: 'BAD_INPUT', field: 'reason' });
    expect(await shown(token)).toMatchObject({ usedAt: null, registration: { status: 'INVITED' } });
    expect((await answered(token, false)).registration).toMatchObject({ status: 'DECLINED' });
  });

  it('is refused for a cancelled registration, which the link still shows', async () => {
    const { event, token } = await invited();
    await world.as('secretariat').ask(cancelEvent, { id: event, reason: 'The host is ill.' });
    expect(await shown(token)).toMatchObject({ registration: { status: 'CANCELLED' }, viewerCan: [] });
    expect(await refused(token)).toEqual({ code: 'TRANSITION_NOT_ALLOWED', field: 'token' });
  });

  it('is the recipient’s also when somebody else is signed in', async () => {
    const { id, token } = await invited();
    await world.as('otherOrganiser').ask(answer, { token, accept: true });
    expect((await historyOf(id))[1]).toMatchObject({ by: world.ids.expert });
  });
});

describe('a link whose time is over', () => {
  it('is shown and LINK_EXPIRED by its deadline, before a worker looks and after, and at the start', async () => {
    const due = await invited({}, world.ids.expert, '2031-05-01T12:00');
    await world.database.rows(`UPDATE registration SET answer_due_at = now() - interval '1 second' WHERE id = $1`, [
      due.id,
    ]);
    expect(await refused(due.token)).toEqual({ code: 'LINK_EXPIRED', field: 'token' });
    expect(await shown(due.token)).toMatchObject({ registration: { status: 'INVITED' }, usedAt: null, viewerCan: [] });
    await passTime();
    expect(await refused(due.token)).toEqual({ code: 'LINK_EXPIRED', field: 'token' });
    const after = await shown(due.token);
    expect(after).toMatchObject({ registration: { status: 'EXPIRED' }, usedAt: null, viewerCan: [] });
    expect(Date.parse(after.expiresAt)).toBeLessThanOrEqual(Date.now());

    const begun = await invited();
    expect((await shown(begun.token)).expiresAt).toBe('2031-05-20T08:00:00.000Z');
    await world.database.rows(`UPDATE event SET starts_at = now() - interval '1 minute' WHERE id = $1`, [begun.event]);
    expect(await refused(begun.token, false)).toEqual({ code: 'LINK_EXPIRED', field: 'token' });
    expect((await historyOf(begun.id)).map(({ to }) => to)).toEqual(['INVITED']);
  });

  it('ends at the very hour that was agreed, on the night when clocks go back', async () => {
    const { token } = await invited({}, world.ids.expert, '2030-10-27T02:30');
    expect((await shown(token)).expiresAt).toBe('2030-10-27T00:30:00.000Z');
  });
});

describe('a link of a state', () => {
  it('says that nobody will come, as its contact point; yes is for nominating', async () => {
    const { event, id, token } = await stateInvited({ nominationClosesAt: '2031-05-02T00:00' });
    expect(await shown(token)).toMatchObject({
      registration: null,
      stateInvitation: { id, answer: 'AWAITED' },
      expiresAt: '2031-05-01T22:00:00.000Z',
      viewerCan: ['answerWithLink'],
    });
    expect(await refused(token, true)).toEqual({ code: 'BAD_INPUT', field: 'accept' });
    const after = await answered(token, false, { reason: 'Нет «бюджета»' });
    expect(after).toMatchObject({
      stateInvitation: { answer: 'WILL_NOT_ATTEND', reason: 'Нет «бюджета»' },
      viewerCan: [],
    });
    expect(await answered(token, false, { reason: 'Another' })).toEqual(after);
    expect(await auditOf(event, 'declineForState')).toEqual([world.ids.contactPoint]);
    const [row] = await world.database.rows<{ by: string }>(
      `SELECT answered_by_member_id AS by FROM state_invitation WHERE id = $1`,
      [id],
    );
    expect(row!.by).toBe(world.ids.contactPoint);
  });

  it('is refused once people are nominated, and once nominating is over', async () => {
    const one = await stateInvited();
    await world.as('contactPoint').ask(nominateForEvent, { event: one.event, members: [world.ids.expert2] });
    expect(await refused(one.token, false)).toEqual({ code: 'TRANSITION_NOT_ALLOWED', field: 'token' });
    const late = await stateInvited();
    await world.database.rows(
      `UPDATE state_invitation SET nomination_closes_at = now() - interval '1 second' WHERE id = $1`,
      [late.id],
    );
    expect(await refused(late.token, false)).toEqual({ code: 'LINK_EXPIRED', field: 'token' });
    expect(await shown(late.token)).toMatchObject({ stateInvitation: { answer: 'AWAITED' }, viewerCan: [] });
  });

  it('is nothing once the invitation is taken back, or the person no longer speaks for the state', async () => {
    const back = await stateInvited();
    await world
      .as('secretariat')
      .ask(graphql('mutation ($id: ID!) { withdrawStateInvitation(id: $id, reason: "Too many.") }'), { id: back.id });
    const left = await stateInvited();
    await world.database.rows(
      `UPDATE role_grant SET revoked_at = now() WHERE member_id = $1 AND role = 'CONTACT_POINT'`,
      [world.ids.contactPoint],
    );
    try {
      for (const { token } of [back, left]) await expectNothing(token);
    } finally {
      await world.database.rows(
        `UPDATE role_grant SET revoked_at = NULL WHERE member_id = $1 AND role = 'CONTACT_POINT'`,
        [world.ids.contactPoint],
      );
    }
  });
});

async function expectNothing(token: string): Promise<void> {
  const nothing = { code: 'NOT_FOUND', field: 'token' };
  expect(await world.as('nobody').refusal(show, { token })).toEqual(nothing);
  expect(await refused(token)).toEqual(nothing);
  expect(await refused(token, false)).toEqual(nothing);
}

describe('what is not a link', () => {
  it('is not found: a wrong one, an altered one, one of a mail that asks nothing', async () => {
    const { event, token } = await invited();
    await answered(token, true);
    const [confirmed] = await world.database.rows<{ id: string }>(
      `SELECT id FROM outbox_message WHERE kind = 'registration.confirmed' AND facts ->> 'event' = $1`,
      [event],
    );
    const ofAnotherMail = world.apps[0]!.get(AnswerTokens).of(confirmed!.id);
    const altered = (token.startsWith('A') ? 'B' : 'A') + token.slice(1);
    for (const wrong of ['', 'x', '../events', altered, `${token}A`, token.toLowerCase(), ofAnotherMail])
      await expectNothing(wrong);
  });

  it('is one of somebody erased, or locked out', async () => {
    const somebody = await world.newMember('Іван', 'О’Коннор «Ю»', 'UA', 'ivan@cast.example');
    const { token } = await invited({}, somebody);
    expect((await shown(token)).viewerCan).toEqual(['answerWithLink']);
    await world.database.rows(`UPDATE member SET erased_at = now() WHERE id = $1`, [somebody]);
    await expectNothing(token);
    const other = await invited({}, world.ids.expert2);
    await world.database.rows(`UPDATE account SET disabled_at = now() WHERE member_id = $1`, [world.ids.expert2]);
    await expectNothing(other.token);
    await world.database.rows(`UPDATE account SET disabled_at = NULL WHERE member_id = $1`, [world.ids.expert2]);
  });

  it('is tried a hundred times from a network, not more; right ones are not held up', async () => {
    const { token } = await invited();
    const from = (host: number) => ({ 'x-forwarded-for': `2001:db8:9:9::${host}` });
    const wrong = (host: number) => world.as('nobody').run(answer, { token: 'wrong', accept: true }, from(host));
    const codes = [];
    for (let time = 0; time < 101; time++) codes.push((await wrong(time)).errors[0]!.extensions.code);
    expect(codes.slice(0, 100).every((code) => code === 'NOT_FOUND')).toBe(true);
    expect(codes[100]).toBe('RATE_LIMITED');
    expect((await world.as('nobody').run(answer, { token, accept: true }, from(1))).errors).toEqual([]);
    expect(await refused('wrong')).toMatchObject({ code: 'NOT_FOUND' });
  });
});

describe('what a link shows', () => {
  const look = graphql(`
    query ($token: String!) {
      answerLink(token: $token) {
        registration {
          id status history { to } consents checkInCode certificate { code } viewerCan representing { state { code } }
          member {
            displayName givenNames email phone state { code } posts { title } memberships { id }
            registrations { nodes { id } } viewerCan
          }
          event {
            id slug title confidentiality joinUrl viewerCan viewerRegistration { id } venue { city }
            registrations { totalCount nodes { id member { displayName } } }
            stateInvitations { id } feedback { responseCount } materials { id } organisers { displayName email }
          }
        }
        stateInvitation {
          id reference seats viewerCan state { code } answeredBy { displayName }
          nominations { id member { displayName } }
          event {
            id title confidentiality joinUrl registrations { totalCount nodes { id } } stateInvitations { id }
          }
        }
      }
    }
  `);
  const closed: Partial<EventInput> = {
    confidentiality: 'CLOSED',
    participantList: 'PARTICIPANTS',
    registrationPolicy: 'OPEN',
    joinUrl: 'https://meet.example/secret',
    seats: [{ mode: 'ONLINE', capacity: 9 }],
  };

  it('is the registration, its closed event and the name, and no more than anybody sees beyond', async () => {
    const { event, id, token } = await invited(closed);
    await registerFor(world, event, world.ids.observer, { consents: ['PARTICIPANT_LIST'] });
    await answered(token, true);
    const { answerLink } = await world.as('nobody').ask(look, { token });
    expect(answerLink).toEqual({
      stateInvitation: null,
      registration: {
        id,
        status: 'CONFIRMED',
        history: [],
        consents: [],
        checkInCode: null,
        certificate: null,
        viewerCan: [],
        representing: { state: { code: 'UA' } },
        member: {
          displayName: 'Олена Коваленко «Лісова»',
          givenNames: 'Олена',
          email: null,
          phone: null,
          state: null,
          posts: null,
          memberships: null,
          registrations: null,
          viewerCan: [],
        },
        event: {
          id: event,
          slug: expect.any(String),
          title: 'Interviewing vulnerable applicants',
          confidentiality: 'CLOSED',
          joinUrl: null,
          viewerCan: [],
          viewerRegistration: null,
          venue: null,
          registrations: { totalCount: 0, nodes: [] },
          stateInvitations: [],
          feedback: null,
          materials: [],
          organisers: [],
        },
      },
    });
    expect(await world.as('nobody').refusal('query ($id: ID!) { event(id: $id) { id } }', { id: event })).toMatchObject(
      {
        code: 'NOT_FOUND',
      },
    );
  });

  it('is of a state the invitation with its closed event, not who was nominated', async () => {
    const { event, id, token } = await stateInvited(closed);
    await world.as('contactPoint').ask(nominateForEvent, { event, members: [world.ids.expert2] });
    const { answerLink } = await world.as('nobody').ask(look, { token });
    expect(answerLink).toEqual({
      registration: null,
      stateInvitation: {
        id,
        reference: expect.stringMatching(/^\d{4}\/\d{4,}$/),
        seats: 2,
        viewerCan: [],
        state: { code: 'GE' },
        answeredBy: { displayName: 'Name withheld' },
        nominations: [],
        event: {
          id: event,
          title: 'Interviewing vulnerable applicants',
          confidentiality: 'CLOSED',
          joinUrl: null,
          registrations: { totalCount: 0, nodes: [] },
          stateInvitations: [],
        },
      },
    });
  });

  it.each<Person>(['otherOrganiser', 'expert', 'secretariat'])(
    'is more to %s, who sees more of the event',
    async (who) => {
      const { event, token } = await invited(closed);
      const { answerLink } = await world.as(who).ask(look, { token });
      const registration = answerLink.registration!;
      expect(registration.event.id).toBe(event);
      expect(registration.event.registrations.totalCount).toBe(who === 'otherOrganiser' ? 0 : 1);
      expect(registration.member.email).toBe(who === 'otherOrganiser' ? null : addressOf('expert'));
    },
  );
});
