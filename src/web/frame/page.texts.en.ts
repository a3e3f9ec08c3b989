import { eventFormats, eventKinds, eventWords, participantRoles } from '../../events/index.js';
import { counted, wordsIn } from '../../platform/index.js';
import { attendances, registrationStatuses } from '../../registrations/index.js';

/** What pages say in English; page.texts.ru.ts has the same in Russian. */
export const english = {
  skip: 'Skip to the content',
  languages: 'Language',
  home: {
    title: 'The working memory of an intergovernmental dialogue',
    lead: [
      'Colloquy keeps the expert networks of the dialogue, runs its workshops and trainings, and records what came of them.',
      'At any moment it answers what was done on each action of the plan, with figures that stand up to checking.',
    ],
    events: 'Coming events',
    noEvents: 'No public event is announced at the moment.',
    plan: 'The action plan',
    actions: (count: number): string => counted(count, { one: 'action', other: 'actions' }, 'en'),
    noPlan: 'No action plan has been loaded yet.',
  },
  event: {
    ...wordsIn('en', eventWords),
    interpreted: (language: string): string => `${language} (interpretation)`,
    seat: { mode: 'Way to attend', capacity: 'Seats', taken: 'Taken', free: 'Free', waiting: 'Waiting' },
    unlimited: 'no limit',
    chathamHouse: 'The Chatham House Rule applies: what is said may be used, but not who said it or who was there.',
    back: 'All coming events',
  },
  certificate: {
    title: 'Certificate of attendance',
    valid: 'This certificate is valid.',
    revoked: (moment: string): string => `This certificate was revoked and is no longer valid: ${moment}.`,
    replacedBy: 'It was corrected. The certificate that replaces it has the code',
    holder: 'Name',
    event: 'Event',
    time: 'Time',
    issuer: 'Issued by',
    issued: 'Issued on',
    code: 'Code',
    files: 'Files',
    pdf: 'The certificate as a PDF document',
    badge: 'The certificate as an Open Badge 3.0 (JSON)',
    certifies: 'This is to certify that',
    attended: 'attended the event',
    check: 'Whether this certificate is valid is shown at',
    picture: (address: string): string => `QR code of the address ${address}`,
  },
  answer: {
    to: (name: string): string => `This page is for ${name}.`,
    standing: {
      INVITED: 'You are invited to take part in this event. Please say whether you accept.',
      NOMINATED: 'Your state has put your name forward for this event. Please say whether you accept.',
      PENDING: 'You have accepted. The organisers will decide on it and write to you then.',
      OFFERED:
        'A seat has become free and is held for you. Please accept it in time; after that it is offered to the next person.',
      WAITLISTED:
        'You have accepted. No seat is free at the moment, so you are on the waiting list. We will write to you as soon as a seat is yours.',
      CONFIRMED: 'You have accepted, and you have a seat at this event.',
      DECLINED: 'You have declined. If your plans change, please write to us.',
      REJECTED: 'The organisers cannot offer you a seat at this event.',
      WITHDRAWN: 'Your registration for this event has been withdrawn.',
      CANCELLED: 'Your registration for this event has been cancelled.',
      EXPIRED:
        'The time to answer is over, so your place at this event has been given up. If you would still like to come, please write to us.',
      SUBSTITUTED: 'Somebody else has been named for your seat at this event.',
    },
    reserve: 'You are on the reserve list of your state: you can accept as soon as one of its seats is yours.',
    states: {
      AWAITED: (state: string): string =>
        `${state} is invited to this event. As its contact point, please nominate its people, or say that nobody will come.`,
      NOMINATED: (state: string): string => `${state} has nominated people for this event.`,
      WILL_NOT_ATTEND: (state: string): string => `${state} has answered that nobody will come to this event.`,
    },
    nominate: 'To nominate people, sign in and go to the page of the event.',
    event: 'The page of the event',
    over: 'The time to answer by this link is over.',
    mode: 'You take part',
    reason: 'Reason given',
    form: {
      title: 'Your answer',
      accept: 'Will you take part?',
      yes: 'Yes, I accept',
      no: 'No, I decline',
      mode: 'How will you take part?',
      modeHint: 'Only if you accept.',
      consents: 'What you agree to',
      consentsHint: 'You need not agree to any of it, and can take back at any time what you have agreed to.',
      purposes: {
        PARTICIPANT_LIST: 'My name may stand in the list of participants.',
        PHOTO_AND_VIDEO: 'I may be photographed and filmed at the event.',
        CONTACT_SHARING: 'The other participants may get my contact details.',
        MAILING: 'I would like to get news by mail.',
        STAY_IN_POOL: 'I would like to stay listed as an expert.',
      },
      why: 'Why not',
      whyHint: 'You need not say. The organisers of the event can read it.',
      send: 'Send the answer',
      stateTitle: 'If nobody will come',
      stateNo: 'We will not attend',
    },
  },
  form: {
    problem: 'There is a problem',
    error: 'Error:',
  },
  participants: {
    sheet: 'Participants',
    fileName: 'participants',
    caption: (count: number): string => `Confirmed participants in the order of states: ${count}`,
    chosen: (count: number): string => `People who fit, in the order of states: ${count}`,
    whole: 'The whole list',
    columns: {
      state: 'State',
      name: 'Name',
      post: 'Post',
      organisation: 'Organisation',
      role: 'Role',
      mode: 'Way to attend',
      status: 'Status',
    },
    conditions: {
      search: 'Words',
      statuses: 'Status',
      states: 'State',
      attendance: 'Attendance',
      roles: 'Role',
      modes: 'Way to attend',
      events: 'Event',
      members: 'Person',
      networks: 'Network',
      actions: 'Action',
      from: 'From',
      to: 'To',
    },
    statuses: wordsIn('en', registrationStatuses),
    attendances: wordsIn('en', attendances),
    roles: wordsIn('en', participantRoles),
    audiences: {
      PUBLIC: 'Everybody',
      MEMBERS: 'Everybody who is signed in',
      STATES: 'Contact points of states',
      NETWORKS: 'Members of the event’s networks',
      PARTICIPANTS: 'Participants of the event',
      ORGANISERS: 'Organisers of the event and the secretariat',
    },
    noState: 'No state',
    personal: 'In a personal capacity',
    partial: 'The list holds only people, and of them only data, that its reader may see. Others may see less of it.',
    xlsx: 'The list as a spreadsheet (XLSX)',
    signIn: (day: string): string => `Sign-in sheet for ${day} (PDF)`,
    back: 'The event',
    notes: {
      sheet: 'Notes',
      event: 'Event',
      time: 'Time',
      place: 'Place',
      audience: 'Who may see the list',
      dataOf: 'Data of',
      extent: 'Extent',
      conditions: 'Only people who fit',
      rule: 'Chatham House Rule',
    },
  },
  signIn: {
    title: 'Sign-in sheet',
    fileName: 'sign-in-sheet',
    columns: {
      number: 'No.',
      state: 'State',
      name: 'Name',
      organisation: 'Organisation and function',
      signature: 'Signature',
    },
    page: (number: number, count: number): string => `Page ${number} of ${count}`,
  },
  statuses: {
    DRAFT: 'This is a draft. Only its organisers and the secretariat see it.',
    PUBLISHED: '',
    CANCELLED: 'This event was cancelled.',
    CLOSED: 'This event is over.',
  },
  formats: wordsIn('en', eventFormats),
  modes: { IN_PERSON: 'In person', ONLINE: 'Online' },
  kinds: wordsIn('en', eventKinds),
  policies: {
    OPEN: 'Open: a seat is given at once while there is one.',
    APPROVAL: 'On request: the organisers decide.',
    NOMINATION: 'By nomination of a state.',
    INVITATION: 'By invitation.',
  },
  mailbox: {
    title: 'Mails that were not sent',
    lead: 'No mail server is set, so mails are kept here for developers to read. The latest 100 are shown.',
    empty: 'No mail has been written yet.',
    columns: { time: 'Time', recipient: 'To', subject: 'Subject' },
    sender: 'From',
    messageId: 'Message-ID',
    text: 'As plain text',
    html: 'As HTML',
    back: 'All mails',
  },
  provider: {
    refused: {
      DECLINED: {
        title: 'You were not signed in',
        lead: (name: string): string =>
          `You did not agree to signing in with ${name}, or it does not let you use it here.`,
      },
      STALE: {
        title: 'Please begin once more',
        lead: (name: string): string =>
          `This sign-in with ${name} has taken too long, has been used already, or was begun in another browser.`,
      },
      UNVOUCHED: {
        title: 'We do not know who you are yet',
        lead: (name: string): string =>
          `${name} does not confirm that an e-mail address is yours, so we cannot tell which account is. If you have one, sign in another way; else sign up.`,
      },
      TAKEN: {
        title: 'This account belongs to somebody else there',
        lead: (name: string): string =>
          `The account with your e-mail address is linked to another person’s account at ${name}. If you are that person, sign in another way, and write to the secretariat.`,
      },
      CLOSED: {
        title: 'This account is closed',
        lead: (): string =>
          'It cannot be used at present. If you think that this is wrong, please write to the secretariat.',
      },
      UNREACHABLE: {
        title: 'Signing in did not work there',
        lead: (name: string): string =>
          `${name} does not answer as it should. This is not your fault: try again in a few minutes, or sign in another way.`,
      },
    },
    again: (name: string): string => `Sign in with ${name} once more`,
    otherwise: 'Sign in another way',
  },
  developers: 'For developers',
  graphiql: 'Try the GraphQL API',
  problems: {
    notFound: {
      title: 'This page is not there',
      lead: 'There is nothing under this address that you may see. If you typed it, please check it.',
    },
    signIn: { title: 'Please sign in first', lead: 'This page is only for people who are signed in.' },
    address: {
      title: 'This address does not fit',
      lead: 'It asks for something that there is not. Please correct it:',
    },
    forbidden: {
      title: 'You may not see this page',
      lead: 'It is meant for others. If you think that this is wrong, please write to the secretariat.',
    },
    tooMany: {
      title: 'Too many attempts',
      lead: 'Too much was tried from your network address. Please try again in a quarter of an hour.',
    },
    busy: {
      title: 'Somebody else is changing this',
      lead: 'Nothing was changed. Please go back and try again in a moment.',
    },
    failed: { title: 'Something went wrong', lead: 'This is our fault, not yours. Please try again in a few minutes.' },
    home: 'Go to the first page',
  },
};

export type PageTexts = typeof english;
