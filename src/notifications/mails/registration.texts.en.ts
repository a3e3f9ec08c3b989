import type { MailKind } from '../../platform/index.js';
import type { RegistrationStatus } from '../../schema-types.js';

/** The mails that tell where a registration stands. */
export type RegistrationMailKind = Exclude<Extract<MailKind, `registration.${string}`>, 'registration.changed'>;

/** What a mail about a registration begins with; the title of the event stands behind the subject. */
interface RegistrationNews {
  subject: string;
  news: string;
}

/** What mails about registrations say in English; registration.texts.ru.ts has the same in Russian. */
export const english = {
  kinds: {
    'registration.confirmed': {
      subject: 'Seat confirmed',
      news: 'You have a seat at this event. If you cannot come, please withdraw in time, so that somebody else can take part.',
    },
    'registration.waitlisted': {
      subject: 'Waiting list',
      news: 'No seat is free at the moment, so you are on the waiting list. We will write to you as soon as a seat is yours.',
    },
    'registration.promoted': {
      subject: 'You have a seat now',
      news: 'A seat has become free and it is yours. If you cannot come, please withdraw in time, so that somebody else can take part.',
    },
    'registration.pending': {
      subject: 'Request received',
      news: 'We have received your request to take part. The organisers will decide on it and we will write to you then.',
    },
    'registration.rejected': {
      subject: 'Request declined',
      news: 'The organisers cannot offer you a seat at this event.',
    },
    'registration.cancelled': {
      subject: 'Registration cancelled',
      news: 'The organisers have cancelled your registration for this event.',
    },
    'registration.invited': {
      subject: 'Invitation',
      news: 'You are invited to take part in this event. Please say whether you accept.',
    },
    'registration.nominated': {
      subject: 'You have been nominated',
      news: 'Your state has put your name forward for this event. Please say whether you accept.',
    },
    'registration.reserve': {
      subject: 'You are on the reserve list',
      news: 'Your state has put your name forward for this event, as a reserve. We will write to you as soon as one of its seats is yours to accept.',
    },
    'registration.offered': {
      subject: 'A seat is held for you',
      news: 'A seat has become free and is held for you. Please accept it in time; after that it is offered to the next person.',
    },
    'registration.expired': {
      subject: 'Time to answer is over',
      news: 'We had no answer from you in time, so your place at this event has been given up. If you would still like to come, please write to us.',
    },
    'registration.substituted': {
      subject: 'Somebody else takes your place',
      news: 'Somebody else has been named for your seat at this event, and your registration has ended.',
    },
    'registration.withdrawn': {
      subject: 'Registration withdrawn',
      news: 'The contact point of your state or the organisers have withdrawn your registration for this event.',
    },
    'registration.declined': {
      subject: 'Declined for you',
      news: 'The contact point of your state or the organisers have said for you that you will not take part in this event.',
    },
  } satisfies Record<RegistrationMailKind, RegistrationNews>,
  eventCancelled: {
    subject: 'Event cancelled',
    news: 'This event will not take place, and your registration for it has ended.',
  },
  position: 'Your place on the waiting list',
  reason: 'Reason',
  stateQuota: 'Your state already holds all the seats that it may have. You keep your place on the waiting list.',
  meanwhile: (status: string): string => `This has changed since. Your registration is now: ${status}.`,
  statuses: {
    INVITED: 'invited',
    NOMINATED: 'nominated',
    PENDING: 'to be decided by the organisers',
    OFFERED: 'a seat is held for you',
    WAITLISTED: 'on the waiting list',
    CONFIRMED: 'confirmed',
    DECLINED: 'declined',
    REJECTED: 'not accepted',
    WITHDRAWN: 'withdrawn',
    CANCELLED: 'cancelled',
    EXPIRED: 'expired',
    SUBSTITUTED: 'passed on to somebody else',
  } satisfies Record<RegistrationStatus, string>,
  answer: 'Accept or decline',
};

export type RegistrationMailTexts = typeof english;
