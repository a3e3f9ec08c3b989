import { describe, expect, it } from '@jest/globals';
import { html, plainText } from './mail-content.js';
import type { MailReader } from './mail.js';
import { type RegistrationMailFacts, registrationMail } from './registration.mail.js';
import type { RegistrationMailKind } from './registration.texts.en.js';

const facts: RegistrationMailFacts = {
  slug: 'asylum-decisions',
  title: { en: 'Quality of asylum decisions', ru: 'Качество решений' },
  eventStatus: 'PUBLISHED',
  format: 'HYBRID',
  tentative: false,
  timeZone: 'Europe/Vienna',
  startsAt: new Date('2025-09-23T08:30:00Z'),
  endsAt: new Date('2025-09-23T10:00:00Z'),
  startsAtLocal: '2025-09-23T10:30:00',
  endsAtLocal: '2025-09-23T12:00:00',
  venue: {
    name: 'Hofburg',
    room: 'Hall 2',
    address: null,
    city: 'Vienna',
    stateName: { en: 'Austria', ru: 'Австрия' },
    stateFootnote: {},
  },
  joinUrl: 'https://meet.example/1',
  isWithheld: false,
  answerDueAt: null,
  status: 'CONFIRMED',
  mode: 'IN_PERSON',
  position: null,
  waitlistReason: null,
  reason: null,
};
const reader: MailReader = { name: 'Nino Beridze', locales: ['en'], timeZone: 'Asia/Tbilisi' };
const write = (kind: RegistrationMailKind, changes: Partial<RegistrationMailFacts> = {}, to = reader) =>
  registrationMail.render(
    kind,
    { ...facts, ...changes },
    {
      reader: to,
      publicUrl: 'https://colloquy.example',
      answerLink: 'https://colloquy.example/answer/t',
      reference: '12AB-34CD',
      codes: { codeOf: (id) => id, linkOf: (_, id) => id },
    },
  );

describe('registrationMail', () => {
  it('tells the seat, the time in both zones, the place and the link to join', () => {
    expect(write('registration.confirmed')).toMatchObject({
      subject: 'Seat confirmed: Quality of asylum decisions',
      greeting: 'Dear Nino Beridze,',
      facts: [
        { label: 'Event', value: 'Quality of asylum decisions' },
        { label: 'Time', value: 'Tuesday 23 September 2025, 10:30-12:00 (Vienna, UTC+2)' },
        { label: 'Your time', value: 'Tuesday 23 September 2025, 12:30-14:00 (Tbilisi, UTC+4)' },
        { label: 'Place', value: 'Hofburg, Hall 2, Vienna, Austria' },
        { label: 'Join online', value: 'https://meet.example/1', link: 'https://meet.example/1' },
      ],
      action: { link: 'https://colloquy.example/events/asylum-decisions' },
    });
  });

  it('writes Russian to readers of Russian, with the Russian title', () => {
    const mail = write('registration.promoted', {}, { name: 'Олена Коваленко', locales: ['ru-UA'], timeZone: null });
    expect(mail).toMatchObject({
      language: 'ru',
      subject: 'Для вас есть место: Качество решений',
      greeting: 'Здравствуйте, Олена Коваленко!',
    });
    expect(mail.facts[1]).toEqual({ label: 'Время', value: '23 сентября 2025 г., 10:30-12:00 (Вена, UTC+2)' });
    expect(mail.facts.map(({ label }) => label)).not.toContain('Ваше время');
  });

  it('gives the link to join to nobody without a seat', () => {
    for (const status of ['PENDING', 'WAITLISTED', 'REJECTED', 'CANCELLED', 'WITHDRAWN'] as const) {
      expect(JSON.stringify(write('registration.confirmed', { status }))).not.toContain('meet.example');
    }
  });

  it('tells the place in line, and why a state is held back', () => {
    const mail = write('registration.waitlisted', {
      status: 'WAITLISTED',
      position: 3,
      waitlistReason: 'STATE_QUOTA_USED',
    });
    expect(mail.facts).toContainEqual({ label: 'Your place on the waiting list', value: '3' });
    expect(mail.notes[0]).toContain('Your state already holds all the seats');
  });

  it('says what has become of the registration since', () => {
    const mail = write('registration.waitlisted', { status: 'WITHDRAWN' });
    expect(mail.news[1]).toBe('This has changed since. Your registration is now: withdrawn.');
    expect(write('registration.confirmed').news).toHaveLength(1);
  });

  it('tells a cancelled event from a cancelled registration, each with its reason', () => {
    const cancelled = { status: 'CANCELLED', reason: 'The host is ill.' } as const;
    expect(write('registration.cancelled', { ...cancelled, eventStatus: 'CANCELLED' }).subject).toBe(
      'Event cancelled: Quality of asylum decisions',
    );
    const mail = write('registration.cancelled', cancelled);
    expect(mail.subject).toBe('Registration cancelled: Quality of asylum decisions');
    expect(mail.facts).toContainEqual({ label: 'Reason', value: 'The host is ill.' });
  });

  it('prints the footnote of a state with its name', () => {
    const venue = {
      ...facts.venue!,
      city: 'Pristina',
      stateName: { en: 'Kosovo' },
      stateFootnote: { en: 'Without prejudice.' },
    };
    const mail = write('registration.confirmed', { venue });
    expect(mail.facts).toContainEqual({ label: 'Place', value: 'Hofburg, Hall 2, Pristina, Kosovo*' });
    expect(mail.notes).toContain('* Without prejudice.');
  });

  it('says where an online event is, one in both ways, and one whose venue is not known', () => {
    const place = (changes: Partial<RegistrationMailFacts>) =>
      write('registration.pending', changes).facts.find(({ label }) => label === 'Place')!.value;
    expect(place({ format: 'ONLINE', venue: null })).toBe('Online');
    expect(place({ mode: 'ONLINE' })).toBe('Online');
    expect(place({ mode: null })).toBe('Hofburg, Hall 2, Vienna, Austria; also online');
    expect(place({ format: 'IN_PERSON', venue: null })).toBe('To be announced');
    expect(place({ format: 'SELF_PACED', venue: null })).toBe('Online, in your own time');
  });

  it('lets no name or title start a new line or an element', () => {
    const mail = write(
      'registration.confirmed',
      { title: { en: '<script>x</script>\r\nBcc: evil@x.example' } },
      { ...reader, name: 'Ana\r\n"Evil" <b>' },
    );
    expect(mail.subject).toBe('Seat confirmed: <script>x</script> Bcc: evil@x.example');
    expect(mail.greeting).toBe('Dear Ana "Evil" <b>,');
    expect(html(mail)).not.toMatch(/<script|<b>/);
    expect(html(mail)).toContain('Dear Ana &quot;Evil&quot; &lt;b&gt;,');
  });
});

describe('plainText', () => {
  it('holds everything, the link and the reference at the end', () => {
    const text = plainText(write('registration.confirmed'));
    expect(text).toContain('Time: Tuesday 23 September 2025, 10:30-12:00 (Vienna, UTC+2)\n');
    expect(text).toMatch(
      /See the event: https:\/\/colloquy\.example\/events\/asylum-decisions\n\n-- \n[^\n]+\nReference 12AB-34CD\./,
    );
  });
});
