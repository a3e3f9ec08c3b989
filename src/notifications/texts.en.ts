/** What mails say in English; texts.ru.ts has the same in Russian. */
export const english = {
  greeting: (name: string): string => `Dear ${name},`,
  kinds: {
    'registration.confirmed': {
      subject: (title: string): string => `Seat confirmed: ${title}`,
      news: 'You have a seat at this event. If you cannot come, please withdraw in time, so that somebody else can take part.',
    },
    'registration.waitlisted': {
      subject: (title: string): string => `Waiting list: ${title}`,
      news: 'No seat is free at the moment, so you are on the waiting list. We will write to you as soon as a seat is yours.',
    },
    'registration.promoted': {
      subject: (title: string): string => `You have a seat now: ${title}`,
      news: 'A seat has become free and it is yours. If you cannot come, please withdraw in time, so that somebody else can take part.',
    },
    'registration.pending': {
      subject: (title: string): string => `Request received: ${title}`,
      news: 'We have received your request to take part. The organisers will decide on it and we will write to you then.',
    },
    'registration.rejected': {
      subject: (title: string): string => `Request declined: ${title}`,
      news: 'The organisers cannot offer you a seat at this event.',
    },
    'registration.cancelled': {
      subject: (title: string): string => `Registration cancelled: ${title}`,
      news: 'The organisers have cancelled your registration for this event.',
    },
    'registration.invited': {
      subject: (title: string): string => `Invitation: ${title}`,
      news: 'You are invited to take part in this event. Please say whether you accept.',
    },
    'registration.nominated': {
      subject: (title: string): string => `You have been nominated: ${title}`,
      news: 'Your state has put your name forward for this event. Please say whether you accept.',
    },
    'registration.reserve': {
      subject: (title: string): string => `You are on the reserve list: ${title}`,
      news: 'Your state has put your name forward for this event, as a reserve. We will write to you as soon as one of its seats is yours to accept.',
    },
    'registration.offered': {
      subject: (title: string): string => `A seat is held for you: ${title}`,
      news: 'A seat has become free and is held for you. Please accept it in time; after that it is offered to the next person.',
    },
    'registration.expired': {
      subject: (title: string): string => `Time to answer is over: ${title}`,
      news: 'We had no answer from you in time, so your place at this event has been given up. If you would still like to come, please write to us.',
    },
    'registration.substituted': {
      subject: (title: string): string => `Somebody else takes your place: ${title}`,
      news: 'Somebody else has been named for your seat at this event, and your registration has ended.',
    },
    'event.cancelled': {
      subject: (title: string): string => `Event cancelled: ${title}`,
      news: 'This event will not take place, and your registration for it has ended.',
    },
  },
  certificate: {
    subject: (title: string): string => `Your certificate: ${title}`,
    news: 'Your certificate of attendance is ready. Its page has it as a PDF document and as an Open Badge, and shows anybody with the code that it is valid.',
    action: 'See the certificate',
  },
  labels: {
    event: 'Event',
    time: 'Time',
    yourTime: 'Your time',
    place: 'Place',
    join: 'Join online',
    answerBy: 'Please answer by',
    seats: 'Seats of your state',
    seatsOnline: 'Online besides',
    reference: 'Letter',
    position: 'Your place on the waiting list',
    reason: 'Reason',
    code: 'Code',
  },
  online: 'Online',
  selfPaced: 'Online, in your own time',
  venueToCome: 'To be announced',
  andOnline: (venue: string): string => `${venue}; also online`,
  tentative: 'The dates are not final yet.',
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
  },
  stateInvited: {
    subject: (title: string, state: string): string => `Invitation to ${state}: ${title}`,
    news: (state: string): string =>
      `${state} is invited to this event. As its contact point, please nominate its people in order of preference, or say that nobody will come.`,
    action: 'See the invitation, or decline',
    why: 'You get this message as the contact point of your state.',
  },
  stateReminded: {
    subject: (title: string, state: string): string => `Reminder of the invitation to ${state}: ${title}`,
    news: (state: string): string =>
      `${state} has not answered its invitation to this event yet. Please nominate its people in order of preference, or say that nobody will come.`,
  },
  followUpsOverdue: {
    subject: (count: number): string => `Overdue follow-ups: ${count}`,
    news: 'The day by which the following should have been done is over. Please say whether it is done, or why not.',
    due: (day: string): string => `Due ${day}`,
    action: 'Open Colloquy',
    whyAuthor: 'You get this message because you entered outcomes that ask something of an organisation.',
  },
  action: 'See the event',
  answer: 'Accept or decline',
  why: 'You get this message because of your registration for the event.',
  reference: (number: string): string => `Reference ${number}. Please give it when you write to us.`,
};

export type MailTexts = typeof english;
