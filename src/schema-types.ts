/* Generated from the SDL files by `npm run generate`. Not edited by hand. */
export type Maybe<T> = T | null;
export type InputMaybe<T> = T | null | undefined;
/** All built-in and custom scalars, mapped to their actual values */
export type Scalars = {
  ID: { input: string; output: string; }
  String: { input: string; output: string; }
  Boolean: { input: boolean; output: boolean; }
  Int: { input: number; output: number; }
  Float: { input: number; output: number; }
  /** Two letters of ISO 3166-1, or XK. EL and UK are accepted; GR and GB are given out. */
  CountryCode: { input: string; output: string; }
  /** A day: `2025-09-23`. */
  Date: { input: string; output: string; }
  /** An instant in the form of RFC 3339, given out in UTC: `2025-09-23T08:30:00.000Z`. */
  DateTime: { input: Date; output: Date; }
  /** An e-mail address. */
  EmailAddress: { input: string; output: string; }
  /**
   * Input only: a wall time in the event's zone, or an instant as DateTime. Kept as wall time and zone. A wall time that the
   * clocks skip is BAD_INPUT; of one that comes twice the first is meant. A new time zone alone keeps the wall time and
   * moves the instant.
   */
  EventTime: { input: { wall: string } | { instant: Date }; output: { wall: string } | { instant: Date }; }
  /** A wall time without offset, `2025-09-23T10:30:00`: what a clock shows at the place. */
  LocalDateTime: { input: string; output: string; }
  /** A language tag of BCP 47. Pages and mails exist in full in `en` and `ru`; single texts may exist in any language. */
  Locale: { input: string; output: string; }
  /** A zone of the IANA database: `Europe/Vienna`. */
  TimeZone: { input: string; output: string; }
  /** An absolute web address. */
  URL: { input: string; output: string; }
};

/** A key with which a person's scripts call the API. */
export type AccessToken = Node & {
  /** When it was made. */
  createdAt: Scalars['DateTime']['output'];
  /** When it ceases to work, a year after it was made at the latest. */
  expiresAt?: Maybe<Scalars['DateTime']['output']>;
  /** Opaque id, unique over all kinds. */
  id: Scalars['ID']['output'];
  /** When it was last used; null: not yet. */
  lastUsedAt?: Maybe<Scalars['DateTime']['output']>;
  /** Name that its owner gave it. */
  name: Scalars['String']['output'];
  /** True if it cannot change anything. */
  readOnly: Scalars['Boolean']['output'];
  /** Whether it may do what takes a fresh sign-in otherwise. */
  sensitive: Scalars['Boolean']['output'];
};

/** What somebody who has signed up waits to be let in with. */
export type AccountRequest = {
  /** Address, which its owner has confirmed. */
  email: Scalars['EmailAddress']['output'];
  /** Since when. */
  since: Scalars['DateTime']['output'];
  /** State for which they say that they work; null if none. */
  state?: Maybe<State>;
};

/** What the plan asks for under one number, or a lettered sub-item of it. */
export type Action = Node & {
  /** Area that the action belongs to. */
  area: Area;
  /**
   * `VI.6`, a sub-item `I.4.b`; unique within its plan. Sorted by area, number and letter, never as text. As input, a bare
   * code means the current plan; of another plan it is written `<plan slug>:VI.6`.
   */
  code: Scalars['String']['output'];
  /** Events on the action or its sub-items. */
  events: EventConnection;
  /** What was done on the action and its sub-items within some days. */
  figures: ActivityFigures;
  /** Opaque id, unique over all kinds. */
  id: Scalars['ID']['output'];
  /** True if it states a principle, so that no activity is expected of it. */
  isPrinciple: Scalars['Boolean']['output'];
  /** Words that the action is found by. */
  keywords: Array<Scalars['String']['output']>;
  /** Networks that serve the action. */
  networks: Array<Network>;
  /** Wording of the official document; null until that has been imported. */
  officialText?: Maybe<Scalars['String']['output']>;
  /** Official wording in every language that has been imported. */
  officialTexts: Array<LocalisedText>;
  /** Outcomes on the action or its sub-items. */
  outcomes: OutcomeConnection;
  /** Action that a sub-item belongs to; null on an action itself. */
  parent?: Maybe<Action>;
  /** Sub-items of the action, by letter; empty on a sub-item. */
  subActions: Array<Action>;
  /** Short title, in our own words; without one, the first sentence of the official text. */
  title: Scalars['String']['output'];
  /** Short title in every language there is. */
  titles: Array<LocalisedText>;
  /** How far it came, one for each year of its plan; none for a principle. */
  years: Array<ActionYear>;
};


/** What the plan asks for under one number, or a lettered sub-item of it. */
export type ActionEventsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<EventFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};


/** What the plan asks for under one number, or a lettered sub-item of it. */
export type ActionFiguresArgs = {
  from?: InputMaybe<Scalars['Date']['input']>;
  to?: InputMaybe<Scalars['Date']['input']>;
};


/** What the plan asks for under one number, or a lettered sub-item of it. */
export type ActionOfficialTextArgs = {
  locale?: InputMaybe<Scalars['Locale']['input']>;
};


/** What the plan asks for under one number, or a lettered sub-item of it. */
export type ActionOfficialTextsArgs = {
  locale?: InputMaybe<Scalars['Locale']['input']>;
};


/** What the plan asks for under one number, or a lettered sub-item of it. */
export type ActionOutcomesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<OutcomeFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};


/** What the plan asks for under one number, or a lettered sub-item of it. */
export type ActionTitleArgs = {
  locale?: InputMaybe<Scalars['Locale']['input']>;
};


/** What the plan asks for under one number, or a lettered sub-item of it. */
export type ActionTitlesArgs = {
  locale?: InputMaybe<Scalars['Locale']['input']>;
};

/** A plan that the states of the dialogue agreed on, for a number of years: areas, and actions within them. */
export type ActionPlan = Node & {
  /** The areas, in the order of the plan. */
  areas: Array<Area>;
  /** Last day of the plan. */
  endsOn: Scalars['Date']['output'];
  /** Opaque id, unique over all kinds. */
  id: Scalars['ID']['output'];
  /** Short name for addresses, unique among plans. */
  slug: Scalars['String']['output'];
  /** First day of the plan. */
  startsOn: Scalars['Date']['output'];
  /** Title of the plan. */
  title: Scalars['String']['output'];
  /** Title in every language there is. */
  titles: Array<LocalisedText>;
};


/** A plan that the states of the dialogue agreed on, for a number of years: areas, and actions within them. */
export type ActionPlanTitleArgs = {
  locale?: InputMaybe<Scalars['Locale']['input']>;
};


/** A plan that the states of the dialogue agreed on, for a number of years: areas, and actions within them. */
export type ActionPlanTitlesArgs = {
  locale?: InputMaybe<Scalars['Locale']['input']>;
};

/** How far an action has come in one year, by a person's judgement. */
export type ActionStatus =
  /** What the action asks for has been achieved. */
  | 'DELIVERED'
  /** Nothing was done and nothing is planned. */
  | 'NO_ACTIVITY'
  /** Work is under way. */
  | 'ONGOING'
  /** Something is planned; nothing has begun. */
  | 'PLANNED';

/** How far an action came in one year of its plan. */
export type ActionYear = {
  /** Why it was judged so. */
  note?: Maybe<Scalars['String']['output']>;
  /** When it was judged. */
  setAt?: Maybe<Scalars['DateTime']['output']>;
  /** Who judged. */
  setBy?: Maybe<Member>;
  /** The judgement of a person; null until given. A sub-item is judged with its action. */
  status?: Maybe<ActionStatus>;
  /**
   * What the records suggest, those of sub-items included; only a suggestion. DELIVERED: an outcome that is published has
   * its date in the year, and no event of the year is still to come. ONGOING: events of the year took place or outcomes
   * have their date in it, and it is not DELIVERED. PLANNED: published events of the year are not over yet, and nothing of
   * it is done. NO_ACTIVITY: none of these.
   */
  suggested: ActionStatus;
  /** Calendar year. */
  year: Scalars['Int']['output'];
};

/**
 * Figures that stand up to checking. Only events that took place count (over and not cancelled), and only people who
 * attended, in every role but interpreter. For readers outside the secretariat counts of people and satisfaction are
 * null.
 */
export type ActivityFigures = {
  /** How many said how satisfied they were; null for readers outside the secretariat. */
  answers?: Maybe<Scalars['Int']['output']>;
  /** Events that were cancelled; not part of the other figures. */
  cancelledEvents: Scalars['Int']['output'];
  /** Hours of these events, added up over their days; a course that people take in their own time counts its learningHours. */
  eventHours: Scalars['Float']['output'];
  /** Events that took place. */
  events: Scalars['Int']['output'];
  /** Follow-ups of these outcomes that are still open. */
  followUpsOpen: Scalars['Int']['output'];
  /** Events both in person and online. */
  hybrid: Scalars['Int']['output'];
  /** Events in person. */
  inPerson: Scalars['Int']['output'];
  /** Attendances in person. */
  inPersonParticipations?: Maybe<Scalars['Int']['output']>;
  /** Men among these people. */
  men?: Maybe<Scalars['Int']['output']>;
  /** Events online. */
  online: Scalars['Int']['output'];
  /** Attendances online. */
  onlineParticipations?: Maybe<Scalars['Int']['output']>;
  /** Different organisations that these people represented. */
  organisations: Scalars['Int']['output'];
  /** People whose gender is another or not stated. */
  otherOrNotStated?: Maybe<Scalars['Int']['output']>;
  /** Published outcomes. */
  outcomes: Scalars['Int']['output'];
  /** Published outcomes by kind. */
  outcomesByKind: Array<OutcomeKindCount>;
  /** Attendances: one person at two events counts twice. */
  participations?: Maybe<Scalars['Int']['output']>;
  /** Different people who attended. */
  people?: Maybe<Scalars['Int']['output']>;
  /**
   * Mean satisfaction of those who answered, 1 to 5; null if too few did, and in a report narrowed to states, as answers are
   * given without names.
   */
  satisfaction?: Maybe<Scalars['Float']['output']>;
  /** Events that each participant followed in their own time. */
  selfPaced: Scalars['Int']['output'];
  /**
   * Different states that these people represented. Organisations are never states. For readers outside the secretariat,
   * in a report narrowed to states, only at events that are neither CLOSED nor under the Chatham House rule.
   */
  states: Scalars['Int']['output'];
  /** Women among these people. */
  women?: Maybe<Scalars['Int']['output']>;
};

/**
 * What was done on a plan within some days. An event belongs to the day it starts, in its own zone; an outcome to its
 * date.
 */
export type ActivityReport = {
  /** Figures by area. */
  areas: Array<AreaRow>;
  /**
   * The core indicators, in order. They are counted when they are asked for. Empty for readers outside the secretariat,
   * as they count people.
   */
  coreIndicators: Array<CoreIndicator>;
  /** When the data were read. */
  dataAt: Scalars['DateTime']['output'];
  /** Events that took place by kind: of the whole report, then of each area; null as for subItems. */
  eventKinds?: Maybe<Array<EventKindRow>>;
  /**
   * The events behind the report, the earliest first: those counted and those cancelled. Readers outside the secretariat
   * get those that they may see. Of a frozen report, those of that moment, as they are today.
   */
  events: EventConnection;
  /** Follow-ups of the published outcomes by who is to do them, states first; null also as for subItems. */
  followUps?: Maybe<Array<AddresseeRow>>;
  /** First day. */
  from: Scalars['Date']['output'];
  /** Actions without any event or outcome; sub-items and principles are left out. */
  gaps: Array<Action>;
  /** Events that took place by their languages; null as for subItems. */
  languages?: Maybe<Array<LanguageRow>>;
  /** Figures by month, those in which anything happened, the earliest first. */
  months: Array<MonthRow>;
  /**
   * What was written for exactly this report: that of the whole first, then in the order of the plan. Of a frozen report,
   * what had been written when it was frozen.
   */
  narratives: Array<Narrative>;
  /** Figures by network, in the order of their names in the caller's language. */
  networks: Array<NetworkRow>;
  /**
   * Participants by the kind of organisation that they represented, alone or together with a state. For readers outside
   * the secretariat in released editions only; null also as for subItems.
   */
  organisationKinds?: Maybe<Array<OrganisationKindRow>>;
  /**
   * Figures by organisation represented, in the order of their names in the caller's language: the "as well as" of a press
   * line. For readers outside the secretariat of the same events as states.
   */
  organisations: Array<OrganisationRow>;
  /**
   * Organisations that held an event together with the dialogue, in the order of their names, whether anybody represented
   * them or not. For readers outside the secretariat in released editions only; null also as for subItems.
   */
  partners?: Maybe<Array<PartnerRow>>;
  /** The plan. */
  plan: ActionPlan;
  /**
   * The total from the plan's first day to the last of this period. For readers outside the secretariat it has no counts of
   * people.
   */
  planSoFar: ActivityFigures;
  /**
   * The total of the same length of time just before; before whole months or years stand as many months or years. Null
   * where that would begin before the plan does. For readers outside the secretariat it has no counts of people.
   */
  previous?: Maybe<ActivityFigures>;
  /**
   * Programmes that had an event or outcome, in the order of their names; outcomes belong to them that name one of their
   * events. For readers outside the secretariat without counts of people; null as for subItems.
   */
  programmes?: Maybe<Array<ProgrammeRow>>;
  /** Every action of the plan in order, also those without activity; sub-items count in their action. */
  rows: Array<ActivityRow>;
  /** What it is narrowed to. */
  scope: ReportScope;
  /**
   * Figures by state represented, in the order of their names in the caller's language. For readers outside the
   * secretariat, unless it is a released edition, only of events that are neither CLOSED nor under the Chatham House rule.
   */
  states: Array<StateRow>;
  /**
   * Every sub-item of the plan in order, with what was done on it alone; it counts in its action, too. For readers outside
   * the secretariat without counts of people; null of a report that was frozen before these lines were kept.
   */
  subItems?: Maybe<Array<ActivityRow>>;
  /**
   * The report in one sentence as the field puts it: "87 participants from 23 states, as well as …". It names at most six
   * organisations and counts the others. It leaves out the number of participants where the reader is not told it.
   */
  summary: Scalars['String']['output'];
  /** Last day. */
  to: Scalars['Date']['output'];
  /**
   * Figures of the whole selection, each counted once. It is not the sum of the rows, as one event can serve several
   * actions.
   */
  total: ActivityFigures;
  /** Figures by action and year, for the heat map. */
  years: Array<YearRow>;
};


/**
 * What was done on a plan within some days. An event belongs to the day it starts, in its own zone; an outcome to its
 * date.
 */
export type ActivityReportEventsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};


/**
 * What was done on a plan within some days. An event belongs to the day it starts, in its own zone; an outcome to its
 * date.
 */
export type ActivityReportSummaryArgs = {
  locale?: InputMaybe<Scalars['Locale']['input']>;
};

/** What a report is about. */
export type ActivityReportInput = {
  /** Codes of the areas; left out: all. */
  areas?: InputMaybe<Array<Scalars['String']['input']>>;
  /** First day, in each event's own zone. */
  from: Scalars['Date']['input'];
  /** Ids of the networks; left out: all. */
  networks?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** Slug of the plan; left out: the current one. */
  plan?: InputMaybe<Scalars['String']['input']>;
  /**
   * Ids of the programmes; left out: all. Counted are the events of these programmes, and the outcomes that name one of
   * these events.
   */
  programmes?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** Only participants who represented one of these states. It limits participants, not events. */
  states?: InputMaybe<Array<Scalars['CountryCode']['input']>>;
  /** Last day, in each event's own zone. */
  to: Scalars['Date']['input'];
};

/** What was done on one action. */
export type ActivityRow = {
  /** The action. */
  action: Action;
  /** Its figures, with those of its sub-items. */
  figures: ActivityFigures;
};

/** What one state or one organisation is to do. */
export type AddresseeRow = {
  /** Done. */
  done: Scalars['Int']['output'];
  /** Given up. */
  dropped: Scalars['Int']['output'];
  /** Still to be done. */
  open: Scalars['Int']['output'];
  /** The organisation; null: it is a state. */
  organisation?: Maybe<Organisation>;
  /** Of those still to be done: their day is over. */
  overdue: Scalars['Int']['output'];
  /** The state; null: it is an organisation. */
  state?: Maybe<State>;
};

/** One item of an event's agenda: a session, a talk, a break. */
export type AgendaItem = Node & {
  /**
   * Who may know of the item: the narrower of its own and the event's. What is CLOSED by itself is for confirmed
   * participants, those who speak in it, and organisers.
   */
  confidentiality: Confidentiality;
  /** End as an instant, derived in the same way. */
  endsAt: Scalars['DateTime']['output'];
  /** End as wall time in the event's zone. */
  endsAtLocal: Scalars['LocalDateTime']['output'];
  /** Opaque id, unique over all kinds. It stays while the item is changed. */
  id: Scalars['ID']['output'];
  /** Languages of the item, and those with interpretation; empty: those of the event. */
  languages: Array<EventLanguage>;
  /** Room at the venue, or online. */
  room?: Maybe<Scalars['String']['output']>;
  /** Who speaks. Under the Chatham House Rule only confirmed participants and organisers are told. */
  speakers: Array<Speaker>;
  /** Start as an instant, derived from the wall time in the event's zone. */
  startsAt: Scalars['DateTime']['output'];
  /** Start as wall time in the event's zone. */
  startsAtLocal: Scalars['LocalDateTime']['output'];
  /** Title of the item. */
  title: Scalars['String']['output'];
  /** Title in every language there is. */
  titles: Array<LocalisedText>;
};


/** One item of an event's agenda: a session, a talk, a break. */
export type AgendaItemTitleArgs = {
  locale?: InputMaybe<Scalars['Locale']['input']>;
};


/** One item of an event's agenda: a session, a talk, a break. */
export type AgendaItemTitlesArgs = {
  locale?: InputMaybe<Scalars['Locale']['input']>;
};

/** An item of an event's agenda. */
export type AgendaItemInput = {
  /**
   * Who may know of the item; it cannot be more than may know of the event. Left out: as the event. Once somebody has
   * registered, an item is not opened.
   */
  confidentiality?: InputMaybe<Confidentiality>;
  /** End, within the event. */
  endsAt: Scalars['EventTime']['input'];
  /** Id of the item that this is a change of; left out: a new one. */
  id?: InputMaybe<Scalars['ID']['input']>;
  /** Languages of the item, and those with interpretation; left out: those of the event. */
  languages?: InputMaybe<Array<EventLanguageInput>>;
  /** Room at the venue, or online. */
  room?: InputMaybe<Scalars['String']['input']>;
  /** Who speaks, in this order. */
  speakers?: InputMaybe<Array<SpeakerInput>>;
  /** Start, within the event. */
  startsAt: Scalars['EventTime']['input'];
  /** Title by language. */
  title: Array<LocalisedInput>;
};

/**
 * What a mailed link is about. It acts as the person to whom the mail was written and for this one registration or
 * invitation only; what lies deeper is shown as to the caller.
 */
export type AnswerLink = {
  /** Until when it can be answered by the link. */
  expiresAt: Scalars['DateTime']['output'];
  /** Language in which the person is written to. */
  locale: Scalars['Locale']['output'];
  /** The invitation, nomination or offer to the person, as it stands now; null where a state is invited. */
  registration?: Maybe<Registration>;
  /** The invitation of the state, as it stands now; null where a person is asked. */
  stateInvitation?: Maybe<StateInvitation>;
  /** When it was first answered by this link; null: not yet. */
  usedAt?: Maybe<Scalars['DateTime']['output']>;
  /** Names of the mutations that can be used with the link now; buttons are drawn from it. */
  viewerCan: Array<Scalars['String']['output']>;
};

/** A chapter of a plan: one field of work with its actions. */
export type Area = Node & {
  /** Actions of the area in the order of the plan, without their sub-items. */
  actions: Array<Action>;
  /** Number of the area as the plan writes it, `VI`; unique within the plan. */
  code: Scalars['String']['output'];
  /** Opaque id, unique over all kinds. */
  id: Scalars['ID']['output'];
  /** Heading of the area in the official document; null until that has been imported. */
  officialTitle?: Maybe<Scalars['String']['output']>;
  /** Official heading in every language that has been imported. */
  officialTitles: Array<LocalisedText>;
  /** Plan that the area belongs to. */
  plan: ActionPlan;
  /** Short title, in our own words; without one, the official heading. */
  title: Scalars['String']['output'];
  /** Title in every language there is. */
  titles: Array<LocalisedText>;
};


/** A chapter of a plan: one field of work with its actions. */
export type AreaOfficialTitleArgs = {
  locale?: InputMaybe<Scalars['Locale']['input']>;
};


/** A chapter of a plan: one field of work with its actions. */
export type AreaOfficialTitlesArgs = {
  locale?: InputMaybe<Scalars['Locale']['input']>;
};


/** A chapter of a plan: one field of work with its actions. */
export type AreaTitleArgs = {
  locale?: InputMaybe<Scalars['Locale']['input']>;
};


/** A chapter of a plan: one field of work with its actions. */
export type AreaTitlesArgs = {
  locale?: InputMaybe<Scalars['Locale']['input']>;
};

/** What was done in one area. */
export type AreaRow = {
  /** The area. */
  area: Area;
  /** Its figures, each counted once. */
  figures: ActivityFigures;
};

/** Whether a person came. ATTENDED and PARTIAL count in figures. */
export type Attendance =
  /** Was there. */
  | 'ATTENDED'
  /** Did not come but had said so. */
  | 'EXCUSED'
  /** Has a seat; nothing has been recorded yet. */
  | 'EXPECTED'
  /** Did not come and had not said so. */
  | 'NO_SHOW'
  /** Was there for a part. */
  | 'PARTIAL';

/** Who a line of an attendance file is, told by hand. */
export type AttendanceAssignmentInput = {
  /** The line that a row of the review begins on; another line of the row is given apart from it. */
  line: Scalars['Int']['input'];
  /** Id of the person, who has a confirmed seat. */
  member: Scalars['ID']['input'];
};

/** What the attendance file of a meeting service says about an event. */
export type AttendanceImport = {
  /** How many rows are somebody with a confirmed seat. */
  matched: Scalars['Int']['output'];
  /** How many rows there are to review: one for each person, and one for each row or table that is not understood. */
  rowCount: Scalars['Int']['output'];
  /** The rows in the order of the file. */
  rows: Array<AttendanceImportRow>;
};


/** What the attendance file of a meeting service says about an event. */
export type AttendanceImportRowsArgs = {
  afterLine?: InputMaybe<Scalars['Int']['input']>;
  first?: Scalars['Int']['input'];
};

/**
 * One person in the attendance file of a meeting service, or a row or table of it that is not understood. Two people who
 * came under one address are two rows.
 */
export type AttendanceImportRow = {
  /**
   * What is made of the registration's day: by all times of the person in this and other files of the day. Null where
   * nobody was found.
   */
  attendance?: Maybe<Attendance>;
  /** Whose it may be, where that is not certain; `problem` says why they are proposed. To be told with `assign`. */
  candidates: Array<Registration>;
  /** The line of the file that names the person first, or on which that begins what is not understood. */
  line: Scalars['Int']['output'];
  /** How long the person was there by this file, in minutes; what overlaps counts once. Null: not understood. */
  minutes?: Maybe<Scalars['Int']['output']>;
  /** The name in the file; of a table its headings. */
  name: Scalars['String']['output'];
  /** Why the row is not recorded as it is; null if it is. */
  problem?: Maybe<Scalars['String']['output']>;
  /**
   * Whose row it is, among CONFIRMED registrations: as `assign` says, else found by e-mail address, else by full name. An
   * address under which several people came does not tell who it is.
   */
  registration?: Maybe<Registration>;
};

/** Whether one person came. */
export type AttendanceInput = {
  /** Whether the person came. */
  attendance: Attendance;
  /** The day, today at the latest; left out: every day of the event until today. */
  date?: InputMaybe<Scalars['Date']['input']>;
  /** Id of the person. */
  member: Scalars['ID']['input'];
  /** How long the person was there, in minutes. */
  minutes?: InputMaybe<Scalars['Int']['input']>;
  /** How the person really came; left out: as registered. */
  mode?: InputMaybe<AttendanceMode>;
};

/** How a person takes part. */
export type AttendanceMode =
  /** At the venue. */
  | 'IN_PERSON'
  /** Online. */
  | 'ONLINE';

/** Who may read something. Its organisers and the secretariat always can. */
export type Audience =
  /** Everybody who is signed in. */
  | 'MEMBERS'
  /** Members of the networks that the object belongs to. */
  | 'NETWORKS'
  /** Only its organisers. */
  | 'ORGANISERS'
  /** Participants of the event that the object belongs to. */
  | 'PARTICIPANTS'
  /** Everybody, signed in or not. */
  | 'PUBLIC'
  /** Contact points of states. */
  | 'STATES';

/** One field of an object before and after a change. */
export type AuditChange = {
  /** Name of the field. */
  field: Scalars['String']['output'];
  /** Value before; null if there was none or it has been erased. */
  from?: Maybe<Scalars['String']['output']>;
  /** Value after; null if there is none or it has been erased. */
  to?: Maybe<Scalars['String']['output']>;
};

/** One page of the audit trail. */
export type AuditConnection = {
  /** The entries of this page, each with its cursor. */
  edges: Array<AuditEdge>;
  /** The entries of this page without cursors. */
  nodes: Array<AuditEntry>;
  /** Where this page lies within the whole list. */
  pageInfo: PageInfo;
  /** How many entries the whole list has, of those that the caller may see. Counted only when asked for. */
  totalCount: Scalars['Int']['output'];
};

/** An entry of the audit trail and its place in the list. */
export type AuditEdge = {
  /** Marks the place of this entry in the list; for `after` and `before`. */
  cursor: Scalars['String']['output'];
  /** The entry itself. */
  node: AuditEntry;
};

/**
 * One entry of the audit trail: who did what to which object, and when; also who signed in, and who read whose personal
 * data. Entries are only ever added.
 */
export type AuditEntry = Node & {
  /**
   * Short name of what was done, most often that of the mutation. What is none: `signIn`, `signInFailed` (with the right
   * address and a wrong password); `readProfile` (staff read a person's profile), `readContacts` (e-mail addresses or
   * telephone numbers were told), `exportParticipants` and `printSignInSheet` (files of an event): each with the ids of the
   * people in the change `told`; `eraseAuditValues` and `expireAuditValues` (values of earlier entries were emptied, as a
   * person was erased or a year was over).
   */
  action: Scalars['String']['output'];
  /** When it was done. */
  at: Scalars['DateTime']['output'];
  /** Who did it; null if it was the system or nobody was signed in. */
  by?: Maybe<Member>;
  /** What changed, field by field. */
  changes: Array<AuditChange>;
  /** Opaque id, unique over all kinds. */
  id: Scalars['ID']['output'];
  /** Id of the object concerned; the object itself may be gone. Where several people were read of, it is the reader. */
  subject: Scalars['ID']['output'];
  /** Kind of that object, by the name of its type. */
  subjectKind: Scalars['String']['output'];
};

/**
 * Says that somebody attended an event. What it says is kept as it was when it was issued; whoever has the code can check
 * it, and see at `url` whether it still stands.
 */
export type Certificate = {
  /** What it is checked by: four times four letters and digits that are not taken for one another. */
  code: Scalars['String']['output'];
  /** End of the event as an instant. */
  endsAt: Scalars['DateTime']['output'];
  /** End of the event as wall time in timeZone. */
  endsAtLocal: Scalars['LocalDateTime']['output'];
  /** The event; null for whom it is not meant. */
  event?: Maybe<Event>;
  /** Title of the event. */
  eventTitle: Scalars['String']['output'];
  /** Title of the event in every language there was. */
  eventTitles: Array<LocalisedText>;
  /**
   * The person's name as that person wrote it when it was issued, in Latin letters, where these are known, if it is in a
   * script that cannot be printed; of somebody erased since, a word that says so.
   */
  holder: Scalars['String']['output'];
  /** When it was issued. */
  issuedAt: Scalars['DateTime']['output'];
  /** Who issued it. */
  issuer: Scalars['String']['output'];
  /** The one that was issued in its place, as it was corrected; null: none was. */
  replacedBy?: Maybe<Certificate>;
  /** When it was revoked; null: it stands. */
  revokedAt?: Maybe<Scalars['DateTime']['output']>;
  /** Start of the event as an instant. */
  startsAt: Scalars['DateTime']['output'];
  /** Start of the event as wall time in timeZone. */
  startsAtLocal: Scalars['LocalDateTime']['output'];
  /** Zone of the event. */
  timeZone: Scalars['TimeZone']['output'];
  /** Page that says whether it stands; with `.pdf` it is the certificate on paper, with `.json` a signed Open Badge 3.0. */
  url: Scalars['URL']['output'];
};


/**
 * Says that somebody attended an event. What it says is kept as it was when it was issued; whoever has the code can check
 * it, and see at `url` whether it still stands.
 */
export type CertificateEventTitleArgs = {
  locale?: InputMaybe<Scalars['Locale']['input']>;
};


/**
 * Says that somebody attended an event. What it says is kept as it was when it was issued; whoever has the code can check
 * it, and see at `url` whether it still stands.
 */
export type CertificateEventTitlesArgs = {
  locale?: InputMaybe<Scalars['Locale']['input']>;
};

/** Who may know of an event and its content. */
export type Confidentiality =
  /**
   * Only those who take part, speak or are invited. Whoever was turned away or gave up is told title, times and the own
   * registration, and nothing else.
   */
  | 'CLOSED'
  /** Everybody who is signed in. */
  | 'MEMBERS'
  /** Everybody. */
  | 'OPEN';

/** One consent that was given or taken back. */
export type ConsentChange = {
  /** When it was entered. */
  at: Scalars['DateTime']['output'];
  /** Who entered it: the person, or staff from a paper; null: the system. */
  by?: Maybe<Member>;
  /** The paper that it was entered from, and where it is kept; null where the person gave it here. */
  document?: Maybe<Scalars['String']['output']>;
  /** True: given; false: taken back. */
  given: Scalars['Boolean']['output'];
  /** What it is about. */
  purpose: ConsentPurpose;
  /** The day on which the person signed the paper that it was entered from; null where the person gave it here. */
  signedOn?: Maybe<Scalars['Date']['output']>;
};

/** What a person can agree to. Each is asked apart, is never ticked beforehand and can be taken back. */
export type ConsentPurpose =
  /** That other participants get the contact details. */
  | 'CONTACT_SHARING'
  /** To get news by mail. */
  | 'MAILING'
  /** To be named in lists of participants. */
  | 'PARTICIPANT_LIST'
  /** To be photographed and filmed. */
  | 'PHOTO_AND_VIDEO'
  /** To stay listed as an expert. */
  | 'STAY_IN_POOL';

/**
 * One of the fifteen core indicators by which dialogues of this kind are held to account. Each says itself how it is
 * counted; days, areas, networks, programmes and states of the report hold for all of them.
 */
export type CoreIndicator = {
  /** How exactly it is counted. */
  description: Scalars['String']['output'];
  /** Its number, 1 to 15. */
  number: Scalars['Int']['output'];
  /** What it measures. */
  title: Scalars['String']['output'];
  /** What its values are counted in. */
  unit: Scalars['String']['output'];
  /** Its values. Kinds and languages that nothing is of are left out. */
  values: Array<CoreIndicatorValue>;
};


/**
 * One of the fifteen core indicators by which dialogues of this kind are held to account. Each says itself how it is
 * counted; days, areas, networks, programmes and states of the report hold for all of them.
 */
export type CoreIndicatorDescriptionArgs = {
  locale?: InputMaybe<Scalars['Locale']['input']>;
};


/**
 * One of the fifteen core indicators by which dialogues of this kind are held to account. Each says itself how it is
 * counted; days, areas, networks, programmes and states of the report hold for all of them.
 */
export type CoreIndicatorTitleArgs = {
  locale?: InputMaybe<Scalars['Locale']['input']>;
};


/**
 * One of the fifteen core indicators by which dialogues of this kind are held to account. Each says itself how it is
 * counted; days, areas, networks, programmes and states of the report hold for all of them.
 */
export type CoreIndicatorUnitArgs = {
  locale?: InputMaybe<Scalars['Locale']['input']>;
};

/** One value of a core indicator. */
export type CoreIndicatorValue = {
  /** What it is of, the same in every language and report: `online`, `women`, `notStated`, `WORKSHOP`, `language.en`. */
  key: Scalars['String']['output'];
  /** What it is of, in words. */
  label: Scalars['String']['output'];
  /** The value; shares and rates lie between 0 and 1. Null: there is nothing to make it of. */
  value?: Maybe<Scalars['Float']['output']>;
};


/** One value of a core indicator. */
export type CoreIndicatorValueLabelArgs = {
  locale?: InputMaybe<Scalars['Locale']['input']>;
};

/** A person to enter in the directory. */
export type CreateMemberInput = {
  /** E-mail address. */
  email?: InputMaybe<Scalars['EmailAddress']['input']>;
  /** Codes of the actions that the person is an expert on. */
  expertise?: InputMaybe<Array<Scalars['String']['input']>>;
  /** Family name, in the person's own spelling. */
  familyName: Scalars['String']['input'];
  /** Gender as the person states it. */
  gender?: InputMaybe<Gender>;
  /** Given names, in the person's own spelling. */
  givenNames: Scalars['String']['input'];
  /** Words for the person's expertise. */
  keywords?: InputMaybe<Array<Scalars['String']['input']>>;
  /** Languages that the person knows. */
  languages?: InputMaybe<Array<LanguageSkillInput>>;
  /** Full name in Latin letters, as in the passport. */
  latinName?: InputMaybe<Scalars['String']['input']>;
  /** The post held now. */
  post?: InputMaybe<PostInput>;
};

/** Whether a person came on one day. */
export type DayAttendance = {
  /** Whether the person came. */
  attendance: Attendance;
  /** The day, in the zone of the event. */
  date: Scalars['Date']['output'];
  /** How long the person was there, in minutes; null if not recorded. */
  minutes?: Maybe<Scalars['Int']['output']>;
  /** How the person really came, which need not be as registered; null if not recorded. */
  mode?: Maybe<AttendanceMode>;
};

/**
 * Why a call was refused or failed, in `extensions.code` of the error. `extensions.field` names the input field where
 * there is one, as a dotted path such as `entries.3.member`; `extensions.problems` lists every problem found, each with
 * code, field and message. Messages are in the caller's language. Codes may be added: clients keep a default branch.
 */
export type ErrorCode =
  /** A value does not fit; the field is a path from the argument, such as `input.seats.0.capacity`. */
  | 'BAD_INPUT'
  /** The document does not parse or does not fit the schema. */
  | 'BAD_REQUEST'
  /** Somebody else is changing the same just now. Nothing was changed; try again. */
  | 'BUSY'
  /** The new capacity is smaller than the number of seats already held. */
  | 'CAPACITY_BELOW_CONFIRMED'
  /** The call clashes with another change, for instance because the version sent is no longer the newest. */
  | 'CONFLICT'
  /** The last moment for this step is over. */
  | 'DEADLINE_PASSED'
  /** The outcome has no evidence yet. */
  | 'EVIDENCE_REQUIRED'
  /** The caller is signed in but may not do this. */
  | 'FORBIDDEN'
  /** This takes a sign-in of the last ten minutes. */
  | 'FRESH_SIGN_IN_REQUIRED'
  /** It was there for everybody and has been withdrawn: the message says when and why. */
  | 'GONE'
  /** A fault on the side of the service; it has been logged, and nothing was changed. */
  | 'INTERNAL'
  /** Only people whom an organiser invited can register for this event. */
  | 'INVITATION_REQUIRED'
  /** The link from a mail is too old or has been used up. */
  | 'LINK_EXPIRED'
  /** Only people whom a state's contact point nominated can register for this event. */
  | 'NOMINATION_REQUIRED'
  /** There is no such object, or the caller may not see it: the two look the same. */
  | 'NOT_FOUND'
  /** The pool to switch to has no free seat; nothing was changed. */
  | 'NO_SEAT_FREE'
  /** The query asks for too much at once or is nested too deeply. */
  | 'QUERY_TOO_COMPLEX'
  /** Too many calls of this kind in a short time; a later one is accepted again. */
  | 'RATE_LIMITED'
  /** This takes a reason. */
  | 'REASON_REQUIRED'
  /** The event takes no registrations now. */
  | 'REGISTRATION_CLOSED'
  /** A second factor is needed: to finish a sign-in, or, for who has set none up, to act as organiser or secretariat. */
  | 'SECOND_FACTOR_REQUIRED'
  /** Somebody other than the author must take this step. */
  | 'SECOND_PERSON_REQUIRED'
  /** Only invited states nominate people for this event. */
  | 'STATE_NOT_INVITED'
  /** The present status does not allow this step. */
  | 'TRANSITION_NOT_ALLOWED'
  /** Nobody is signed in, and the call needs somebody. */
  | 'UNAUTHENTICATED';

/** A workshop, training, meeting or other activity of the dialogue. */
export type Event = Node & {
  /** Actions that the event serves, at least one before it is published; the first is the primary one. */
  actions: Array<Action>;
  /** What happens when, in the order of time; without items that are not meant for the caller. */
  agenda: Array<AgendaItem>;
  /** How many hours an invited or nominated person has to answer; null: until the start. */
  answerHours?: Maybe<Scalars['Int']['output']>;
  /** Who attended; nobody before the event is over, and nobody if it was cancelled. */
  attendance?: Maybe<EventAttendance>;
  /** Why it was cancelled. */
  cancellationReason?: Maybe<Scalars['String']['output']>;
  /** When it was cancelled; null: it was not. */
  cancelledAt?: Maybe<Scalars['DateTime']['output']>;
  /**
   * Share of the event, 0 to 1, that somebody must have attended to earn a certificate; compared in whole per cent. Null:
   * none are issued.
   */
  certificateFromShare?: Maybe<Scalars['Float']['output']>;
  /** What a dry run of updateEvent, moveEvent or cancelEvent would come to; null in every other answer. */
  change?: Maybe<EventChange>;
  /**
   * True if what is said may be used, but not who said it or who was there. No list of participants is then shown. Not
   * taken off once somebody has registered.
   */
  chathamHouseRule: Scalars['Boolean']['output'];
  /** When it was closed; null: not yet. */
  closedAt?: Maybe<Scalars['DateTime']['output']>;
  /** Who may know of the event and its content; not opened once somebody has registered. */
  confidentiality: Confidentiality;
  /**
   * Hours of each day, at most one entry a date; reports add them up. Where none were given: the same hours of the clock
   * on each day from the first to the last; over one night, or where people take it in their own time, one day from start
   * to end.
   */
  days: Array<EventDay>;
  /** End as an instant, derived in the same way. */
  endsAt: Scalars['DateTime']['output'];
  /** End as wall time in timeZone. */
  endsAtLocal: Scalars['LocalDateTime']['output'];
  /** What participants said afterwards. */
  feedback?: Maybe<FeedbackSummary>;
  /** How people take part. */
  format: EventFormat;
  /** States that host it. */
  hostStates: Array<State>;
  /** Opaque id, unique over all kinds. */
  id: Scalars['ID']['output'];
  /** Address to join online. Only confirmed participants and organisers get it; public feeds never carry it. */
  joinUrl?: Maybe<Scalars['URL']['output']>;
  /** What sort of meeting or activity it is. */
  kind: EventKind;
  /** Working languages, and those with interpretation. */
  languages: Array<EventLanguage>;
  /**
   * How many hours a course counts for that people take in their own time (SELF_PACED): its days say how long it is open,
   * not how long it takes. Null: its hours do not count. Other formats count their days, whatever this says.
   */
  learningHours?: Maybe<Scalars['Float']['output']>;
  /** Files and links of the event, of those that the caller may have, in the order in which they were added. */
  materials: Array<Material>;
  /** Networks that hold the event. */
  networks: Array<Network>;
  /**
   * Until when contact points can nominate, unless the invitation of their state says otherwise; null: until the start.
   * Organisers can nominate later.
   */
  nominationClosesAt?: Maybe<Scalars['DateTime']['output']>;
  /** For how many hours a freed seat is offered to the next in line; null: it confirms that person at once. */
  offerHours?: Maybe<Scalars['Int']['output']>;
  /** People who hold the role of organiser for this event, its programme or one of its networks. */
  organisers: Array<Member>;
  /** Outcomes of the event. */
  outcomes: OutcomeConnection;
  /** Who may read the registrations; not widened once somebody has registered. */
  participantList: Audience;
  /** Organisations that hold it together with the dialogue. */
  partners: Array<Organisation>;
  /** Programme that the event belongs to; null: none. */
  programme?: Maybe<Programme>;
  /** When it was published; null: not yet. */
  publishedAt?: Maybe<Scalars['DateTime']['output']>;
  /** Until when people can register; null: until the start. */
  registrationClosesAt?: Maybe<Scalars['DateTime']['output']>;
  /** From when people can register; null: as soon as the event is published. */
  registrationOpensAt?: Maybe<Scalars['DateTime']['output']>;
  /** Who can register. */
  registrationPolicy: RegistrationPolicy;
  /**
   * Registrations for the event. Its organisers and the secretariat see all, a contact point those of own states, a
   * participant their own. Others see the CONFIRMED people who agreed to be listed, as participantList says: who they
   * are and for whom they come, not how, nor whether they came. Under the Chatham House Rule they see none.
   */
  registrations: RegistrationConnection;
  /**
   * One pool of seats for each attendance mode of the format, as whoever wants one has to know. Once the event has begun
   * (of a self-paced one: once it has ended) it is empty for all but the event's staff.
   */
  seats: Array<SeatPool>;
  /** Most seats that one state may hold over all pools; null: no limit. People who represent no state are not limited. */
  seatsPerState?: Maybe<Scalars['Int']['output']>;
  /** From then on no state is limited, and unused seats of states are everybody's; null: limits stay. */
  seatsReleasedAt?: Maybe<Scalars['DateTime']['output']>;
  /** Short name for addresses, unique among events. */
  slug: Scalars['String']['output'];
  /**
   * Start as an instant. It is derived: what was agreed is the wall time in timeZone, which survives changes of clock
   * rules.
   */
  startsAt: Scalars['DateTime']['output'];
  /** Start as wall time in timeZone. */
  startsAtLocal: Scalars['LocalDateTime']['output'];
  /** States that are invited, by their English name. */
  stateInvitations: Array<StateInvitation>;
  /** How far the event has come. */
  status: EventStatus;
  /** Summary in every language there is. */
  summaries: Array<LocalisedText>;
  /** What the event is about. */
  summary?: Maybe<Scalars['String']['output']>;
  /** True if the dates are a window within which the event will be fixed. */
  tentative: Scalars['Boolean']['output'];
  /** Zone of the event, in which its times were agreed. */
  timeZone: Scalars['TimeZone']['output'];
  /** Title of the event. */
  title: Scalars['String']['output'];
  /** Title in every language there is. */
  titles: Array<LocalisedText>;
  /** Where it takes place; null if online only or not known yet. */
  venue?: Maybe<Venue>;
  /** Counts the changes. An update that sends an older one is refused with CONFLICT. */
  version: Scalars['Int']['output'];
  /** Names of the mutations that the caller may use on this object now; buttons are drawn from it. */
  viewerCan: Array<Scalars['String']['output']>;
  /** The caller's active registration, else the latest; null if there is none. */
  viewerRegistration?: Maybe<Registration>;
};


/** A workshop, training, meeting or other activity of the dialogue. */
export type EventAttendanceArgs = {
  states?: InputMaybe<Array<Scalars['CountryCode']['input']>>;
};


/** A workshop, training, meeting or other activity of the dialogue. */
export type EventOutcomesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};


/** A workshop, training, meeting or other activity of the dialogue. */
export type EventRegistrationsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<RegistrationFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};


/** A workshop, training, meeting or other activity of the dialogue. */
export type EventSummariesArgs = {
  locale?: InputMaybe<Scalars['Locale']['input']>;
};


/** A workshop, training, meeting or other activity of the dialogue. */
export type EventSummaryArgs = {
  locale?: InputMaybe<Scalars['Locale']['input']>;
};


/** A workshop, training, meeting or other activity of the dialogue. */
export type EventTitleArgs = {
  locale?: InputMaybe<Scalars['Locale']['input']>;
};


/** A workshop, training, meeting or other activity of the dialogue. */
export type EventTitlesArgs = {
  locale?: InputMaybe<Scalars['Locale']['input']>;
};

/** Who attended an event, counted as in reports. */
export type EventAttendance = {
  /** Organisations that these people represented, in the order of their names. Who represented a state came for that. */
  organisations: Array<Organisation>;
  /** Different people who attended, in every role but interpreter. */
  participants: Scalars['Int']['output'];
  /** States that these people represented, in the order of their names in the caller's language. */
  states: Array<State>;
};

/** What a change of an event would come to. */
export type EventChange = {
  /** The kinds of mail that they would get. */
  mails: Array<Scalars['String']['output']>;
  /** The times that would be others. */
  moved: Array<MovedTime>;
  /** How many people would get mail. */
  recipients: Scalars['Int']['output'];
};

/** One page of events. */
export type EventConnection = {
  /** The entries of this page, each with its cursor. */
  edges: Array<EventEdge>;
  /** The entries of this page without cursors. */
  nodes: Array<Event>;
  /** Where this page lies within the whole list. */
  pageInfo: PageInfo;
  /** How many entries the whole list has, of those that the caller may see. Counted only when asked for. */
  totalCount: Scalars['Int']['output'];
};

/** One day of an event. */
export type EventDay = {
  /** The day, in the zone of the event. */
  date: Scalars['Date']['output'];
  /** End of that day as an instant. */
  endsAt: Scalars['DateTime']['output'];
  /** End of that day as wall time. */
  endsAtLocal: Scalars['LocalDateTime']['output'];
  /** Start of that day as an instant. */
  startsAt: Scalars['DateTime']['output'];
  /** Start of that day as wall time. */
  startsAtLocal: Scalars['LocalDateTime']['output'];
};

/** Hours of one day of an event. */
export type EventDayInput = {
  /** End of that day. */
  endsAt: Scalars['EventTime']['input'];
  /** Start of that day. */
  startsAt: Scalars['EventTime']['input'];
};

/** An event and its place in the list. */
export type EventEdge = {
  /** Marks the place of this entry in the list; for `after` and `before`. */
  cursor: Scalars['String']['output'];
  /** The entry itself. */
  node: Event;
};

/** Narrows a list of events. */
export type EventFilter = {
  /** Serves any of these actions, by code; the code of an area, `VI`, takes all its actions. */
  actions?: InputMaybe<Array<Scalars['String']['input']>>;
  /** Ends at this instant or later. */
  endsAfter?: InputMaybe<Scalars['DateTime']['input']>;
  /** Any of these formats. */
  formats?: InputMaybe<Array<EventFormat>>;
  /** First day: the event touches it or a later one, in its own zone. */
  from?: InputMaybe<Scalars['Date']['input']>;
  /** Any of these kinds. */
  kinds?: InputMaybe<Array<EventKind>>;
  /** With any of these languages. */
  languages?: InputMaybe<Array<Scalars['Locale']['input']>>;
  /** Held by any of these networks. */
  networks?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** Only events that do (true) or do not (false) take registrations now. */
  openForRegistration?: InputMaybe<Scalars['Boolean']['input']>;
  /** Belongs to any of these programmes. */
  programmes?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** Words in the title or summary. */
  search?: InputMaybe<Scalars['String']['input']>;
  /** Starts at this instant or later. */
  startsAfter?: InputMaybe<Scalars['DateTime']['input']>;
  /** Starts earlier than this instant. */
  startsBefore?: InputMaybe<Scalars['DateTime']['input']>;
  /** Any of these states is a host or the place of the venue. */
  states?: InputMaybe<Array<Scalars['CountryCode']['input']>>;
  /** Any of these statuses. */
  statuses?: InputMaybe<Array<EventStatus>>;
  /** Last day: the event touches it or an earlier one, in its own zone. */
  to?: InputMaybe<Scalars['Date']['input']>;
};

/** How people take part in an event. */
export type EventFormat =
  /** At the venue or online, as each participant chooses. */
  | 'HYBRID'
  /** At the venue only. */
  | 'IN_PERSON'
  /** Online only. */
  | 'ONLINE'
  /** Each participant in their own time, without a common meeting. */
  | 'SELF_PACED';

/** A new event. It may lie in the past, so that history can be entered. */
export type EventInput = {
  /** Codes of the actions that it serves, the primary one first. */
  actions: Array<Scalars['String']['input']>;
  /** What happens when. */
  agenda?: InputMaybe<Array<AgendaItemInput>>;
  /** How many hours an invited or nominated person has to answer; left out: until the start. */
  answerHours?: InputMaybe<Scalars['Int']['input']>;
  /** Share of the event that somebody must have attended to earn a certificate; left out: none are issued. */
  certificateFromShare?: InputMaybe<Scalars['Float']['input']>;
  /** True: what is said may be used, but not who said it or who was there. */
  chathamHouseRule?: Scalars['Boolean']['input'];
  /** Who may know of the event and its content. */
  confidentiality?: Confidentiality;
  /**
   * Hours of each day, at most one entry a date; left out: the same hours of the clock on each day from the first to the
   * last, at most 31 of them. Where the end's clock is not after the start's, it is one day of up to 24 hours; what lasts
   * longer needs them. A SELF_PACED course has one day from start to end.
   */
  days?: InputMaybe<Array<EventDayInput>>;
  /** End. */
  endsAt: Scalars['EventTime']['input'];
  /** How people take part. */
  format: EventFormat;
  /** States that host it. */
  hostStates?: InputMaybe<Array<Scalars['CountryCode']['input']>>;
  /** Address to join online. */
  joinUrl?: InputMaybe<Scalars['URL']['input']>;
  /** What sort of meeting or activity it is. */
  kind: EventKind;
  /** Working languages, and those with interpretation. */
  languages?: InputMaybe<Array<EventLanguageInput>>;
  /** How many hours a SELF_PACED course counts for; left out: none. Other formats count their days, whatever this says. */
  learningHours?: InputMaybe<Scalars['Float']['input']>;
  /** Ids of the networks that hold it. */
  networks: Array<Scalars['ID']['input']>;
  /** Until when contact points can nominate; left out: until the start. */
  nominationClosesAt?: InputMaybe<Scalars['EventTime']['input']>;
  /** For how many hours a freed seat is offered to the next in line; left out: it confirms that person at once. */
  offerHours?: InputMaybe<Scalars['Int']['input']>;
  /** Who may read the registrations. */
  participantList?: Audience;
  /** Ids of the organisations that hold it together with the dialogue. */
  partners?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** Id of the programme that the event belongs to. */
  programme?: InputMaybe<Scalars['ID']['input']>;
  /** Until when people can register; left out: until the start. */
  registrationClosesAt?: InputMaybe<Scalars['EventTime']['input']>;
  /** From when people can register; left out: as soon as the event is published. */
  registrationOpensAt?: InputMaybe<Scalars['EventTime']['input']>;
  /** Who can register. */
  registrationPolicy?: RegistrationPolicy;
  /** One pool of seats for each attendance mode of the format. */
  seats: Array<SeatInput>;
  /** Most seats that one state may hold over all pools; left out: no limit. */
  seatsPerState?: InputMaybe<Scalars['Int']['input']>;
  /** From when no state is limited any more; left out: never. */
  seatsReleasedAt?: InputMaybe<Scalars['EventTime']['input']>;
  /** Start. */
  startsAt: Scalars['EventTime']['input'];
  /** What the event is about, by language. */
  summary?: InputMaybe<Array<LocalisedInput>>;
  /** True: the dates are a window within which the event will be fixed. */
  tentative?: Scalars['Boolean']['input'];
  /** Zone in which its times are agreed. */
  timeZone: Scalars['TimeZone']['input'];
  /** Title by language. */
  title: Array<LocalisedInput>;
  /** Where it takes place. */
  venue?: InputMaybe<VenueInput>;
};

/** What sort of meeting or activity an event is. */
export type EventKind =
  /** A large meeting with several sessions. */
  | 'CONFERENCE'
  /** The national contact points meet. */
  | 'CONTACT_POINT_MEETING'
  /** A tool or a technical solution is shown. */
  | 'DEMONSTRATION'
  /** Students, researchers or staff spend time with a host abroad. */
  | 'EXCHANGE'
  /** Experts travel to a state to advise it. */
  | 'EXPERT_MISSION'
  /** A course that participants follow online. */
  | 'E_LEARNING'
  /** Meeting with a partner organisation or a sister platform. */
  | 'LIAISON'
  /** Ministers of the states set the direction of the dialogue. */
  | 'MINISTERIAL_CONFERENCE'
  /** The members of a network meet. */
  | 'NETWORK_MEETING'
  /** Several speakers discuss before an audience. */
  | 'PANEL'
  /** A conversation on current policy with one or a few guests. */
  | 'POLICY_TALK'
  /** Sides with different interests talk on an equal footing. */
  | 'ROUND_TABLE'
  /** Senior officials review what was done and agree on what comes next. */
  | 'SENIOR_OFFICIALS_MEETING'
  /** The small group of states that prepares the senior officials' decisions meets. */
  | 'STRATEGIC_GROUP_MEETING'
  /** Participants see how another state or body works, at its place. */
  | 'STUDY_VISIT'
  /** Participants are taught skills by trainers. */
  | 'TRAINING'
  /** Future trainers learn how to teach a subject. */
  | 'TRAINING_OF_TRAINERS'
  /** A talk or lesson online for many listeners. */
  | 'WEBINAR'
  /** Experts work on one subject together. */
  | 'WORKSHOP';

/** How many events of one kind there were. */
export type EventKindRow = {
  /** The area; null: the whole report, where each event counts once. */
  area?: Maybe<Area>;
  /** How many. */
  events: Scalars['Int']['output'];
  /** The kind. */
  kind: EventKind;
};

/** A language of an event. */
export type EventLanguage = {
  /** True if there is interpretation into it; false: it is spoken there. */
  interpreted: Scalars['Boolean']['output'];
  /** The language. */
  language: Scalars['Locale']['output'];
};

/** A language of an event. */
export type EventLanguageInput = {
  /** True: there is interpretation into it. */
  interpreted?: Scalars['Boolean']['input'];
  /** The language. */
  language: Scalars['Locale']['input'];
};

/** Order of a list of events, by their start. */
export type EventOrder =
  /** The latest start first. */
  | 'LATEST_FIRST'
  /** The earliest start first. */
  | 'SOONEST_FIRST';

/** How far an event has come. */
export type EventStatus =
  /** Does not take place. */
  | 'CANCELLED'
  /** Over, with attendance and outcomes entered. */
  | 'CLOSED'
  /** Being prepared; only its organisers and the secretariat see it. */
  | 'DRAFT'
  /** Announced to those whom it is for. */
  | 'PUBLISHED';

/** Something that proves an outcome. */
export type Evidence = Node & {
  /** Who may read it. */
  audience: Audience;
  /** Opaque id, unique over all kinds. */
  id: Scalars['ID']['output'];
  /**
   * The material that it is; null for a link or a file of its own, and for who may only know that it exists or may not
   * have the material.
   */
  material?: Maybe<Material>;
  /** What it is. */
  title: Scalars['String']['output'];
  /**
   * Where to read it; null for those who may only know that it exists. For a file: an address that gives the bytes to whom
   * this answer was made for, for about ten minutes; ask again for another.
   */
  url?: Maybe<Scalars['URL']['output']>;
};

/**
 * Something that proves an outcome: a new one with exactly one of url, upload and material. Of one that there is already,
 * what is given takes the place of whichever there was.
 */
export type EvidenceInput = {
  /** Who may read it. */
  audience?: Audience;
  /** Id of evidence that there is already; left out: a new one. */
  id?: InputMaybe<Scalars['ID']['input']>;
  /**
   * Id of a material that the caller may have, such as one of the outcome's events. Its own audience holds as well, and
   * its file stays what it is as long as it proves something.
   */
  material?: InputMaybe<Scalars['ID']['input']>;
  /** What it is. */
  title: Scalars['String']['input'];
  /** Id of a file of the caller's own that has been sent and is not in use yet. */
  upload?: InputMaybe<Scalars['ID']['input']>;
  /** Where to read it. */
  url?: InputMaybe<Scalars['URL']['input']>;
};

/** Answers of one participant; each is 1 (lowest) to 5 (highest), and each can be left out. */
export type FeedbackInput = {
  /** How much the person did use at work. */
  applied?: InputMaybe<Scalars['Int']['input']>;
  /** Anything else, in the person's own words. */
  comment?: InputMaybe<Scalars['String']['input']>;
  /** How well the person knows it now. */
  knowledgeAfter?: InputMaybe<Scalars['Int']['input']>;
  /** How well the person knew the subject before. */
  knowledgeBefore?: InputMaybe<Scalars['Int']['input']>;
  /** How satisfied the person is. */
  satisfaction?: InputMaybe<Scalars['Int']['input']>;
  /** Which of the two forms it answers. */
  stage?: FeedbackStage;
  /** How much the person expects to use at work. */
  willApply?: InputMaybe<Scalars['Int']['input']>;
};

/** When people are asked. */
export type FeedbackStage =
  /** Right after the event. */
  | 'AFTER_EVENT'
  /** Some months later: what came of it at work. */
  | 'MONTHS_LATER';

/**
 * What participants said about an event, without names. A figure that fewer than 5 people gave is null, and under 5
 * answers there are no comments.
 */
export type FeedbackSummary = {
  /** Mean of how much was used at work, 1 to 5, as asked months later. */
  applied?: Maybe<Scalars['Float']['output']>;
  /** What people wrote. */
  comments: Array<Scalars['String']['output']>;
  /** Mean rise from the knowledge before to the knowledge after, both rated 1 to 5. */
  learningGain?: Maybe<Scalars['Float']['output']>;
  /** How many people answered. */
  responseCount: Scalars['Int']['output'];
  /** Share of those who attended that answered, 0 to 1. */
  responseRate?: Maybe<Scalars['Float']['output']>;
  /** Mean satisfaction, 1 to 5. */
  satisfaction?: Maybe<Scalars['Float']['output']>;
};

/** Who may see one field of a profile. */
export type FieldVisibility = {
  /** The field. */
  field: ProfileField;
  /** Who may see it. */
  visibility: Visibility;
};

/** Who may see one field of a profile. */
export type FieldVisibilityInput = {
  /** The field. */
  field: ProfileField;
  /** Who may see it. */
  visibility: Visibility;
};

/** A record that changed a figure: which one, what about it, who did it, when and why. */
export type FigureCause = {
  /** When it changed, if that is known. */
  at?: Maybe<Scalars['DateTime']['output']>;
  /** Who changed it; null for the system, for time, and for feedback, which is given without names. */
  by?: Maybe<Member>;
  /** Whether the record began to count, counts no longer or counts otherwise. */
  change: FigureCauseChange;
  /** The event that it is about; null if there is none or it was deleted. */
  event?: Maybe<Event>;
  /** Name of the field that changed, as in the record's input or in the audit trail; null if that is not known. */
  field?: Maybe<Scalars['String']['output']>;
  /**
   * What it said before: codes of actions and states, slugs of networks, names of organisations, ids of programmes; null
   * if nothing or unknown.
   */
  from?: Maybe<Scalars['String']['output']>;
  /** What kind of record it is, or that nothing but time has passed. */
  kind: FigureCauseKind;
  /** The person whom it is about. */
  member?: Maybe<Member>;
  /** The network whose membership it is about. */
  network?: Maybe<Network>;
  /** The outcome that it is about. */
  outcome?: Maybe<Outcome>;
  /** Why, as whoever changed it said, or that it was the person; null if nothing was said. */
  reason?: Maybe<Scalars['String']['output']>;
  /** Id of the record: of the event, registration, outcome, follow-up, person, membership, organisation or action. */
  record: Scalars['ID']['output'];
  /** What it says since. */
  to?: Maybe<Scalars['String']['output']>;
};

/** How a record changed what is counted. */
export type FigureCauseChange =
  /** It counts since. */
  | 'CAME_IN'
  /** It counts otherwise. */
  | 'CHANGED'
  /** It counts no longer. */
  | 'FELL_OUT';

/** What kind of record changed a figure. */
export type FigureCauseKind =
  /** An action of the plan. */
  | 'ACTION'
  /** An event. */
  | 'EVENT'
  /** What participants said of an event. */
  | 'FEEDBACK'
  /** A follow-up of an outcome. */
  | 'FOLLOW_UP'
  /** A person. */
  | 'MEMBER'
  /** Somebody's part in a network. */
  | 'MEMBERSHIP'
  /** An organisation that was represented. */
  | 'ORGANISATION'
  /** An outcome. */
  | 'OUTCOME'
  /** Somebody's part in an event. */
  | 'REGISTRATION'
  /** Nothing was changed: the event is over since. */
  | 'TIME';

/**
 * One figure of a frozen report that is another one today. It belongs to what it names: an action, or an action in a year,
 * and so on; if it names nothing, to the total.
 */
export type FigureChange = {
  /** The action. */
  action?: Maybe<Action>;
  /** The area. */
  area?: Maybe<Area>;
  /** How many records there are in all that made it another one. */
  causeCount: Scalars['Int']['output'];
  /**
   * What made it another one: of at most 20 records, events first, each entry of the audit trail that moved the record into
   * the figure or out of it, in their order. Of the plan so far those of the days of the report; of the period before, and
   * where it is not known, none.
   */
  causes: Array<FigureCause>;
  /**
   * Name of the figure, as in ActivityFigures or in the row of the state, organisation, year or month; `gap` for an action
   * without activity, `outcomesByKind.STUDY` for the outcomes of one kind, `growth.joined` for the growth of a network,
   * `previous.events` and `planSoFar.events` for what the total is held against, `coreIndicators.5.women` for a value of a
   * core indicator, `eventKinds.ROUND_TABLE`, `organisationKinds.NGO.people`, `languages.ru.spoken`, `followUps.open`.
   */
  figure: Scalars['String']['output'];
  /** The figure when the report was frozen; null where there was none. */
  frozen?: Maybe<Scalars['Float']['output']>;
  /** Calendar month, such as 2025-03. */
  month?: Maybe<Scalars['String']['output']>;
  /** The network. */
  network?: Maybe<Network>;
  /** The figure today; null where there is none. */
  now?: Maybe<Scalars['Float']['output']>;
  /** The organisation that was represented. */
  organisation?: Maybe<Organisation>;
  /** The organisation with which events were held together. */
  partner?: Maybe<Organisation>;
  /** The programme. */
  programme?: Maybe<Programme>;
  /** The state that was represented. */
  state?: Maybe<State>;
  /** Calendar year; with an action. */
  year?: Maybe<Scalars['Int']['output']>;
};

/** Which figure of a report is opened. Nothing but the report: its total; several of the others: where they meet. */
export type FigureInput = {
  /** Code of an action; its sub-items count in it. */
  action?: InputMaybe<Scalars['String']['input']>;
  /** Code of an area. */
  area?: InputMaybe<Scalars['String']['input']>;
  /** Id of a network. */
  network?: InputMaybe<Scalars['ID']['input']>;
  /** Id of an organisation that was represented. */
  organisation?: InputMaybe<Scalars['ID']['input']>;
  /** The report. */
  report: ActivityReportInput;
  /** State that was represented. */
  state?: InputMaybe<Scalars['CountryCode']['input']>;
  /** Calendar year. */
  year?: InputMaybe<Scalars['Int']['input']>;
};

/**
 * What stands behind one cell of a report: each list is exactly what its figure counted, so its totalCount is the figure.
 * Readers outside the secretariat get of each list only what they may see, and are told who was represented only of
 * events that are neither closed nor held under the Chatham House rule. Outcomes, follow-ups and cancelled events are
 * not counted by state or organisation; behind such a cell there are none.
 */
export type FigureSources = {
  /** Events that were cancelled. */
  cancelledEvents: EventConnection;
  /** Events that took place, the earliest first. */
  events: EventConnection;
  /** Follow-ups of these outcomes that are still open, by the day on which they are due. */
  followUpsOpen: FollowUpConnection;
  /** Different organisations that these people represented. */
  organisations: OrganisationConnection;
  /** Published outcomes, in the version that counts, the latest first. */
  outcomes: OutcomeConnection;
  /** Attendances, each a registration, the latest event first. */
  participations?: Maybe<RegistrationConnection>;
  /** Different people who attended, by name. */
  people?: Maybe<MemberConnection>;
  /** Different states that these people represented, in the order of their names in the caller's language. */
  states: Array<State>;
};


/**
 * What stands behind one cell of a report: each list is exactly what its figure counted, so its totalCount is the figure.
 * Readers outside the secretariat get of each list only what they may see, and are told who was represented only of
 * events that are neither closed nor held under the Chatham House rule. Outcomes, follow-ups and cancelled events are
 * not counted by state or organisation; behind such a cell there are none.
 */
export type FigureSourcesCancelledEventsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};


/**
 * What stands behind one cell of a report: each list is exactly what its figure counted, so its totalCount is the figure.
 * Readers outside the secretariat get of each list only what they may see, and are told who was represented only of
 * events that are neither closed nor held under the Chatham House rule. Outcomes, follow-ups and cancelled events are
 * not counted by state or organisation; behind such a cell there are none.
 */
export type FigureSourcesEventsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};


/**
 * What stands behind one cell of a report: each list is exactly what its figure counted, so its totalCount is the figure.
 * Readers outside the secretariat get of each list only what they may see, and are told who was represented only of
 * events that are neither closed nor held under the Chatham House rule. Outcomes, follow-ups and cancelled events are
 * not counted by state or organisation; behind such a cell there are none.
 */
export type FigureSourcesFollowUpsOpenArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};


/**
 * What stands behind one cell of a report: each list is exactly what its figure counted, so its totalCount is the figure.
 * Readers outside the secretariat get of each list only what they may see, and are told who was represented only of
 * events that are neither closed nor held under the Chatham House rule. Outcomes, follow-ups and cancelled events are
 * not counted by state or organisation; behind such a cell there are none.
 */
export type FigureSourcesOrganisationsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};


/**
 * What stands behind one cell of a report: each list is exactly what its figure counted, so its totalCount is the figure.
 * Readers outside the secretariat get of each list only what they may see, and are told who was represented only of
 * events that are neither closed nor held under the Chatham House rule. Outcomes, follow-ups and cancelled events are
 * not counted by state or organisation; behind such a cell there are none.
 */
export type FigureSourcesOutcomesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};


/**
 * What stands behind one cell of a report: each list is exactly what its figure counted, so its totalCount is the figure.
 * Readers outside the secretariat get of each list only what they may see, and are told who was represented only of
 * events that are neither closed nor held under the Chatham House rule. Outcomes, follow-ups and cancelled events are
 * not counted by state or organisation; behind such a cell there are none.
 */
export type FigureSourcesParticipationsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};


/**
 * What stands behind one cell of a report: each list is exactly what its figure counted, so its totalCount is the figure.
 * Readers outside the secretariat get of each list only what they may see, and are told who was represented only of
 * events that are neither closed nor held under the Chatham House rule. Outcomes, follow-ups and cancelled events are
 * not counted by state or organisation; behind such a cell there are none.
 */
export type FigureSourcesPeopleArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};

/** Something to be done because of an outcome, by one state or one organisation. */
export type FollowUp = Node & {
  /** When it was marked as done; null: not yet. */
  doneAt?: Maybe<Scalars['DateTime']['output']>;
  /** Day until which it should be done; null: none was set. */
  dueOn?: Maybe<Scalars['Date']['output']>;
  /** Opaque id, unique over all kinds. */
  id: Scalars['ID']['output'];
  /** What was said when the status was set. */
  note?: Maybe<Scalars['String']['output']>;
  /** The outcome. */
  outcome: Outcome;
  /**
   * Whether it should have been done by now: its day is over, in UTC as an owner has no time zone, and it is still OPEN.
   * Nothing is overdue of an outcome that has been withdrawn.
   */
  overdue: Scalars['Boolean']['output'];
  /** Organisation that has to do it; null if a state has. */
  ownerOrganisation?: Maybe<Organisation>;
  /** State that has to do it; null if an organisation has. */
  ownerState?: Maybe<State>;
  /** Whether it is done. */
  status: FollowUpStatus;
  /** What is to be done. */
  title: Scalars['String']['output'];
  /** What is to be done, in every language there is. */
  titles: Array<LocalisedText>;
  /** Names of the mutations that the caller may use on this object now; buttons are drawn from it. */
  viewerCan: Array<Scalars['String']['output']>;
};


/** Something to be done because of an outcome, by one state or one organisation. */
export type FollowUpTitleArgs = {
  locale?: InputMaybe<Scalars['Locale']['input']>;
};


/** Something to be done because of an outcome, by one state or one organisation. */
export type FollowUpTitlesArgs = {
  locale?: InputMaybe<Scalars['Locale']['input']>;
};

/** One page of follow-ups. */
export type FollowUpConnection = {
  /** The entries of this page, each with its cursor. */
  edges: Array<FollowUpEdge>;
  /** The entries of this page without cursors. */
  nodes: Array<FollowUp>;
  /** Where this page lies within the whole list. */
  pageInfo: PageInfo;
  /** How many entries the whole list has, of those that the caller may see. Counted only when asked for. */
  totalCount: Scalars['Int']['output'];
};

/** A follow-up and its place in the list. */
export type FollowUpEdge = {
  /** Marks the place of this entry in the list; for `after` and `before`. */
  cursor: Scalars['String']['output'];
  /** The entry itself. */
  node: FollowUp;
};

/** Narrows a list of follow-ups. */
export type FollowUpFilter = {
  /** Its outcome serves any of these actions, by code; the code of an area takes all its actions. */
  actions?: InputMaybe<Array<Scalars['String']['input']>>;
  /** Due before this day. */
  dueBefore?: InputMaybe<Scalars['Date']['input']>;
  /** Its outcome is from any of these events. */
  events?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** Its outcome is from any of these networks. */
  networks?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** Any of these organisations, by id, has to do it. */
  organisations?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** True: only what is overdue. False: only what is not. */
  overdue?: InputMaybe<Scalars['Boolean']['input']>;
  /** Words in what is to be done. */
  search?: InputMaybe<Scalars['String']['input']>;
  /** Any of these states has to do it. */
  states?: InputMaybe<Array<Scalars['CountryCode']['input']>>;
  /** Any of these statuses. */
  statuses?: InputMaybe<Array<FollowUpStatus>>;
};

/** Something to be done, with exactly one owner. Its status is set by setFollowUp. */
export type FollowUpInput = {
  /** Day until which it should be done. */
  dueOn?: InputMaybe<Scalars['Date']['input']>;
  /** Id of a follow-up that there is already; left out: a new one. */
  id?: InputMaybe<Scalars['ID']['input']>;
  /** Id of the organisation that has to do it. */
  ownerOrganisation?: InputMaybe<Scalars['ID']['input']>;
  /** State that has to do it. */
  ownerState?: InputMaybe<Scalars['CountryCode']['input']>;
  /** What is to be done, by language. */
  title: Array<LocalisedInput>;
};

/** Whether a follow-up is done. */
export type FollowUpStatus =
  /** Done. */
  | 'DONE'
  /** Given up. */
  | 'DROPPED'
  /** Still to be done. */
  | 'OPEN';

/**
 * A report of one moment, kept for good: its figures never move, whatever is changed later. What they were counted from is
 * kept with it, so that later changes show, each with its causes. It is the secretariat's.
 */
export type FrozenReport = Node & {
  /**
   * Figures that are others today: first of the total, then by area, action, year, month, state, organisation, network,
   * programme and partner. None are left out. Each report is counted anew for it, so ask it of one report at a time.
   */
  changesSince: Array<FigureChange>;
  /** The moment of which all its figures are. */
  frozenAt: Scalars['DateTime']['output'];
  /** Who froze it. */
  frozenBy?: Maybe<Member>;
  /** Opaque id, unique over all kinds. */
  id: Scalars['ID']['output'];
  /** The edition of it that is valid; null: there is none. */
  release?: Maybe<ReportRelease>;
  /** The report with the figures as they were; names and titles are those of today here, in its files those of then. */
  report: ActivityReport;
  /** What it was called when it was frozen. */
  title: Scalars['String']['output'];
};

/** Gender as the person states it; figures always show what is not stated. */
export type Gender =
  /** Man. */
  | 'MAN'
  /** The person chose not to say. */
  | 'NOT_STATED'
  /** Neither of the two. */
  | 'OTHER'
  /** Woman. */
  | 'WOMAN';

/** A role that is given to a person. */
export type GrantedRole =
  /** National contact point of a state. */
  | 'CONTACT_POINT'
  /** Observer from a partner organisation. */
  | 'OBSERVER'
  /** Organiser of one network, programme or event. */
  | 'ORGANISER'
  /** Staff of the secretariat. */
  | 'SECRETARIAT';

/** The official text of a plan. A known slug with another language adds that language to the plan. */
export type ImportActionPlanInput = {
  /** True: show what the import would do and change nothing. */
  dryRun?: Scalars['Boolean']['input'];
  /** Last day of the plan. */
  endsOn: Scalars['Date']['input'];
  /** Codes that the reviewer of a dry run corrected. */
  labels?: InputMaybe<Array<LabelInput>>;
  /** Language of the text. */
  locale?: Scalars['Locale']['input'];
  /** Short name for addresses: small letters, digits and single hyphens. */
  slug: Scalars['String']['input'];
  /** First day of the plan. */
  startsOn: Scalars['Date']['input'];
  /** The text of the document, line by line. */
  text: Scalars['String']['input'];
  /** Title of the plan, in the language of the text. */
  title: Scalars['String']['input'];
};

/** One item of the official text. */
export type ImportedItem = {
  /** Its code. */
  code: Scalars['String']['output'];
  /** Line on which it begins, counted from 1. */
  line: Scalars['Int']['output'];
  /** True if its number or letter had been lost in the document. */
  restored: Scalars['Boolean']['output'];
  /** Its official wording. */
  text: Scalars['String']['output'];
};

/**
 * Something measurable that shows whether a plan has an effect. Indicators are for the secretariat, organisers and
 * observers.
 */
export type Indicator = Node & {
  /** Actions that it measures; none: the plan as a whole. */
  actions: Array<Action>;
  /** What was reached, as `aggregation` says; null: nothing was entered or contributed. */
  actual?: Maybe<Scalars['Float']['output']>;
  /** How contributions make the figure of a year and that so far. */
  aggregation: IndicatorAggregation;
  /** True if more is better. */
  ascending: Scalars['Boolean']['output'];
  /** Value before the plan had any effect. It is no part of `actual`. */
  baseline?: Maybe<Scalars['Float']['output']>;
  /** Calendar year of the baseline. */
  baselineYear?: Maybe<Scalars['Int']['output']>;
  /** Every change of it and of its values, the first first: who, when, and what it was before and after. */
  changes: Array<AuditEntry>;
  /** Short code, unique in its plan; upper and lower case are the same. */
  code: Scalars['String']['output'];
  /** Where the values come from as a rule. */
  dataSource?: Maybe<Scalars['String']['output']>;
  /** Opaque id, unique over all kinds. */
  id: Scalars['ID']['output'];
  /** Where along the results chain it measures. */
  level: IndicatorLevel;
  /** Plan that it belongs to. */
  plan: ActionPlan;
  /** What is to be reached, by year. */
  targets: Array<IndicatorTarget>;
  /** What is measured. */
  title: Scalars['String']['output'];
  /** What is measured, in every language there is. */
  titles: Array<LocalisedText>;
  /** What the values are counted in, such as people, states or %. */
  unit: Scalars['String']['output'];
  /** Values entered by hand, by year. */
  values: Array<IndicatorValue>;
  /** Counts the changes by updateIndicator. An update that sends an older one is refused with CONFLICT. */
  version: Scalars['Int']['output'];
  /** Names of the mutations that the caller may use on this object now; buttons are drawn from it. */
  viewerCan: Array<Scalars['String']['output']>;
  /** Every year from one to another, both included; at most 1,000. */
  years: Array<IndicatorYear>;
};


/**
 * Something measurable that shows whether a plan has an effect. Indicators are for the secretariat, organisers and
 * observers.
 */
export type IndicatorActualArgs = {
  year?: InputMaybe<Scalars['Int']['input']>;
};


/**
 * Something measurable that shows whether a plan has an effect. Indicators are for the secretariat, organisers and
 * observers.
 */
export type IndicatorTitleArgs = {
  locale?: InputMaybe<Scalars['Locale']['input']>;
};


/**
 * Something measurable that shows whether a plan has an effect. Indicators are for the secretariat, organisers and
 * observers.
 */
export type IndicatorTitlesArgs = {
  locale?: InputMaybe<Scalars['Locale']['input']>;
};


/**
 * Something measurable that shows whether a plan has an effect. Indicators are for the secretariat, organisers and
 * observers.
 */
export type IndicatorYearsArgs = {
  from: Scalars['Int']['input'];
  to: Scalars['Int']['input'];
};

/**
 * How the contributions of outcomes make the figure of a year, and that so far. Only the published version of an outcome
 * counts, in the year of its date. A value entered by hand takes the place of all contributions of its year.
 */
export type IndicatorAggregation =
  /**
   * Each state is counted once: how many different states took part in the outcomes that contribute a value above 0. What
   * the values are is not added up, and an outcome that names no state counts none. So far: different states over all
   * years that have no value entered by hand, or the largest value entered by hand if that is more, as nobody knows which
   * states are behind it.
   */
  | 'DISTINCT'
  /**
   * The contribution with the latest date; of several on one day that of the outcome published last. So far: that of the
   * latest year for which there is any. For ratios, percentages and whatever else is measured anew each time.
   */
  | 'LATEST'
  /**
   * Contributions are added up. So far: the years added up. Not for ratios and percentages, which cannot be added: a unit
   * such as "%" or "percent" is refused with it.
   */
  | 'SUM';

/** What an outcome adds to an indicator. It counts from when it is published on. */
export type IndicatorContribution = {
  /** The indicator. */
  indicator: Indicator;
  /** How that was counted. */
  note?: Maybe<Scalars['String']['output']>;
  /** What it adds. */
  value: Scalars['Float']['output'];
};

/** What an outcome adds to an indicator. */
export type IndicatorContributionInput = {
  /** Id of the indicator, of the plan of one of the outcome's actions. */
  indicator: Scalars['ID']['input'];
  /** How that was counted. */
  note?: InputMaybe<Scalars['String']['input']>;
  /** What it adds. */
  value: Scalars['Float']['input'];
};

/** A new indicator. */
export type IndicatorInput = {
  /** Codes of the actions that it measures, all of its plan. */
  actions?: InputMaybe<Array<Scalars['String']['input']>>;
  /** How contributions make the figure of a year and that so far. */
  aggregation: IndicatorAggregation;
  /** True if more is better. */
  ascending?: Scalars['Boolean']['input'];
  /** Value before the plan had any effect. */
  baseline?: InputMaybe<Scalars['Float']['input']>;
  /** Calendar year of the baseline. */
  baselineYear?: InputMaybe<Scalars['Int']['input']>;
  /** Short code, unique in its plan; upper and lower case are the same. */
  code: Scalars['String']['input'];
  /** Where the values come from as a rule. */
  dataSource?: InputMaybe<Scalars['String']['input']>;
  /** Where along the results chain it measures. */
  level: IndicatorLevel;
  /** Slug of the plan; left out: the current one. */
  plan?: InputMaybe<Scalars['String']['input']>;
  /** What is to be reached, each year once. */
  targets?: InputMaybe<Array<IndicatorTargetInput>>;
  /** What is measured, by language. */
  title: Array<LocalisedInput>;
  /** What the values are counted in, such as people, states or %. */
  unit: Scalars['String']['input'];
};

/** What an indicator measures along the results chain. */
export type IndicatorLevel =
  /** What changed in the end, to which the plan contributes among others. */
  | 'IMPACT'
  /** What changed for those reached: procedures adopted, skills in use. */
  | 'OUTCOME'
  /** What was made or held: handbooks, trainings, people reached. */
  | 'OUTPUT';

/** What is to be reached in one year. */
export type IndicatorTarget = {
  /** What is to be reached by its end. */
  value: Scalars['Float']['output'];
  /** Calendar year. */
  year: Scalars['Int']['output'];
};

/** What is to be reached in one year. */
export type IndicatorTargetInput = {
  /** What is to be reached by its end. */
  value: Scalars['Float']['input'];
  /** Calendar year. */
  year: Scalars['Int']['input'];
};

/** A value of one year, entered by hand. It goes before what contributions make of that year. */
export type IndicatorValue = {
  /** When it was entered, or last changed. */
  at: Scalars['DateTime']['output'];
  /** Who entered it. */
  by?: Maybe<Member>;
  /** What has to be known about it. */
  note?: Maybe<Scalars['String']['output']>;
  /** Where it comes from. */
  source?: Maybe<Scalars['String']['output']>;
  /** What was measured. */
  value: Scalars['Float']['output'];
  /** Calendar year. */
  year: Scalars['Int']['output'];
};

/** What an indicator should reach and what it did reach in one year. */
export type IndicatorYear = {
  /** What was reached in it, as `actual` says; null: nothing was entered or contributed. */
  actual?: Maybe<Scalars['Float']['output']>;
  /** What is to be reached by its end; null: no target was set. */
  target?: Maybe<Scalars['Float']['output']>;
  /** Calendar year. */
  year: Scalars['Int']['output'];
};

/** The right code for one line of the text. */
export type LabelInput = {
  /** Code that the line really has. */
  code: Scalars['String']['input'];
  /** Line of the text, counted from 1. */
  line: Scalars['Int']['input'];
};

/** How well a language is known, by the person's own judgement. */
export type LanguageLevel =
  /** Simple conversation. */
  | 'BASIC'
  /** Without effort, also in front of an audience. */
  | 'FLUENT'
  /** First language. */
  | 'NATIVE'
  /** Enough to work in it. */
  | 'WORKING';

/** At how many events a language was used. */
export type LanguageRow = {
  /** Events with interpretation into it. */
  interpreted: Scalars['Int']['output'];
  /** The language. */
  language: Scalars['Locale']['output'];
  /** Events of which it was a working language. */
  spoken: Scalars['Int']['output'];
};

/** A language that a person knows. */
export type LanguageSkill = {
  /** The language. */
  language: Scalars['Locale']['output'];
  /** How well it is known. */
  level: LanguageLevel;
};

/** A language that a person knows. */
export type LanguageSkillInput = {
  /** The language. */
  language: Scalars['Locale']['input'];
  /** How well it is known. */
  level: LanguageLevel;
};

/** An account at a provider with which somebody signs in here. */
export type LinkedProvider = {
  /** Address by which the provider is known, as the settings name it. */
  issuer: Scalars['String']['output'];
  /** When it was linked. */
  linkedAt: Scalars['DateTime']['output'];
  /** Name of the provider; its address where the settings name it no more. */
  name: Scalars['String']['output'];
};

/** A text in one language. Texts merge: a language left out stays, one with null is removed. */
export type LocalisedInput = {
  /** Language of the text. */
  locale: Scalars['Locale']['input'];
  /** The text; null or empty removes this language. */
  text?: InputMaybe<Scalars['String']['input']>;
};

/**
 * A text in one language. In a list, the one that the singular field would answer with comes first: in the language asked
 * for, else in English, else in any.
 */
export type LocalisedText = {
  /** The language that the text is really in, which may be a fallback. */
  locale: Scalars['Locale']['output'];
  /** The text itself. */
  text: Scalars['String']['output'];
};

/**
 * A file or a link that belongs to an event, a network or an outcome. Whom its audience does not name, who may not see the
 * event or the published outcome, and who comes before `availableFrom` does not learn of it; its organisers and the
 * secretariat always see it.
 */
export type Material = Node & {
  /** When it was added. */
  addedAt: Scalars['DateTime']['output'];
  /** Item of the event's agenda that it belongs to; null: none, or one that the caller may not see. */
  agendaItem?: Maybe<AgendaItem>;
  /**
   * Who may have it. For a network, its active members are the participants as well; for an outcome, networks and
   * participants are those of the networks and events that it came from.
   */
  audience: Audience;
  /** From when on its audience has it; null: from the beginning. */
  availableFrom?: Maybe<Scalars['DateTime']['output']>;
  /** Type of the file's content; null for a link. */
  contentType?: Maybe<Scalars['String']['output']>;
  /** Opaque id, unique over all kinds. */
  id: Scalars['ID']['output'];
  /** Language that it is written in; null: not stated. */
  language?: Maybe<Scalars['Locale']['output']>;
  /** Bytes of the file; null for a link. */
  size?: Maybe<Scalars['Int']['output']>;
  /** Title of the material. */
  title: Scalars['String']['output'];
  /** Title in every language there is. */
  titles: Array<LocalisedText>;
  /**
   * Where it is. For a file: an address that gives the bytes to whom this answer was made for, for about ten minutes; ask
   * again for another.
   */
  url: Scalars['URL']['output'];
};


/**
 * A file or a link that belongs to an event, a network or an outcome. Whom its audience does not name, who may not see the
 * event or the published outcome, and who comes before `availableFrom` does not learn of it; its organisers and the
 * secretariat always see it.
 */
export type MaterialTitleArgs = {
  locale?: InputMaybe<Scalars['Locale']['input']>;
};


/**
 * A file or a link that belongs to an event, a network or an outcome. Whom its audience does not name, who may not see the
 * event or the published outcome, and who comes before `availableFrom` does not learn of it; its organisers and the
 * secretariat always see it.
 */
export type MaterialTitlesArgs = {
  locale?: InputMaybe<Scalars['Locale']['input']>;
};

/** A new material: exactly one of upload and url. */
export type MaterialInput = {
  /** Id of an item of the same event's agenda that it belongs to. It does not change who may have the material. */
  agendaItem?: InputMaybe<Scalars['ID']['input']>;
  /** Who may have it. */
  audience?: Audience;
  /** From when on its audience has it; left out: from the beginning. */
  availableFrom?: InputMaybe<Scalars['DateTime']['input']>;
  /** Language that it is written in. */
  language?: InputMaybe<Scalars['Locale']['input']>;
  /** Title by language. */
  title: Array<LocalisedInput>;
  /** Id of a file of the caller's own that has been sent and is not in use yet. */
  upload?: InputMaybe<Scalars['ID']['input']>;
  /** Address of a link. */
  url?: InputMaybe<Scalars['URL']['input']>;
};

/** A person of the directory. What the caller may not see is null, lists too: an empty list says that there is nothing. */
export type Member = Node & {
  /** What the account waits to be let in with; null where it does not wait, or is not for the caller to decide on. */
  accountRequest?: Maybe<AccountRequest>;
  /** Last day on which the person is available as an expert. */
  availableUntil?: Maybe<Scalars['Date']['output']>;
  /** Biography in every language there is. */
  biographies?: Maybe<Array<LocalisedText>>;
  /** Short biography. */
  biography?: Maybe<Scalars['String']['output']>;
  /** Post held today. */
  currentPost?: Maybe<Post>;
  /** Name to print; "Name withheld" or "Erased" where that is so. */
  displayName: Scalars['String']['output'];
  /** E-mail address. */
  email?: Maybe<Scalars['EmailAddress']['output']>;
  /** Actions of the plan that the person is an expert on. */
  expertise?: Maybe<Array<Action>>;
  /** Family name, in the person's own spelling. */
  familyName?: Maybe<Scalars['String']['output']>;
  /** Gender as the person states it; null also where nothing was entered. */
  gender?: Maybe<Gender>;
  /** Given names, in the person's own spelling. */
  givenNames?: Maybe<Scalars['String']['output']>;
  /** Opaque id, unique over all kinds. */
  id: Scalars['ID']['output'];
  /** Words for the person's expertise. */
  keywords?: Maybe<Array<Scalars['String']['output']>>;
  /** Languages that the person knows. */
  languages?: Maybe<Array<LanguageSkill>>;
  /** Full name in Latin letters, as in the passport. */
  latinName?: Maybe<Scalars['String']['output']>;
  /** Memberships in networks. */
  memberships?: Maybe<Array<Membership>>;
  /** Telephone number. */
  phone?: Maybe<Scalars['String']['output']>;
  /** All posts, present and past. */
  posts?: Maybe<Array<Post>>;
  /** When somebody last said that the profile is still correct; asked once a year. */
  profileConfirmedAt?: Maybe<Scalars['DateTime']['output']>;
  /** Registrations for events. */
  registrations?: Maybe<RegistrationConnection>;
  /** State of the current post that is confirmed. Figures do not use it: they count the state represented at the time. */
  state?: Maybe<State>;
  /** Counts the changes. An update that sends an older one is refused with CONFLICT. */
  version: Scalars['Int']['output'];
  /** Names of the mutations that the caller may use on this object now; buttons are drawn from it. */
  viewerCan: Array<Scalars['String']['output']>;
  /** Who may see which part of the profile. */
  visibility?: Maybe<Array<FieldVisibility>>;
};


/** A person of the directory. What the caller may not see is null, lists too: an empty list says that there is nothing. */
export type MemberBiographiesArgs = {
  locale?: InputMaybe<Scalars['Locale']['input']>;
};


/** A person of the directory. What the caller may not see is null, lists too: an empty list says that there is nothing. */
export type MemberBiographyArgs = {
  locale?: InputMaybe<Scalars['Locale']['input']>;
};


/** A person of the directory. What the caller may not see is null, lists too: an empty list says that there is nothing. */
export type MemberDisplayNameArgs = {
  locale?: InputMaybe<Scalars['Locale']['input']>;
};


/** A person of the directory. What the caller may not see is null, lists too: an empty list says that there is nothing. */
export type MemberRegistrationsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<RegistrationFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};

/** One page of people. */
export type MemberConnection = {
  /** The entries of this page, each with its cursor. */
  edges: Array<MemberEdge>;
  /** The entries of this page without cursors. */
  nodes: Array<Member>;
  /** Where this page lies within the whole list. */
  pageInfo: PageInfo;
  /** How many entries the whole list has, of those that the caller may see. Counted only when asked for. */
  totalCount: Scalars['Int']['output'];
};

/** A person and the place in the list. */
export type MemberEdge = {
  /** Marks the place of this entry in the list; for `after` and `before`. */
  cursor: Scalars['String']['output'];
  /** The entry itself. */
  node: Member;
};

/** Narrows a list of people. A field that the caller may not see on somebody does not find that person. */
export type MemberFilter = {
  /** Experts on any of these actions, by code. */
  actions?: InputMaybe<Array<Scalars['String']['input']>>;
  /** Available on this day. */
  availableOn?: InputMaybe<Scalars['Date']['input']>;
  /** Knows any of these languages. */
  languages?: InputMaybe<Array<Scalars['Locale']['input']>>;
  /** Belongs to any of these networks. */
  networks?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** Works for any of these kinds of organisation. */
  organisationKinds?: InputMaybe<Array<OrganisationKind>>;
  /** Words in names, posts, organisations and keywords; Latin and Cyrillic spellings find each other. */
  search?: InputMaybe<Scalars['String']['input']>;
  /** Any of these states. */
  states?: InputMaybe<Array<Scalars['CountryCode']['input']>>;
};

/** A person's place in a network. */
export type Membership = Node & {
  /**
   * Last day of the endorsement, in UTC; null if it does not run out. Thirty days before, once for each such day, the
   * person, the contact points of the state and the network's organisers are reminded; after it the membership is DORMANT.
   */
  expiresOn?: Maybe<Scalars['Date']['output']>;
  /** First day of being ACTIVE; null before that. */
  from?: Maybe<Scalars['Date']['output']>;
  /** Every change of the status, with who made it. */
  history: Array<MembershipChange>;
  /** Opaque id, unique over all kinds. */
  id: Scalars['ID']['output'];
  /** The person. */
  member: Member;
  /** Why the person wants to join. */
  motivation?: Maybe<Scalars['String']['output']>;
  /** The network. */
  network: Network;
  /** For whom the person speaks in the network. */
  representing: Representation;
  /** What the person does in the network. */
  role: MembershipRole;
  /** How far the membership has come. */
  status: MembershipStatus;
  /** Last day of being ACTIVE; null before that and while it lasts. */
  to?: Maybe<Scalars['Date']['output']>;
  /** Names of the mutations that the caller may use on this object now; buttons are drawn from it. */
  viewerCan: Array<Scalars['String']['output']>;
};

/** One change of a membership's status. */
export type MembershipChange = {
  /** When it was made. */
  at: Scalars['DateTime']['output'];
  /** Who made it; null: the system. */
  by?: Maybe<Member>;
  /** Status before; null at the first one. */
  from?: Maybe<MembershipStatus>;
  /** Why, where a reason was given. */
  reason?: Maybe<Scalars['String']['output']>;
  /** Status after. */
  to: MembershipStatus;
};

/** One page of memberships. */
export type MembershipConnection = {
  /** The entries of this page, each with its cursor. */
  edges: Array<MembershipEdge>;
  /** The entries of this page without cursors. */
  nodes: Array<Membership>;
  /** Where this page lies within the whole list. */
  pageInfo: PageInfo;
  /** How many entries the whole list has, of those that the caller may see. Counted only when asked for. */
  totalCount: Scalars['Int']['output'];
};

/** What can be decided about a membership. */
export type MembershipDecision =
  /** The network takes the person in. */
  | 'ACCEPT'
  /** The membership ends. */
  | 'END'
  /** The state stands behind the person. */
  | 'ENDORSE'
  /** The state does not want the person to be a member. */
  | 'OBJECT'
  /** The network does not take the person in. */
  | 'REJECT'
  /** The endorsement is extended. */
  | 'RENEW';

/** A membership and its place in the list. */
export type MembershipEdge = {
  /** Marks the place of this entry in the list; for `after` and `before`. */
  cursor: Scalars['String']['output'];
  /** The entry itself. */
  node: Membership;
};

/** Narrows a list of memberships. */
export type MembershipFilter = {
  /** The endorsement runs out before this day. */
  expiresBefore?: InputMaybe<Scalars['Date']['input']>;
  /** Any of these networks. */
  networks?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** Any of these roles. */
  roles?: InputMaybe<Array<MembershipRole>>;
  /** Words in the person's names, posts and organisations. */
  search?: InputMaybe<Scalars['String']['input']>;
  /** Represents any of these states. */
  states?: InputMaybe<Array<Scalars['CountryCode']['input']>>;
  /** Any of these statuses. */
  statuses?: InputMaybe<Array<MembershipStatus>>;
};

/** What a member does in a network. */
export type MembershipRole =
  /** Stands in for the state's lead. */
  | 'ALTERNATE'
  /** Coordinates the work of the network. */
  | 'COORDINATOR'
  /** Speaks for the state in the network. */
  | 'LEAD'
  /** Takes part. */
  | 'MEMBER';

/** How far a membership has come. */
export type MembershipStatus =
  /** The person is a member. */
  | 'ACTIVE'
  /** The person asked to join. */
  | 'APPLIED'
  /** The membership rests since its endorsement ran out; renewing it makes it active again. */
  | 'DORMANT'
  /** The person left, or the membership was ended. */
  | 'ENDED'
  /** The state stands behind the person; the network has yet to accept. */
  | 'ENDORSED'
  /** A state put the person forward. */
  | 'NOMINATED'
  /** The state objected. */
  | 'OBJECTED'
  /** The network did not accept. */
  | 'REJECTED';

/**
 * A message to people of an event. Each person reads it in their own language, else in English, else in any that it is
 * written in.
 */
export type MessageInput = {
  /**
   * The text, as plain paragraphs with an empty line between them; greeting, time, place and link of the event are
   * added.
   */
  body: Array<LocalisedInput>;
  /** Also the contact points of states whose invitation has any of these answers. */
  stateAnswers?: InputMaybe<Array<StateAnswer>>;
  /** The subject of the mail. */
  subject: Array<LocalisedInput>;
  /**
   * Whom the list of registrations shows under the same conditions, by each person's present registration. Without
   * `statuses` those who are active; an empty list of statuses selects nobody, for a message to contact points alone.
   */
  to: RegistrationFilter;
};

/** What was done in one month. */
export type MonthRow = {
  /** Events that took place. */
  events: Scalars['Int']['output'];
  /** Calendar month, such as 2025-03; events belong to the one in which they start in their own zone. */
  month: Scalars['String']['output'];
  /** Outcomes published. */
  outcomes: Scalars['Int']['output'];
};

/** A time that another one would take the place of. */
export type MovedTime = {
  /** As it is; null: there is none. */
  from?: Maybe<Scalars['DateTime']['output']>;
  /** As it would be; null: there would be none. */
  to?: Maybe<Scalars['DateTime']['output']>;
  /** Which one, by the path of its field: `startsAt`, `days.0.endsAt`, `stateInvitations.GE.nominationClosesAt`. */
  what: Scalars['String']['output'];
};

/**
 * All that can be changed. Each field is one transaction, all or nothing, also when it takes a list. In updates, what is
 * left out stays and null unsets (BAD_INPUT where there must be a value); a list replaces the list, but an element given
 * with its id stays that element, and localised texts merge by language.
 *
 * The header Idempotency-Key, 1 to 200 printed characters of ASCII without spaces, makes a call safe to repeat. It is kept
 * for each caller for 24 hours. The same key with the same operation and variables gets the same answer and changes
 * nothing more; a call that was cut off goes on with the field where it was. With anything else the key is CONFLICT. A
 * field that was refused is tried again. The header does nothing for callers who are not signed in, and for mutations that
 * take or make a secret. An answer that is longer than 64 KB or asks for a secret is not kept word for word: what was done
 * is told again as it is by then.
 */
export type Mutation = {
  /**
   * Adds a file or a link to something that the caller looks after. An outcome that is VERIFIED or PUBLISHED becomes
   * SUBMITTED again, unless it is a document in another language beside others that say theirs.
   */
  addMaterial?: Maybe<Material>;
  /**
   * Adds the passkey that this browser has just made; it is a second factor, too. All other sessions end. Its owner is told
   * by mail. The header Idempotency-Key does nothing here.
   */
  addPasskey?: Maybe<NewPasskey>;
  /** Accepts or declines an invitation, a nomination or an offer. */
  answerInvitation?: Maybe<Registration>;
  /**
   * Answers an invitation, a nomination or an offer as the person to whom the link was mailed, or declines for the state
   * whose contact point that person is. LINK_EXPIRED once the time to answer is over; the same answer again changes
   * nothing. The header Idempotency-Key does nothing here.
   */
  answerWithLink?: Maybe<AnswerLink>;
  /** Begins to add a passkey: answers, as JSON, what the browser's `navigator.credentials.create` takes. */
  beginPasskey?: Maybe<Scalars['String']['output']>;
  /** Begins to sign in with a passkey: answers, as JSON, what the browser's `navigator.credentials.get` takes. */
  beginPasskeySignIn?: Maybe<Scalars['String']['output']>;
  /**
   * Makes the secret of an authenticator. It counts once `confirmSecondFactor` was given a code of it; until then one in
   * use stays. The header Idempotency-Key does nothing here.
   */
  beginSecondFactor?: Maybe<SecondFactor>;
  /**
   * Cancels an event and the registrations for it, unless anybody is recorded as having attended; who was to come, to speak
   * or to nominate is told at once.
   */
  cancelEvent?: Maybe<Event>;
  /**
   * Changes between in person and online. Where no seat is free there it is refused with NO_SEAT_FREE and nothing
   * changes; who waits goes to the end of the other line.
   */
  changeMode?: Maybe<Registration>;
  /**
   * Records that somebody is there today, in the zone of the event. Refused with TRANSITION_NOT_ALLOWED when the person is
   * not CONFIRMED or the event is not held today. Again: changes nothing. The header Idempotency-Key does nothing here.
   */
  checkIn?: Maybe<Registration>;
  /**
   * Closes somebody's account, never one's own: all its sessions and access tokens end, and nobody signs in to it. What the
   * person has done stays. Its owner is told by mail.
   */
  closeAccount?: Maybe<Member>;
  /** Says that attendance and outcomes are in. The event must be over; an outcome is not required. */
  closeEvent?: Maybe<Event>;
  /**
   * Finishes a sign-in, by whichever way, that waits for the second factor in this browser. Exactly one of the two. The
   * header Idempotency-Key does nothing here.
   */
  completeSignIn?: Maybe<Viewer>;
  /**
   * Confirms the address of a sign-up and signs in, in the browser that signed up; in another one FORBIDDEN, and the code
   * is given where the sign-up was begun. LINK_EXPIRED after a day, once used, or after five wrong codes. The header
   * Idempotency-Key does nothing here.
   */
  confirmEmail?: Maybe<Viewer>;
  /**
   * Confirms a post that its holder entered, or refuses it: it then leaves the profile, and the holder is told. Answers
   * the post as it is, or was.
   */
  confirmPost?: Maybe<Post>;
  /**
   * Puts the authenticator to use and answers ten recovery codes, shown this once, in place of all earlier ones. All other
   * sessions end, and this one goes on with the second factor. Its owner is told by mail. The header Idempotency-Key does
   * nothing here.
   */
  confirmSecondFactor?: Maybe<Array<Scalars['String']['output']>>;
  /**
   * Enters a draft like this event at another time: its texts, place, networks, seats and rules, and its days and agenda
   * at the same times of the clock. People, links and the time to register do not come along. Whoever copies it looks
   * after the copy.
   */
  copyEvent?: Maybe<Event>;
  /**
   * Makes an access token for the caller's scripts; not by another access token. Made in a session without a second
   * factor, it has none of the roles that need one. Its owner is told by mail. The header Idempotency-Key does nothing
   * here: each call makes a token.
   */
  createAccessToken?: Maybe<NewAccessToken>;
  /** Enters an event as a draft; also one that has already taken place, with its people and their attendance. */
  createEvent?: Maybe<Event>;
  /** Sets up an indicator. */
  createIndicator?: Maybe<Indicator>;
  /** Enters a person in the directory, without an account. */
  createMember?: Maybe<Member>;
  /** Founds a network. */
  createNetwork?: Maybe<Network>;
  /** Adds an organisation. */
  createOrganisation?: Maybe<Organisation>;
  /** Enters an outcome as a draft. */
  createOutcome?: Maybe<Outcome>;
  /** Sets up a programme. */
  createProgramme?: Maybe<Programme>;
  /**
   * Lets an account in that waits, or closes it. The secretariat decides on all, a contact point on who named the own
   * state. Its owner is told by mail.
   */
  decideAccount?: Maybe<Member>;
  /** Takes a decision about a membership. */
  decideMembership?: Maybe<Membership>;
  /** Approves, rejects or cancels registrations, all or none; seats go in the order of the line. */
  decideRegistrations?: Maybe<Array<Registration>>;
  /** Says for a state that nobody will come; not while people of the state are nominated. */
  declineForState?: Maybe<StateInvitation>;
  /** Deletes a draft and answers its id. */
  deleteEvent?: Maybe<Scalars['ID']['output']>;
  /** Ends all of the caller's sessions but the one that asks; answers how many there were. */
  endOtherSessions?: Maybe<Scalars['Int']['output']>;
  /** Ends one of the caller's own sessions; false where there was none. */
  endSession?: Maybe<Scalars['Boolean']['output']>;
  /**
   * Keeps the report of this moment for good, with what each figure was counted from. Nothing changes or deletes it.
   * Freezing again makes another report, of a later moment and under its own title.
   */
  freezeReport?: Maybe<FrozenReport>;
  /** Answers an evaluation form; again: replaces the caller's own answers. */
  giveFeedback?: Maybe<Scalars['Boolean']['output']>;
  /**
   * Gives somebody a role. A contact point can name deputies for own states: their role ends with its own, and after a
   * year where no last day is said.
   */
  grantRole?: Maybe<RoleGrant>;
  /**
   * Reads the official text of a plan. All or nothing; a gap or a duplicate is refused, naming the line. Which plan is the
   * current one does not change.
   */
  importActionPlan?: Maybe<PlanImport>;
  /**
   * Reads the attendance file of Zoom, Microsoft Teams, Webex or Google Meet and records who was there on a day, all or
   * nothing: ATTENDED from three quarters of the day's hours on, PARTIAL below, NO_SHOW at 0 minutes. Files of one day add
   * up, what overlaps counts once, and the same meeting again adds nothing; the same file again, with other `assign`, takes
   * the place of what it gave. What somebody recorded by hand is raised and never lowered.
   */
  importAttendance?: Maybe<AttendanceImport>;
  /**
   * Invites people, who then accept or decline. Who has an active registration keeps it unchanged. Answers one
   * registration a person, in the order asked.
   */
  inviteMembers?: Maybe<Array<Registration>>;
  /**
   * Invites states, whose contact points are told. Again: changes seats and deadline of those already invited. Answers one
   * invitation a state, in the order asked.
   */
  inviteStates?: Maybe<Array<StateInvitation>>;
  /**
   * Sends somebody whose profile was entered by others the link by which it becomes their own; it works once, for 14 days,
   * and an earlier one ceases to. For whoever may change the profile.
   */
  inviteToSignUp?: Maybe<Member>;
  /**
   * Issues certificates for an event that is over to everybody CONFIRMED whose recorded attendance reaches
   * certificateFromShare, interpreters apart: the hours of presence over the hours of the event. Of a day its known minutes
   * count, from 95 % of it on all of it; else ATTENDED is the whole day and PARTIAL half of it. Again: only what is missing;
   * what was revoked is not issued anew, and nobody has two valid ones for an event. Answers the registrations that have
   * one, revoked ones with their revokedAt, in the order of the list.
   */
  issueCertificates?: Maybe<Array<Registration>>;
  /** Asks to join a network: the membership is then APPLIED. */
  joinNetwork?: Maybe<Membership>;
  /** Ends the caller's own membership. */
  leaveNetwork?: Maybe<Membership>;
  /**
   * Writes to people of an event, and to contact points of states invited to it. Refused where that is nobody. The same
   * text from the same person to the same selection is a repeat for ten minutes and answers the first message; after
   * that it is a new one.
   */
  messageParticipants?: Maybe<ParticipantMessage>;
  /**
   * Has an event begin at another time. Its end, days, agenda and deadlines, those of invited states too, are as far from
   * the start on the clock as before; everyone concerned is told.
   */
  moveEvent?: Maybe<Event>;
  /**
   * Nominates people of a state in its order of preference: as many as the state has seats are asked, the others are the
   * reserve and move up. Seats that the state holds already count first. Again: newcomers alone follow those there are; a
   * call that names anybody already nominated is the new order of all it names, before whoever is not named. Under the
   * policy INVITATION, or for a CLOSED event, only invited states nominate. Answers one registration a person, in the
   * order asked.
   */
  nominateForEvent?: Maybe<Array<Registration>>;
  /** Puts a person forward for a network on behalf of a state. */
  nominateToNetwork?: Maybe<Membership>;
  /** Announces a draft. It must serve at least one action. */
  publishEvent?: Maybe<Event>;
  /** Shows a verified outcome to its audience. */
  publishOutcome?: Maybe<Outcome>;
  /**
   * Records who came, and who did not; only for CONFIRMED people, and of no day that lies ahead. Staff first register those
   * who came unannounced.
   */
  recordAttendance?: Maybe<Array<Registration>>;
  /**
   * Enters the value of a year by hand, in place of what outcomes contribute to that year. Source and note belong to the
   * value: they stay while the same value is given without them.
   */
  recordIndicatorValue?: Maybe<Indicator>;
  /**
   * Registers the caller, or somebody for whom the caller may act. Whoever is invited or nominated accepts by it. Staff
   * can register people for an event of the past. A self-paced event takes registrations until its end.
   */
  registerForEvent?: Maybe<Registration>;
  /**
   * Issues a certificate anew that says what holds now, as when a name was misspelt: under a new code and with a mail, while
   * the old one is revoked and says which replaces it. Again: answers the one that replaces it. Refused with
   * TRANSITION_NOT_ALLOWED for one that was revoked, or whose owner was erased.
   */
  reissueCertificate?: Maybe<Certificate>;
  /**
   * Makes the public edition of a frozen report that was narrowed to nothing and covers whole months. Of a report that
   * has an edition already it answers that one.
   */
  releaseReport?: Maybe<ReportRelease>;
  /**
   * Removes a material with its file, and answers its id. From an outcome that is VERIFIED or PUBLISHED it is taken in the
   * next version, which has to be checked.
   */
  removeMaterial?: Maybe<Scalars['ID']['output']>;
  /** Removes one of the caller's passkeys; false where there was none. Its owner is told by mail. */
  removePasskey?: Maybe<Scalars['Boolean']['output']>;
  /** Opens an account again that was closed, or that was not let in. Its owner is told by mail. */
  reopenAccount?: Maybe<Member>;
  /** Opens a closed event again for corrections. */
  reopenEvent?: Maybe<Event>;
  /**
   * Sends one mail with a code and a link, for who has no password at hand or has forgotten it. Always true: it never tells
   * whether anybody has the address. Both count in this browser only, for 15 minutes.
   */
  requestSignInLink?: Maybe<Scalars['Boolean']['output']>;
  /**
   * Asks for an address to send one file to. Its content is looked at when it comes, and refused where it is something
   * else than was announced. For whoever may attach a file to something; one person announces 300 files and 5 GB a day at
   * most. The header Idempotency-Key does nothing here: each call gets an address of its own.
   */
  requestUpload?: Maybe<Upload>;
  /**
   * Takes somebody's second factor away, who has lost it and the recovery codes, after 24 hours. Its owner is told at once
   * and can stop it. Never one's own: another person of the secretariat does that.
   */
  resetSecondFactor?: Maybe<Scalars['Boolean']['output']>;
  /** Makes one of the caller's access tokens useless. */
  revokeAccessToken?: Maybe<Scalars['Boolean']['output']>;
  /** Revokes a certificate for good; its page says since when, not why. */
  revokeCertificate?: Maybe<Certificate>;
  /**
   * Ends a role, and what came from it. A contact point can do so for deputies of own states, not for whom the secretariat
   * appointed.
   */
  revokeRole?: Maybe<RoleGrant>;
  /**
   * Writes beside the figures of a report, in place of what is there. Frozen reports keep what they were frozen with. Null
   * where no language is left.
   */
  saveNarrative?: Maybe<Narrative>;
  /** Records how far an action came in a year. */
  setActionStatus?: Maybe<Action>;
  /**
   * Gives a consent or takes it back, for oneself. For another person only staff of the event can, from a paper that the
   * person has signed; anything else is BAD_INPUT. Again: changes nothing.
   */
  setConsent?: Maybe<Viewer>;
  /** Says whether a follow-up is done. */
  setFollowUp?: Maybe<FollowUp>;
  /** Gives a member another role in the network. */
  setMembershipRole?: Maybe<Membership>;
  /**
   * Sets a new password and ends all other sessions of the account, and its access tokens unless they are kept. Its owner
   * is told by mail. The header Idempotency-Key does nothing here.
   */
  setPassword?: Maybe<Viewer>;
  /**
   * Signs in with a password. A browser gets a session cookie; scripts use an access token instead. An account with a
   * second factor answers SECOND_FACTOR_REQUIRED without `oneTimeCode`, and the browser has five minutes to show it by
   * `completeSignIn`. The header Idempotency-Key does nothing here.
   */
  signIn?: Maybe<Viewer>;
  /** Signs in by the code of the mail that this browser asked for; five tries. The header Idempotency-Key does nothing here. */
  signInWithCode?: Maybe<Viewer>;
  /**
   * Signs in by the link of a mail, once, in the browser that asked for it; in another one FORBIDDEN, and the code is typed
   * where it was asked for. The link of an invitation works in any browser and opens the account. LINK_EXPIRED once it is
   * too old or used. The header Idempotency-Key does nothing here.
   */
  signInWithLink?: Maybe<Viewer>;
  /**
   * Signs in with a passkey, in the browser that began to: it stands for password and second factor together. The header
   * Idempotency-Key does nothing here.
   */
  signInWithPasskey?: Maybe<Viewer>;
  /** Ends the session of the caller. */
  signOut?: Maybe<Scalars['Boolean']['output']>;
  /**
   * Signs up. One mail goes to the address: with a code and a link that confirm it, or, where it has an account already,
   * saying so. Always true: it never tells whether an address is known. A later sign-up with the same address takes the
   * place of one that is not confirmed. The header Idempotency-Key does nothing here.
   */
  signUp?: Maybe<Scalars['Boolean']['output']>;
  /** Stops the reset of the caller's own second factor that somebody asked for; true where there was one. */
  stopSecondFactorReset?: Maybe<Scalars['Boolean']['output']>;
  /** Hands an outcome in for checking; it needs evidence. */
  submitOutcome?: Maybe<Outcome>;
  /**
   * Gives the seat of a CONFIRMED person to another, once the event has begun by staff alone. Answers the other's
   * registration.
   */
  substitute?: Maybe<Registration>;
  /**
   * Takes the link to a provider away; false where there was none. TRANSITION_NOT_ALLOWED where its owner could not sign
   * in any more: without password, passkey, address for a code, or another provider. Its owner is told by mail.
   */
  unlinkProvider?: Maybe<Scalars['Boolean']['output']>;
  /** Makes a published event a draft again, while nobody, and no state, has been invited or registered. */
  unpublishEvent?: Maybe<Event>;
  /** Changes an action's short title, keywords or mark as a principle. */
  updateAction?: Maybe<Action>;
  /**
   * Changes an event. Everyone concerned is told of another date, time, place, link or format, and of dates that become
   * fixed: one mail a person for what is edited within ten minutes, at once within a day before the start.
   */
  updateEvent?: Maybe<Event>;
  /** Changes an indicator. Its plan stays. */
  updateIndicator?: Maybe<Indicator>;
  /**
   * Changes a material of something that the caller looks after. A document that a verified or published outcome was
   * checked with stays as it is for that; what it becomes is then answered as another material, in the next version of the
   * outcome.
   */
  updateMaterial?: Maybe<Material>;
  /** Changes somebody else's profile: of a person who has no account yet, or who asked for it. */
  updateMember?: Maybe<Member>;
  /** Changes a network. */
  updateNetwork?: Maybe<Network>;
  /** Changes or confirms an organisation. */
  updateOrganisation?: Maybe<Organisation>;
  /**
   * Changes an outcome. One that is VERIFIED or PUBLISHED becomes SUBMITTED again, unless only another language is added.
   * Its documents are changed with addMaterial, updateMaterial and removeMaterial.
   */
  updateOutcome?: Maybe<Outcome>;
  /** Changes the caller's settings. */
  updatePreferences?: Maybe<Viewer>;
  /** Changes the caller's own profile. */
  updateProfile?: Maybe<Member>;
  /** Changes a programme; its organisers can, too. */
  updateProgramme?: Maybe<Programme>;
  /** Corrects what a registration says, never its status. */
  updateRegistration?: Maybe<Registration>;
  /** Changes a state's name, footnote or standing. */
  updateState?: Maybe<State>;
  /** Says whether an outcome stands up to its evidence; never by its author. */
  verifyOutcome?: Maybe<Outcome>;
  /**
   * Gives up a registration. Also an organiser, the secretariat and a contact point of the state represented can do it for
   * the person. Once the event has begun (a self-paced one: is over) only staff can; who is recorded as having attended
   * is moved by nobody.
   */
  withdraw?: Maybe<Registration>;
  /** Takes an outcome back, also one that is published. */
  withdrawOutcome?: Maybe<Outcome>;
  /** Takes an edition back. What it told is taken into account in all editions to come. */
  withdrawRelease?: Maybe<ReportRelease>;
  /** Takes an invitation back while it is unanswered. Answers its id. */
  withdrawStateInvitation?: Maybe<Scalars['ID']['output']>;
};


/**
 * All that can be changed. Each field is one transaction, all or nothing, also when it takes a list. In updates, what is
 * left out stays and null unsets (BAD_INPUT where there must be a value); a list replaces the list, but an element given
 * with its id stays that element, and localised texts merge by language.
 *
 * The header Idempotency-Key, 1 to 200 printed characters of ASCII without spaces, makes a call safe to repeat. It is kept
 * for each caller for 24 hours. The same key with the same operation and variables gets the same answer and changes
 * nothing more; a call that was cut off goes on with the field where it was. With anything else the key is CONFLICT. A
 * field that was refused is tried again. The header does nothing for callers who are not signed in, and for mutations that
 * take or make a secret. An answer that is longer than 64 KB or asks for a secret is not kept word for word: what was done
 * is told again as it is by then.
 */
export type MutationAddMaterialArgs = {
  input: MaterialInput;
  to: Scalars['ID']['input'];
};


/**
 * All that can be changed. Each field is one transaction, all or nothing, also when it takes a list. In updates, what is
 * left out stays and null unsets (BAD_INPUT where there must be a value); a list replaces the list, but an element given
 * with its id stays that element, and localised texts merge by language.
 *
 * The header Idempotency-Key, 1 to 200 printed characters of ASCII without spaces, makes a call safe to repeat. It is kept
 * for each caller for 24 hours. The same key with the same operation and variables gets the same answer and changes
 * nothing more; a call that was cut off goes on with the field where it was. With anything else the key is CONFLICT. A
 * field that was refused is tried again. The header does nothing for callers who are not signed in, and for mutations that
 * take or make a secret. An answer that is longer than 64 KB or asks for a secret is not kept word for word: what was done
 * is told again as it is by then.
 */
export type MutationAddPasskeyArgs = {
  name: Scalars['String']['input'];
  response: Scalars['String']['input'];
};


/**
 * All that can be changed. Each field is one transaction, all or nothing, also when it takes a list. In updates, what is
 * left out stays and null unsets (BAD_INPUT where there must be a value); a list replaces the list, but an element given
 * with its id stays that element, and localised texts merge by language.
 *
 * The header Idempotency-Key, 1 to 200 printed characters of ASCII without spaces, makes a call safe to repeat. It is kept
 * for each caller for 24 hours. The same key with the same operation and variables gets the same answer and changes
 * nothing more; a call that was cut off goes on with the field where it was. With anything else the key is CONFLICT. A
 * field that was refused is tried again. The header does nothing for callers who are not signed in, and for mutations that
 * take or make a secret. An answer that is longer than 64 KB or asks for a secret is not kept word for word: what was done
 * is told again as it is by then.
 */
export type MutationAnswerInvitationArgs = {
  accept: Scalars['Boolean']['input'];
  consents?: InputMaybe<Array<ConsentPurpose>>;
  mode?: InputMaybe<AttendanceMode>;
  reason?: InputMaybe<Scalars['String']['input']>;
  registration: Scalars['ID']['input'];
};


/**
 * All that can be changed. Each field is one transaction, all or nothing, also when it takes a list. In updates, what is
 * left out stays and null unsets (BAD_INPUT where there must be a value); a list replaces the list, but an element given
 * with its id stays that element, and localised texts merge by language.
 *
 * The header Idempotency-Key, 1 to 200 printed characters of ASCII without spaces, makes a call safe to repeat. It is kept
 * for each caller for 24 hours. The same key with the same operation and variables gets the same answer and changes
 * nothing more; a call that was cut off goes on with the field where it was. With anything else the key is CONFLICT. A
 * field that was refused is tried again. The header does nothing for callers who are not signed in, and for mutations that
 * take or make a secret. An answer that is longer than 64 KB or asks for a secret is not kept word for word: what was done
 * is told again as it is by then.
 */
export type MutationAnswerWithLinkArgs = {
  accept: Scalars['Boolean']['input'];
  consents?: InputMaybe<Array<ConsentPurpose>>;
  mode?: InputMaybe<AttendanceMode>;
  reason?: InputMaybe<Scalars['String']['input']>;
  token: Scalars['String']['input'];
};


/**
 * All that can be changed. Each field is one transaction, all or nothing, also when it takes a list. In updates, what is
 * left out stays and null unsets (BAD_INPUT where there must be a value); a list replaces the list, but an element given
 * with its id stays that element, and localised texts merge by language.
 *
 * The header Idempotency-Key, 1 to 200 printed characters of ASCII without spaces, makes a call safe to repeat. It is kept
 * for each caller for 24 hours. The same key with the same operation and variables gets the same answer and changes
 * nothing more; a call that was cut off goes on with the field where it was. With anything else the key is CONFLICT. A
 * field that was refused is tried again. The header does nothing for callers who are not signed in, and for mutations that
 * take or make a secret. An answer that is longer than 64 KB or asks for a secret is not kept word for word: what was done
 * is told again as it is by then.
 */
export type MutationCancelEventArgs = {
  dryRun?: Scalars['Boolean']['input'];
  id: Scalars['ID']['input'];
  reason: Scalars['String']['input'];
};


/**
 * All that can be changed. Each field is one transaction, all or nothing, also when it takes a list. In updates, what is
 * left out stays and null unsets (BAD_INPUT where there must be a value); a list replaces the list, but an element given
 * with its id stays that element, and localised texts merge by language.
 *
 * The header Idempotency-Key, 1 to 200 printed characters of ASCII without spaces, makes a call safe to repeat. It is kept
 * for each caller for 24 hours. The same key with the same operation and variables gets the same answer and changes
 * nothing more; a call that was cut off goes on with the field where it was. With anything else the key is CONFLICT. A
 * field that was refused is tried again. The header does nothing for callers who are not signed in, and for mutations that
 * take or make a secret. An answer that is longer than 64 KB or asks for a secret is not kept word for word: what was done
 * is told again as it is by then.
 */
export type MutationChangeModeArgs = {
  mode: AttendanceMode;
  registration: Scalars['ID']['input'];
};


/**
 * All that can be changed. Each field is one transaction, all or nothing, also when it takes a list. In updates, what is
 * left out stays and null unsets (BAD_INPUT where there must be a value); a list replaces the list, but an element given
 * with its id stays that element, and localised texts merge by language.
 *
 * The header Idempotency-Key, 1 to 200 printed characters of ASCII without spaces, makes a call safe to repeat. It is kept
 * for each caller for 24 hours. The same key with the same operation and variables gets the same answer and changes
 * nothing more; a call that was cut off goes on with the field where it was. With anything else the key is CONFLICT. A
 * field that was refused is tried again. The header does nothing for callers who are not signed in, and for mutations that
 * take or make a secret. An answer that is longer than 64 KB or asks for a secret is not kept word for word: what was done
 * is told again as it is by then.
 */
export type MutationCheckInArgs = {
  code: Scalars['String']['input'];
  event: Scalars['ID']['input'];
};


/**
 * All that can be changed. Each field is one transaction, all or nothing, also when it takes a list. In updates, what is
 * left out stays and null unsets (BAD_INPUT where there must be a value); a list replaces the list, but an element given
 * with its id stays that element, and localised texts merge by language.
 *
 * The header Idempotency-Key, 1 to 200 printed characters of ASCII without spaces, makes a call safe to repeat. It is kept
 * for each caller for 24 hours. The same key with the same operation and variables gets the same answer and changes
 * nothing more; a call that was cut off goes on with the field where it was. With anything else the key is CONFLICT. A
 * field that was refused is tried again. The header does nothing for callers who are not signed in, and for mutations that
 * take or make a secret. An answer that is longer than 64 KB or asks for a secret is not kept word for word: what was done
 * is told again as it is by then.
 */
export type MutationCloseAccountArgs = {
  member: Scalars['ID']['input'];
  reason: Scalars['String']['input'];
};


/**
 * All that can be changed. Each field is one transaction, all or nothing, also when it takes a list. In updates, what is
 * left out stays and null unsets (BAD_INPUT where there must be a value); a list replaces the list, but an element given
 * with its id stays that element, and localised texts merge by language.
 *
 * The header Idempotency-Key, 1 to 200 printed characters of ASCII without spaces, makes a call safe to repeat. It is kept
 * for each caller for 24 hours. The same key with the same operation and variables gets the same answer and changes
 * nothing more; a call that was cut off goes on with the field where it was. With anything else the key is CONFLICT. A
 * field that was refused is tried again. The header does nothing for callers who are not signed in, and for mutations that
 * take or make a secret. An answer that is longer than 64 KB or asks for a secret is not kept word for word: what was done
 * is told again as it is by then.
 */
export type MutationCloseEventArgs = {
  id: Scalars['ID']['input'];
};


/**
 * All that can be changed. Each field is one transaction, all or nothing, also when it takes a list. In updates, what is
 * left out stays and null unsets (BAD_INPUT where there must be a value); a list replaces the list, but an element given
 * with its id stays that element, and localised texts merge by language.
 *
 * The header Idempotency-Key, 1 to 200 printed characters of ASCII without spaces, makes a call safe to repeat. It is kept
 * for each caller for 24 hours. The same key with the same operation and variables gets the same answer and changes
 * nothing more; a call that was cut off goes on with the field where it was. With anything else the key is CONFLICT. A
 * field that was refused is tried again. The header does nothing for callers who are not signed in, and for mutations that
 * take or make a secret. An answer that is longer than 64 KB or asks for a secret is not kept word for word: what was done
 * is told again as it is by then.
 */
export type MutationCompleteSignInArgs = {
  oneTimeCode?: InputMaybe<Scalars['String']['input']>;
  recoveryCode?: InputMaybe<Scalars['String']['input']>;
};


/**
 * All that can be changed. Each field is one transaction, all or nothing, also when it takes a list. In updates, what is
 * left out stays and null unsets (BAD_INPUT where there must be a value); a list replaces the list, but an element given
 * with its id stays that element, and localised texts merge by language.
 *
 * The header Idempotency-Key, 1 to 200 printed characters of ASCII without spaces, makes a call safe to repeat. It is kept
 * for each caller for 24 hours. The same key with the same operation and variables gets the same answer and changes
 * nothing more; a call that was cut off goes on with the field where it was. With anything else the key is CONFLICT. A
 * field that was refused is tried again. The header does nothing for callers who are not signed in, and for mutations that
 * take or make a secret. An answer that is longer than 64 KB or asks for a secret is not kept word for word: what was done
 * is told again as it is by then.
 */
export type MutationConfirmEmailArgs = {
  token: Scalars['String']['input'];
};


/**
 * All that can be changed. Each field is one transaction, all or nothing, also when it takes a list. In updates, what is
 * left out stays and null unsets (BAD_INPUT where there must be a value); a list replaces the list, but an element given
 * with its id stays that element, and localised texts merge by language.
 *
 * The header Idempotency-Key, 1 to 200 printed characters of ASCII without spaces, makes a call safe to repeat. It is kept
 * for each caller for 24 hours. The same key with the same operation and variables gets the same answer and changes
 * nothing more; a call that was cut off goes on with the field where it was. With anything else the key is CONFLICT. A
 * field that was refused is tried again. The header does nothing for callers who are not signed in, and for mutations that
 * take or make a secret. An answer that is longer than 64 KB or asks for a secret is not kept word for word: what was done
 * is told again as it is by then.
 */
export type MutationConfirmPostArgs = {
  accept: Scalars['Boolean']['input'];
  id: Scalars['ID']['input'];
  reason?: InputMaybe<Scalars['String']['input']>;
  version?: InputMaybe<Scalars['Int']['input']>;
};


/**
 * All that can be changed. Each field is one transaction, all or nothing, also when it takes a list. In updates, what is
 * left out stays and null unsets (BAD_INPUT where there must be a value); a list replaces the list, but an element given
 * with its id stays that element, and localised texts merge by language.
 *
 * The header Idempotency-Key, 1 to 200 printed characters of ASCII without spaces, makes a call safe to repeat. It is kept
 * for each caller for 24 hours. The same key with the same operation and variables gets the same answer and changes
 * nothing more; a call that was cut off goes on with the field where it was. With anything else the key is CONFLICT. A
 * field that was refused is tried again. The header does nothing for callers who are not signed in, and for mutations that
 * take or make a secret. An answer that is longer than 64 KB or asks for a secret is not kept word for word: what was done
 * is told again as it is by then.
 */
export type MutationConfirmSecondFactorArgs = {
  code: Scalars['String']['input'];
};


/**
 * All that can be changed. Each field is one transaction, all or nothing, also when it takes a list. In updates, what is
 * left out stays and null unsets (BAD_INPUT where there must be a value); a list replaces the list, but an element given
 * with its id stays that element, and localised texts merge by language.
 *
 * The header Idempotency-Key, 1 to 200 printed characters of ASCII without spaces, makes a call safe to repeat. It is kept
 * for each caller for 24 hours. The same key with the same operation and variables gets the same answer and changes
 * nothing more; a call that was cut off goes on with the field where it was. With anything else the key is CONFLICT. A
 * field that was refused is tried again. The header does nothing for callers who are not signed in, and for mutations that
 * take or make a secret. An answer that is longer than 64 KB or asks for a secret is not kept word for word: what was done
 * is told again as it is by then.
 */
export type MutationCopyEventArgs = {
  id: Scalars['ID']['input'];
  startsAt: Scalars['EventTime']['input'];
};


/**
 * All that can be changed. Each field is one transaction, all or nothing, also when it takes a list. In updates, what is
 * left out stays and null unsets (BAD_INPUT where there must be a value); a list replaces the list, but an element given
 * with its id stays that element, and localised texts merge by language.
 *
 * The header Idempotency-Key, 1 to 200 printed characters of ASCII without spaces, makes a call safe to repeat. It is kept
 * for each caller for 24 hours. The same key with the same operation and variables gets the same answer and changes
 * nothing more; a call that was cut off goes on with the field where it was. With anything else the key is CONFLICT. A
 * field that was refused is tried again. The header does nothing for callers who are not signed in, and for mutations that
 * take or make a secret. An answer that is longer than 64 KB or asks for a secret is not kept word for word: what was done
 * is told again as it is by then.
 */
export type MutationCreateAccessTokenArgs = {
  expiresAt?: InputMaybe<Scalars['DateTime']['input']>;
  name: Scalars['String']['input'];
  readOnly?: Scalars['Boolean']['input'];
  sensitive?: Scalars['Boolean']['input'];
};


/**
 * All that can be changed. Each field is one transaction, all or nothing, also when it takes a list. In updates, what is
 * left out stays and null unsets (BAD_INPUT where there must be a value); a list replaces the list, but an element given
 * with its id stays that element, and localised texts merge by language.
 *
 * The header Idempotency-Key, 1 to 200 printed characters of ASCII without spaces, makes a call safe to repeat. It is kept
 * for each caller for 24 hours. The same key with the same operation and variables gets the same answer and changes
 * nothing more; a call that was cut off goes on with the field where it was. With anything else the key is CONFLICT. A
 * field that was refused is tried again. The header does nothing for callers who are not signed in, and for mutations that
 * take or make a secret. An answer that is longer than 64 KB or asks for a secret is not kept word for word: what was done
 * is told again as it is by then.
 */
export type MutationCreateEventArgs = {
  input: EventInput;
};


/**
 * All that can be changed. Each field is one transaction, all or nothing, also when it takes a list. In updates, what is
 * left out stays and null unsets (BAD_INPUT where there must be a value); a list replaces the list, but an element given
 * with its id stays that element, and localised texts merge by language.
 *
 * The header Idempotency-Key, 1 to 200 printed characters of ASCII without spaces, makes a call safe to repeat. It is kept
 * for each caller for 24 hours. The same key with the same operation and variables gets the same answer and changes
 * nothing more; a call that was cut off goes on with the field where it was. With anything else the key is CONFLICT. A
 * field that was refused is tried again. The header does nothing for callers who are not signed in, and for mutations that
 * take or make a secret. An answer that is longer than 64 KB or asks for a secret is not kept word for word: what was done
 * is told again as it is by then.
 */
export type MutationCreateIndicatorArgs = {
  input: IndicatorInput;
};


/**
 * All that can be changed. Each field is one transaction, all or nothing, also when it takes a list. In updates, what is
 * left out stays and null unsets (BAD_INPUT where there must be a value); a list replaces the list, but an element given
 * with its id stays that element, and localised texts merge by language.
 *
 * The header Idempotency-Key, 1 to 200 printed characters of ASCII without spaces, makes a call safe to repeat. It is kept
 * for each caller for 24 hours. The same key with the same operation and variables gets the same answer and changes
 * nothing more; a call that was cut off goes on with the field where it was. With anything else the key is CONFLICT. A
 * field that was refused is tried again. The header does nothing for callers who are not signed in, and for mutations that
 * take or make a secret. An answer that is longer than 64 KB or asks for a secret is not kept word for word: what was done
 * is told again as it is by then.
 */
export type MutationCreateMemberArgs = {
  input: CreateMemberInput;
};


/**
 * All that can be changed. Each field is one transaction, all or nothing, also when it takes a list. In updates, what is
 * left out stays and null unsets (BAD_INPUT where there must be a value); a list replaces the list, but an element given
 * with its id stays that element, and localised texts merge by language.
 *
 * The header Idempotency-Key, 1 to 200 printed characters of ASCII without spaces, makes a call safe to repeat. It is kept
 * for each caller for 24 hours. The same key with the same operation and variables gets the same answer and changes
 * nothing more; a call that was cut off goes on with the field where it was. With anything else the key is CONFLICT. A
 * field that was refused is tried again. The header does nothing for callers who are not signed in, and for mutations that
 * take or make a secret. An answer that is longer than 64 KB or asks for a secret is not kept word for word: what was done
 * is told again as it is by then.
 */
export type MutationCreateNetworkArgs = {
  input: NetworkInput;
};


/**
 * All that can be changed. Each field is one transaction, all or nothing, also when it takes a list. In updates, what is
 * left out stays and null unsets (BAD_INPUT where there must be a value); a list replaces the list, but an element given
 * with its id stays that element, and localised texts merge by language.
 *
 * The header Idempotency-Key, 1 to 200 printed characters of ASCII without spaces, makes a call safe to repeat. It is kept
 * for each caller for 24 hours. The same key with the same operation and variables gets the same answer and changes
 * nothing more; a call that was cut off goes on with the field where it was. With anything else the key is CONFLICT. A
 * field that was refused is tried again. The header does nothing for callers who are not signed in, and for mutations that
 * take or make a secret. An answer that is longer than 64 KB or asks for a secret is not kept word for word: what was done
 * is told again as it is by then.
 */
export type MutationCreateOrganisationArgs = {
  input: OrganisationInput;
};


/**
 * All that can be changed. Each field is one transaction, all or nothing, also when it takes a list. In updates, what is
 * left out stays and null unsets (BAD_INPUT where there must be a value); a list replaces the list, but an element given
 * with its id stays that element, and localised texts merge by language.
 *
 * The header Idempotency-Key, 1 to 200 printed characters of ASCII without spaces, makes a call safe to repeat. It is kept
 * for each caller for 24 hours. The same key with the same operation and variables gets the same answer and changes
 * nothing more; a call that was cut off goes on with the field where it was. With anything else the key is CONFLICT. A
 * field that was refused is tried again. The header does nothing for callers who are not signed in, and for mutations that
 * take or make a secret. An answer that is longer than 64 KB or asks for a secret is not kept word for word: what was done
 * is told again as it is by then.
 */
export type MutationCreateOutcomeArgs = {
  input: OutcomeInput;
};


/**
 * All that can be changed. Each field is one transaction, all or nothing, also when it takes a list. In updates, what is
 * left out stays and null unsets (BAD_INPUT where there must be a value); a list replaces the list, but an element given
 * with its id stays that element, and localised texts merge by language.
 *
 * The header Idempotency-Key, 1 to 200 printed characters of ASCII without spaces, makes a call safe to repeat. It is kept
 * for each caller for 24 hours. The same key with the same operation and variables gets the same answer and changes
 * nothing more; a call that was cut off goes on with the field where it was. With anything else the key is CONFLICT. A
 * field that was refused is tried again. The header does nothing for callers who are not signed in, and for mutations that
 * take or make a secret. An answer that is longer than 64 KB or asks for a secret is not kept word for word: what was done
 * is told again as it is by then.
 */
export type MutationCreateProgrammeArgs = {
  input: ProgrammeInput;
};


/**
 * All that can be changed. Each field is one transaction, all or nothing, also when it takes a list. In updates, what is
 * left out stays and null unsets (BAD_INPUT where there must be a value); a list replaces the list, but an element given
 * with its id stays that element, and localised texts merge by language.
 *
 * The header Idempotency-Key, 1 to 200 printed characters of ASCII without spaces, makes a call safe to repeat. It is kept
 * for each caller for 24 hours. The same key with the same operation and variables gets the same answer and changes
 * nothing more; a call that was cut off goes on with the field where it was. With anything else the key is CONFLICT. A
 * field that was refused is tried again. The header does nothing for callers who are not signed in, and for mutations that
 * take or make a secret. An answer that is longer than 64 KB or asks for a secret is not kept word for word: what was done
 * is told again as it is by then.
 */
export type MutationDecideAccountArgs = {
  accept: Scalars['Boolean']['input'];
  member: Scalars['ID']['input'];
  reason?: InputMaybe<Scalars['String']['input']>;
};


/**
 * All that can be changed. Each field is one transaction, all or nothing, also when it takes a list. In updates, what is
 * left out stays and null unsets (BAD_INPUT where there must be a value); a list replaces the list, but an element given
 * with its id stays that element, and localised texts merge by language.
 *
 * The header Idempotency-Key, 1 to 200 printed characters of ASCII without spaces, makes a call safe to repeat. It is kept
 * for each caller for 24 hours. The same key with the same operation and variables gets the same answer and changes
 * nothing more; a call that was cut off goes on with the field where it was. With anything else the key is CONFLICT. A
 * field that was refused is tried again. The header does nothing for callers who are not signed in, and for mutations that
 * take or make a secret. An answer that is longer than 64 KB or asks for a secret is not kept word for word: what was done
 * is told again as it is by then.
 */
export type MutationDecideMembershipArgs = {
  decision: MembershipDecision;
  expiresOn?: InputMaybe<Scalars['Date']['input']>;
  id: Scalars['ID']['input'];
  reason?: InputMaybe<Scalars['String']['input']>;
};


/**
 * All that can be changed. Each field is one transaction, all or nothing, also when it takes a list. In updates, what is
 * left out stays and null unsets (BAD_INPUT where there must be a value); a list replaces the list, but an element given
 * with its id stays that element, and localised texts merge by language.
 *
 * The header Idempotency-Key, 1 to 200 printed characters of ASCII without spaces, makes a call safe to repeat. It is kept
 * for each caller for 24 hours. The same key with the same operation and variables gets the same answer and changes
 * nothing more; a call that was cut off goes on with the field where it was. With anything else the key is CONFLICT. A
 * field that was refused is tried again. The header does nothing for callers who are not signed in, and for mutations that
 * take or make a secret. An answer that is longer than 64 KB or asks for a secret is not kept word for word: what was done
 * is told again as it is by then.
 */
export type MutationDecideRegistrationsArgs = {
  decision: RegistrationDecision;
  dryRun?: Scalars['Boolean']['input'];
  reason?: InputMaybe<Scalars['String']['input']>;
  registrations: Array<Scalars['ID']['input']>;
};


/**
 * All that can be changed. Each field is one transaction, all or nothing, also when it takes a list. In updates, what is
 * left out stays and null unsets (BAD_INPUT where there must be a value); a list replaces the list, but an element given
 * with its id stays that element, and localised texts merge by language.
 *
 * The header Idempotency-Key, 1 to 200 printed characters of ASCII without spaces, makes a call safe to repeat. It is kept
 * for each caller for 24 hours. The same key with the same operation and variables gets the same answer and changes
 * nothing more; a call that was cut off goes on with the field where it was. With anything else the key is CONFLICT. A
 * field that was refused is tried again. The header does nothing for callers who are not signed in, and for mutations that
 * take or make a secret. An answer that is longer than 64 KB or asks for a secret is not kept word for word: what was done
 * is told again as it is by then.
 */
export type MutationDeclineForStateArgs = {
  event: Scalars['ID']['input'];
  reason?: InputMaybe<Scalars['String']['input']>;
  state: Scalars['CountryCode']['input'];
};


/**
 * All that can be changed. Each field is one transaction, all or nothing, also when it takes a list. In updates, what is
 * left out stays and null unsets (BAD_INPUT where there must be a value); a list replaces the list, but an element given
 * with its id stays that element, and localised texts merge by language.
 *
 * The header Idempotency-Key, 1 to 200 printed characters of ASCII without spaces, makes a call safe to repeat. It is kept
 * for each caller for 24 hours. The same key with the same operation and variables gets the same answer and changes
 * nothing more; a call that was cut off goes on with the field where it was. With anything else the key is CONFLICT. A
 * field that was refused is tried again. The header does nothing for callers who are not signed in, and for mutations that
 * take or make a secret. An answer that is longer than 64 KB or asks for a secret is not kept word for word: what was done
 * is told again as it is by then.
 */
export type MutationDeleteEventArgs = {
  id: Scalars['ID']['input'];
};


/**
 * All that can be changed. Each field is one transaction, all or nothing, also when it takes a list. In updates, what is
 * left out stays and null unsets (BAD_INPUT where there must be a value); a list replaces the list, but an element given
 * with its id stays that element, and localised texts merge by language.
 *
 * The header Idempotency-Key, 1 to 200 printed characters of ASCII without spaces, makes a call safe to repeat. It is kept
 * for each caller for 24 hours. The same key with the same operation and variables gets the same answer and changes
 * nothing more; a call that was cut off goes on with the field where it was. With anything else the key is CONFLICT. A
 * field that was refused is tried again. The header does nothing for callers who are not signed in, and for mutations that
 * take or make a secret. An answer that is longer than 64 KB or asks for a secret is not kept word for word: what was done
 * is told again as it is by then.
 */
export type MutationEndSessionArgs = {
  id: Scalars['ID']['input'];
};


/**
 * All that can be changed. Each field is one transaction, all or nothing, also when it takes a list. In updates, what is
 * left out stays and null unsets (BAD_INPUT where there must be a value); a list replaces the list, but an element given
 * with its id stays that element, and localised texts merge by language.
 *
 * The header Idempotency-Key, 1 to 200 printed characters of ASCII without spaces, makes a call safe to repeat. It is kept
 * for each caller for 24 hours. The same key with the same operation and variables gets the same answer and changes
 * nothing more; a call that was cut off goes on with the field where it was. With anything else the key is CONFLICT. A
 * field that was refused is tried again. The header does nothing for callers who are not signed in, and for mutations that
 * take or make a secret. An answer that is longer than 64 KB or asks for a secret is not kept word for word: what was done
 * is told again as it is by then.
 */
export type MutationFreezeReportArgs = {
  input: ActivityReportInput;
  title: Scalars['String']['input'];
};


/**
 * All that can be changed. Each field is one transaction, all or nothing, also when it takes a list. In updates, what is
 * left out stays and null unsets (BAD_INPUT where there must be a value); a list replaces the list, but an element given
 * with its id stays that element, and localised texts merge by language.
 *
 * The header Idempotency-Key, 1 to 200 printed characters of ASCII without spaces, makes a call safe to repeat. It is kept
 * for each caller for 24 hours. The same key with the same operation and variables gets the same answer and changes
 * nothing more; a call that was cut off goes on with the field where it was. With anything else the key is CONFLICT. A
 * field that was refused is tried again. The header does nothing for callers who are not signed in, and for mutations that
 * take or make a secret. An answer that is longer than 64 KB or asks for a secret is not kept word for word: what was done
 * is told again as it is by then.
 */
export type MutationGiveFeedbackArgs = {
  event: Scalars['ID']['input'];
  input: FeedbackInput;
};


/**
 * All that can be changed. Each field is one transaction, all or nothing, also when it takes a list. In updates, what is
 * left out stays and null unsets (BAD_INPUT where there must be a value); a list replaces the list, but an element given
 * with its id stays that element, and localised texts merge by language.
 *
 * The header Idempotency-Key, 1 to 200 printed characters of ASCII without spaces, makes a call safe to repeat. It is kept
 * for each caller for 24 hours. The same key with the same operation and variables gets the same answer and changes
 * nothing more; a call that was cut off goes on with the field where it was. With anything else the key is CONFLICT. A
 * field that was refused is tried again. The header does nothing for callers who are not signed in, and for mutations that
 * take or make a secret. An answer that is longer than 64 KB or asks for a secret is not kept word for word: what was done
 * is told again as it is by then.
 */
export type MutationGrantRoleArgs = {
  input: RoleGrantInput;
};


/**
 * All that can be changed. Each field is one transaction, all or nothing, also when it takes a list. In updates, what is
 * left out stays and null unsets (BAD_INPUT where there must be a value); a list replaces the list, but an element given
 * with its id stays that element, and localised texts merge by language.
 *
 * The header Idempotency-Key, 1 to 200 printed characters of ASCII without spaces, makes a call safe to repeat. It is kept
 * for each caller for 24 hours. The same key with the same operation and variables gets the same answer and changes
 * nothing more; a call that was cut off goes on with the field where it was. With anything else the key is CONFLICT. A
 * field that was refused is tried again. The header does nothing for callers who are not signed in, and for mutations that
 * take or make a secret. An answer that is longer than 64 KB or asks for a secret is not kept word for word: what was done
 * is told again as it is by then.
 */
export type MutationImportActionPlanArgs = {
  input: ImportActionPlanInput;
};


/**
 * All that can be changed. Each field is one transaction, all or nothing, also when it takes a list. In updates, what is
 * left out stays and null unsets (BAD_INPUT where there must be a value); a list replaces the list, but an element given
 * with its id stays that element, and localised texts merge by language.
 *
 * The header Idempotency-Key, 1 to 200 printed characters of ASCII without spaces, makes a call safe to repeat. It is kept
 * for each caller for 24 hours. The same key with the same operation and variables gets the same answer and changes
 * nothing more; a call that was cut off goes on with the field where it was. With anything else the key is CONFLICT. A
 * field that was refused is tried again. The header does nothing for callers who are not signed in, and for mutations that
 * take or make a secret. An answer that is longer than 64 KB or asks for a secret is not kept word for word: what was done
 * is told again as it is by then.
 */
export type MutationImportAttendanceArgs = {
  assign?: InputMaybe<Array<AttendanceAssignmentInput>>;
  date?: InputMaybe<Scalars['Date']['input']>;
  dryRun?: Scalars['Boolean']['input'];
  event: Scalars['ID']['input'];
  reason?: InputMaybe<Scalars['String']['input']>;
  upload: Scalars['ID']['input'];
};


/**
 * All that can be changed. Each field is one transaction, all or nothing, also when it takes a list. In updates, what is
 * left out stays and null unsets (BAD_INPUT where there must be a value); a list replaces the list, but an element given
 * with its id stays that element, and localised texts merge by language.
 *
 * The header Idempotency-Key, 1 to 200 printed characters of ASCII without spaces, makes a call safe to repeat. It is kept
 * for each caller for 24 hours. The same key with the same operation and variables gets the same answer and changes
 * nothing more; a call that was cut off goes on with the field where it was. With anything else the key is CONFLICT. A
 * field that was refused is tried again. The header does nothing for callers who are not signed in, and for mutations that
 * take or make a secret. An answer that is longer than 64 KB or asks for a secret is not kept word for word: what was done
 * is told again as it is by then.
 */
export type MutationInviteMembersArgs = {
  answerDueAt?: InputMaybe<Scalars['EventTime']['input']>;
  event: Scalars['ID']['input'];
  members: Array<Scalars['ID']['input']>;
  role?: ParticipantRole;
};


/**
 * All that can be changed. Each field is one transaction, all or nothing, also when it takes a list. In updates, what is
 * left out stays and null unsets (BAD_INPUT where there must be a value); a list replaces the list, but an element given
 * with its id stays that element, and localised texts merge by language.
 *
 * The header Idempotency-Key, 1 to 200 printed characters of ASCII without spaces, makes a call safe to repeat. It is kept
 * for each caller for 24 hours. The same key with the same operation and variables gets the same answer and changes
 * nothing more; a call that was cut off goes on with the field where it was. With anything else the key is CONFLICT. A
 * field that was refused is tried again. The header does nothing for callers who are not signed in, and for mutations that
 * take or make a secret. An answer that is longer than 64 KB or asks for a secret is not kept word for word: what was done
 * is told again as it is by then.
 */
export type MutationInviteStatesArgs = {
  event: Scalars['ID']['input'];
  invitations: Array<StateInvitationInput>;
};


/**
 * All that can be changed. Each field is one transaction, all or nothing, also when it takes a list. In updates, what is
 * left out stays and null unsets (BAD_INPUT where there must be a value); a list replaces the list, but an element given
 * with its id stays that element, and localised texts merge by language.
 *
 * The header Idempotency-Key, 1 to 200 printed characters of ASCII without spaces, makes a call safe to repeat. It is kept
 * for each caller for 24 hours. The same key with the same operation and variables gets the same answer and changes
 * nothing more; a call that was cut off goes on with the field where it was. With anything else the key is CONFLICT. A
 * field that was refused is tried again. The header does nothing for callers who are not signed in, and for mutations that
 * take or make a secret. An answer that is longer than 64 KB or asks for a secret is not kept word for word: what was done
 * is told again as it is by then.
 */
export type MutationInviteToSignUpArgs = {
  member: Scalars['ID']['input'];
};


/**
 * All that can be changed. Each field is one transaction, all or nothing, also when it takes a list. In updates, what is
 * left out stays and null unsets (BAD_INPUT where there must be a value); a list replaces the list, but an element given
 * with its id stays that element, and localised texts merge by language.
 *
 * The header Idempotency-Key, 1 to 200 printed characters of ASCII without spaces, makes a call safe to repeat. It is kept
 * for each caller for 24 hours. The same key with the same operation and variables gets the same answer and changes
 * nothing more; a call that was cut off goes on with the field where it was. With anything else the key is CONFLICT. A
 * field that was refused is tried again. The header does nothing for callers who are not signed in, and for mutations that
 * take or make a secret. An answer that is longer than 64 KB or asks for a secret is not kept word for word: what was done
 * is told again as it is by then.
 */
export type MutationIssueCertificatesArgs = {
  event: Scalars['ID']['input'];
};


/**
 * All that can be changed. Each field is one transaction, all or nothing, also when it takes a list. In updates, what is
 * left out stays and null unsets (BAD_INPUT where there must be a value); a list replaces the list, but an element given
 * with its id stays that element, and localised texts merge by language.
 *
 * The header Idempotency-Key, 1 to 200 printed characters of ASCII without spaces, makes a call safe to repeat. It is kept
 * for each caller for 24 hours. The same key with the same operation and variables gets the same answer and changes
 * nothing more; a call that was cut off goes on with the field where it was. With anything else the key is CONFLICT. A
 * field that was refused is tried again. The header does nothing for callers who are not signed in, and for mutations that
 * take or make a secret. An answer that is longer than 64 KB or asks for a secret is not kept word for word: what was done
 * is told again as it is by then.
 */
export type MutationJoinNetworkArgs = {
  motivation?: InputMaybe<Scalars['String']['input']>;
  network: Scalars['ID']['input'];
  representing?: InputMaybe<RepresentationInput>;
};


/**
 * All that can be changed. Each field is one transaction, all or nothing, also when it takes a list. In updates, what is
 * left out stays and null unsets (BAD_INPUT where there must be a value); a list replaces the list, but an element given
 * with its id stays that element, and localised texts merge by language.
 *
 * The header Idempotency-Key, 1 to 200 printed characters of ASCII without spaces, makes a call safe to repeat. It is kept
 * for each caller for 24 hours. The same key with the same operation and variables gets the same answer and changes
 * nothing more; a call that was cut off goes on with the field where it was. With anything else the key is CONFLICT. A
 * field that was refused is tried again. The header does nothing for callers who are not signed in, and for mutations that
 * take or make a secret. An answer that is longer than 64 KB or asks for a secret is not kept word for word: what was done
 * is told again as it is by then.
 */
export type MutationLeaveNetworkArgs = {
  network: Scalars['ID']['input'];
};


/**
 * All that can be changed. Each field is one transaction, all or nothing, also when it takes a list. In updates, what is
 * left out stays and null unsets (BAD_INPUT where there must be a value); a list replaces the list, but an element given
 * with its id stays that element, and localised texts merge by language.
 *
 * The header Idempotency-Key, 1 to 200 printed characters of ASCII without spaces, makes a call safe to repeat. It is kept
 * for each caller for 24 hours. The same key with the same operation and variables gets the same answer and changes
 * nothing more; a call that was cut off goes on with the field where it was. With anything else the key is CONFLICT. A
 * field that was refused is tried again. The header does nothing for callers who are not signed in, and for mutations that
 * take or make a secret. An answer that is longer than 64 KB or asks for a secret is not kept word for word: what was done
 * is told again as it is by then.
 */
export type MutationMessageParticipantsArgs = {
  dryRun?: Scalars['Boolean']['input'];
  event: Scalars['ID']['input'];
  input: MessageInput;
};


/**
 * All that can be changed. Each field is one transaction, all or nothing, also when it takes a list. In updates, what is
 * left out stays and null unsets (BAD_INPUT where there must be a value); a list replaces the list, but an element given
 * with its id stays that element, and localised texts merge by language.
 *
 * The header Idempotency-Key, 1 to 200 printed characters of ASCII without spaces, makes a call safe to repeat. It is kept
 * for each caller for 24 hours. The same key with the same operation and variables gets the same answer and changes
 * nothing more; a call that was cut off goes on with the field where it was. With anything else the key is CONFLICT. A
 * field that was refused is tried again. The header does nothing for callers who are not signed in, and for mutations that
 * take or make a secret. An answer that is longer than 64 KB or asks for a secret is not kept word for word: what was done
 * is told again as it is by then.
 */
export type MutationMoveEventArgs = {
  dryRun?: Scalars['Boolean']['input'];
  id: Scalars['ID']['input'];
  reason?: InputMaybe<Scalars['String']['input']>;
  startsAt: Scalars['EventTime']['input'];
  timeZone?: InputMaybe<Scalars['TimeZone']['input']>;
};


/**
 * All that can be changed. Each field is one transaction, all or nothing, also when it takes a list. In updates, what is
 * left out stays and null unsets (BAD_INPUT where there must be a value); a list replaces the list, but an element given
 * with its id stays that element, and localised texts merge by language.
 *
 * The header Idempotency-Key, 1 to 200 printed characters of ASCII without spaces, makes a call safe to repeat. It is kept
 * for each caller for 24 hours. The same key with the same operation and variables gets the same answer and changes
 * nothing more; a call that was cut off goes on with the field where it was. With anything else the key is CONFLICT. A
 * field that was refused is tried again. The header does nothing for callers who are not signed in, and for mutations that
 * take or make a secret. An answer that is longer than 64 KB or asks for a secret is not kept word for word: what was done
 * is told again as it is by then.
 */
export type MutationNominateForEventArgs = {
  event: Scalars['ID']['input'];
  members: Array<Scalars['ID']['input']>;
  mode?: InputMaybe<AttendanceMode>;
  note?: InputMaybe<Scalars['String']['input']>;
  state?: InputMaybe<Scalars['CountryCode']['input']>;
};


/**
 * All that can be changed. Each field is one transaction, all or nothing, also when it takes a list. In updates, what is
 * left out stays and null unsets (BAD_INPUT where there must be a value); a list replaces the list, but an element given
 * with its id stays that element, and localised texts merge by language.
 *
 * The header Idempotency-Key, 1 to 200 printed characters of ASCII without spaces, makes a call safe to repeat. It is kept
 * for each caller for 24 hours. The same key with the same operation and variables gets the same answer and changes
 * nothing more; a call that was cut off goes on with the field where it was. With anything else the key is CONFLICT. A
 * field that was refused is tried again. The header does nothing for callers who are not signed in, and for mutations that
 * take or make a secret. An answer that is longer than 64 KB or asks for a secret is not kept word for word: what was done
 * is told again as it is by then.
 */
export type MutationNominateToNetworkArgs = {
  member: Scalars['ID']['input'];
  network: Scalars['ID']['input'];
  representing?: InputMaybe<RepresentationInput>;
  role?: MembershipRole;
};


/**
 * All that can be changed. Each field is one transaction, all or nothing, also when it takes a list. In updates, what is
 * left out stays and null unsets (BAD_INPUT where there must be a value); a list replaces the list, but an element given
 * with its id stays that element, and localised texts merge by language.
 *
 * The header Idempotency-Key, 1 to 200 printed characters of ASCII without spaces, makes a call safe to repeat. It is kept
 * for each caller for 24 hours. The same key with the same operation and variables gets the same answer and changes
 * nothing more; a call that was cut off goes on with the field where it was. With anything else the key is CONFLICT. A
 * field that was refused is tried again. The header does nothing for callers who are not signed in, and for mutations that
 * take or make a secret. An answer that is longer than 64 KB or asks for a secret is not kept word for word: what was done
 * is told again as it is by then.
 */
export type MutationPublishEventArgs = {
  id: Scalars['ID']['input'];
};


/**
 * All that can be changed. Each field is one transaction, all or nothing, also when it takes a list. In updates, what is
 * left out stays and null unsets (BAD_INPUT where there must be a value); a list replaces the list, but an element given
 * with its id stays that element, and localised texts merge by language.
 *
 * The header Idempotency-Key, 1 to 200 printed characters of ASCII without spaces, makes a call safe to repeat. It is kept
 * for each caller for 24 hours. The same key with the same operation and variables gets the same answer and changes
 * nothing more; a call that was cut off goes on with the field where it was. With anything else the key is CONFLICT. A
 * field that was refused is tried again. The header does nothing for callers who are not signed in, and for mutations that
 * take or make a secret. An answer that is longer than 64 KB or asks for a secret is not kept word for word: what was done
 * is told again as it is by then.
 */
export type MutationPublishOutcomeArgs = {
  id: Scalars['ID']['input'];
};


/**
 * All that can be changed. Each field is one transaction, all or nothing, also when it takes a list. In updates, what is
 * left out stays and null unsets (BAD_INPUT where there must be a value); a list replaces the list, but an element given
 * with its id stays that element, and localised texts merge by language.
 *
 * The header Idempotency-Key, 1 to 200 printed characters of ASCII without spaces, makes a call safe to repeat. It is kept
 * for each caller for 24 hours. The same key with the same operation and variables gets the same answer and changes
 * nothing more; a call that was cut off goes on with the field where it was. With anything else the key is CONFLICT. A
 * field that was refused is tried again. The header does nothing for callers who are not signed in, and for mutations that
 * take or make a secret. An answer that is longer than 64 KB or asks for a secret is not kept word for word: what was done
 * is told again as it is by then.
 */
export type MutationRecordAttendanceArgs = {
  entries: Array<AttendanceInput>;
  event: Scalars['ID']['input'];
  reason?: InputMaybe<Scalars['String']['input']>;
};


/**
 * All that can be changed. Each field is one transaction, all or nothing, also when it takes a list. In updates, what is
 * left out stays and null unsets (BAD_INPUT where there must be a value); a list replaces the list, but an element given
 * with its id stays that element, and localised texts merge by language.
 *
 * The header Idempotency-Key, 1 to 200 printed characters of ASCII without spaces, makes a call safe to repeat. It is kept
 * for each caller for 24 hours. The same key with the same operation and variables gets the same answer and changes
 * nothing more; a call that was cut off goes on with the field where it was. With anything else the key is CONFLICT. A
 * field that was refused is tried again. The header does nothing for callers who are not signed in, and for mutations that
 * take or make a secret. An answer that is longer than 64 KB or asks for a secret is not kept word for word: what was done
 * is told again as it is by then.
 */
export type MutationRecordIndicatorValueArgs = {
  indicator: Scalars['ID']['input'];
  note?: InputMaybe<Scalars['String']['input']>;
  source?: InputMaybe<Scalars['String']['input']>;
  value?: InputMaybe<Scalars['Float']['input']>;
  year: Scalars['Int']['input'];
};


/**
 * All that can be changed. Each field is one transaction, all or nothing, also when it takes a list. In updates, what is
 * left out stays and null unsets (BAD_INPUT where there must be a value); a list replaces the list, but an element given
 * with its id stays that element, and localised texts merge by language.
 *
 * The header Idempotency-Key, 1 to 200 printed characters of ASCII without spaces, makes a call safe to repeat. It is kept
 * for each caller for 24 hours. The same key with the same operation and variables gets the same answer and changes
 * nothing more; a call that was cut off goes on with the field where it was. With anything else the key is CONFLICT. A
 * field that was refused is tried again. The header does nothing for callers who are not signed in, and for mutations that
 * take or make a secret. An answer that is longer than 64 KB or asks for a secret is not kept word for word: what was done
 * is told again as it is by then.
 */
export type MutationRegisterForEventArgs = {
  input: RegisterInput;
};


/**
 * All that can be changed. Each field is one transaction, all or nothing, also when it takes a list. In updates, what is
 * left out stays and null unsets (BAD_INPUT where there must be a value); a list replaces the list, but an element given
 * with its id stays that element, and localised texts merge by language.
 *
 * The header Idempotency-Key, 1 to 200 printed characters of ASCII without spaces, makes a call safe to repeat. It is kept
 * for each caller for 24 hours. The same key with the same operation and variables gets the same answer and changes
 * nothing more; a call that was cut off goes on with the field where it was. With anything else the key is CONFLICT. A
 * field that was refused is tried again. The header does nothing for callers who are not signed in, and for mutations that
 * take or make a secret. An answer that is longer than 64 KB or asks for a secret is not kept word for word: what was done
 * is told again as it is by then.
 */
export type MutationReissueCertificateArgs = {
  code: Scalars['String']['input'];
  reason: Scalars['String']['input'];
};


/**
 * All that can be changed. Each field is one transaction, all or nothing, also when it takes a list. In updates, what is
 * left out stays and null unsets (BAD_INPUT where there must be a value); a list replaces the list, but an element given
 * with its id stays that element, and localised texts merge by language.
 *
 * The header Idempotency-Key, 1 to 200 printed characters of ASCII without spaces, makes a call safe to repeat. It is kept
 * for each caller for 24 hours. The same key with the same operation and variables gets the same answer and changes
 * nothing more; a call that was cut off goes on with the field where it was. With anything else the key is CONFLICT. A
 * field that was refused is tried again. The header does nothing for callers who are not signed in, and for mutations that
 * take or make a secret. An answer that is longer than 64 KB or asks for a secret is not kept word for word: what was done
 * is told again as it is by then.
 */
export type MutationReleaseReportArgs = {
  dryRun?: Scalars['Boolean']['input'];
  id: Scalars['ID']['input'];
};


/**
 * All that can be changed. Each field is one transaction, all or nothing, also when it takes a list. In updates, what is
 * left out stays and null unsets (BAD_INPUT where there must be a value); a list replaces the list, but an element given
 * with its id stays that element, and localised texts merge by language.
 *
 * The header Idempotency-Key, 1 to 200 printed characters of ASCII without spaces, makes a call safe to repeat. It is kept
 * for each caller for 24 hours. The same key with the same operation and variables gets the same answer and changes
 * nothing more; a call that was cut off goes on with the field where it was. With anything else the key is CONFLICT. A
 * field that was refused is tried again. The header does nothing for callers who are not signed in, and for mutations that
 * take or make a secret. An answer that is longer than 64 KB or asks for a secret is not kept word for word: what was done
 * is told again as it is by then.
 */
export type MutationRemoveMaterialArgs = {
  id: Scalars['ID']['input'];
};


/**
 * All that can be changed. Each field is one transaction, all or nothing, also when it takes a list. In updates, what is
 * left out stays and null unsets (BAD_INPUT where there must be a value); a list replaces the list, but an element given
 * with its id stays that element, and localised texts merge by language.
 *
 * The header Idempotency-Key, 1 to 200 printed characters of ASCII without spaces, makes a call safe to repeat. It is kept
 * for each caller for 24 hours. The same key with the same operation and variables gets the same answer and changes
 * nothing more; a call that was cut off goes on with the field where it was. With anything else the key is CONFLICT. A
 * field that was refused is tried again. The header does nothing for callers who are not signed in, and for mutations that
 * take or make a secret. An answer that is longer than 64 KB or asks for a secret is not kept word for word: what was done
 * is told again as it is by then.
 */
export type MutationRemovePasskeyArgs = {
  id: Scalars['ID']['input'];
};


/**
 * All that can be changed. Each field is one transaction, all or nothing, also when it takes a list. In updates, what is
 * left out stays and null unsets (BAD_INPUT where there must be a value); a list replaces the list, but an element given
 * with its id stays that element, and localised texts merge by language.
 *
 * The header Idempotency-Key, 1 to 200 printed characters of ASCII without spaces, makes a call safe to repeat. It is kept
 * for each caller for 24 hours. The same key with the same operation and variables gets the same answer and changes
 * nothing more; a call that was cut off goes on with the field where it was. With anything else the key is CONFLICT. A
 * field that was refused is tried again. The header does nothing for callers who are not signed in, and for mutations that
 * take or make a secret. An answer that is longer than 64 KB or asks for a secret is not kept word for word: what was done
 * is told again as it is by then.
 */
export type MutationReopenAccountArgs = {
  member: Scalars['ID']['input'];
  reason: Scalars['String']['input'];
};


/**
 * All that can be changed. Each field is one transaction, all or nothing, also when it takes a list. In updates, what is
 * left out stays and null unsets (BAD_INPUT where there must be a value); a list replaces the list, but an element given
 * with its id stays that element, and localised texts merge by language.
 *
 * The header Idempotency-Key, 1 to 200 printed characters of ASCII without spaces, makes a call safe to repeat. It is kept
 * for each caller for 24 hours. The same key with the same operation and variables gets the same answer and changes
 * nothing more; a call that was cut off goes on with the field where it was. With anything else the key is CONFLICT. A
 * field that was refused is tried again. The header does nothing for callers who are not signed in, and for mutations that
 * take or make a secret. An answer that is longer than 64 KB or asks for a secret is not kept word for word: what was done
 * is told again as it is by then.
 */
export type MutationReopenEventArgs = {
  id: Scalars['ID']['input'];
  reason: Scalars['String']['input'];
};


/**
 * All that can be changed. Each field is one transaction, all or nothing, also when it takes a list. In updates, what is
 * left out stays and null unsets (BAD_INPUT where there must be a value); a list replaces the list, but an element given
 * with its id stays that element, and localised texts merge by language.
 *
 * The header Idempotency-Key, 1 to 200 printed characters of ASCII without spaces, makes a call safe to repeat. It is kept
 * for each caller for 24 hours. The same key with the same operation and variables gets the same answer and changes
 * nothing more; a call that was cut off goes on with the field where it was. With anything else the key is CONFLICT. A
 * field that was refused is tried again. The header does nothing for callers who are not signed in, and for mutations that
 * take or make a secret. An answer that is longer than 64 KB or asks for a secret is not kept word for word: what was done
 * is told again as it is by then.
 */
export type MutationRequestSignInLinkArgs = {
  email: Scalars['EmailAddress']['input'];
};


/**
 * All that can be changed. Each field is one transaction, all or nothing, also when it takes a list. In updates, what is
 * left out stays and null unsets (BAD_INPUT where there must be a value); a list replaces the list, but an element given
 * with its id stays that element, and localised texts merge by language.
 *
 * The header Idempotency-Key, 1 to 200 printed characters of ASCII without spaces, makes a call safe to repeat. It is kept
 * for each caller for 24 hours. The same key with the same operation and variables gets the same answer and changes
 * nothing more; a call that was cut off goes on with the field where it was. With anything else the key is CONFLICT. A
 * field that was refused is tried again. The header does nothing for callers who are not signed in, and for mutations that
 * take or make a secret. An answer that is longer than 64 KB or asks for a secret is not kept word for word: what was done
 * is told again as it is by then.
 */
export type MutationRequestUploadArgs = {
  contentType: Scalars['String']['input'];
  name: Scalars['String']['input'];
  size: Scalars['Int']['input'];
};


/**
 * All that can be changed. Each field is one transaction, all or nothing, also when it takes a list. In updates, what is
 * left out stays and null unsets (BAD_INPUT where there must be a value); a list replaces the list, but an element given
 * with its id stays that element, and localised texts merge by language.
 *
 * The header Idempotency-Key, 1 to 200 printed characters of ASCII without spaces, makes a call safe to repeat. It is kept
 * for each caller for 24 hours. The same key with the same operation and variables gets the same answer and changes
 * nothing more; a call that was cut off goes on with the field where it was. With anything else the key is CONFLICT. A
 * field that was refused is tried again. The header does nothing for callers who are not signed in, and for mutations that
 * take or make a secret. An answer that is longer than 64 KB or asks for a secret is not kept word for word: what was done
 * is told again as it is by then.
 */
export type MutationResetSecondFactorArgs = {
  member: Scalars['ID']['input'];
  reason: Scalars['String']['input'];
};


/**
 * All that can be changed. Each field is one transaction, all or nothing, also when it takes a list. In updates, what is
 * left out stays and null unsets (BAD_INPUT where there must be a value); a list replaces the list, but an element given
 * with its id stays that element, and localised texts merge by language.
 *
 * The header Idempotency-Key, 1 to 200 printed characters of ASCII without spaces, makes a call safe to repeat. It is kept
 * for each caller for 24 hours. The same key with the same operation and variables gets the same answer and changes
 * nothing more; a call that was cut off goes on with the field where it was. With anything else the key is CONFLICT. A
 * field that was refused is tried again. The header does nothing for callers who are not signed in, and for mutations that
 * take or make a secret. An answer that is longer than 64 KB or asks for a secret is not kept word for word: what was done
 * is told again as it is by then.
 */
export type MutationRevokeAccessTokenArgs = {
  id: Scalars['ID']['input'];
};


/**
 * All that can be changed. Each field is one transaction, all or nothing, also when it takes a list. In updates, what is
 * left out stays and null unsets (BAD_INPUT where there must be a value); a list replaces the list, but an element given
 * with its id stays that element, and localised texts merge by language.
 *
 * The header Idempotency-Key, 1 to 200 printed characters of ASCII without spaces, makes a call safe to repeat. It is kept
 * for each caller for 24 hours. The same key with the same operation and variables gets the same answer and changes
 * nothing more; a call that was cut off goes on with the field where it was. With anything else the key is CONFLICT. A
 * field that was refused is tried again. The header does nothing for callers who are not signed in, and for mutations that
 * take or make a secret. An answer that is longer than 64 KB or asks for a secret is not kept word for word: what was done
 * is told again as it is by then.
 */
export type MutationRevokeCertificateArgs = {
  code: Scalars['String']['input'];
  reason: Scalars['String']['input'];
};


/**
 * All that can be changed. Each field is one transaction, all or nothing, also when it takes a list. In updates, what is
 * left out stays and null unsets (BAD_INPUT where there must be a value); a list replaces the list, but an element given
 * with its id stays that element, and localised texts merge by language.
 *
 * The header Idempotency-Key, 1 to 200 printed characters of ASCII without spaces, makes a call safe to repeat. It is kept
 * for each caller for 24 hours. The same key with the same operation and variables gets the same answer and changes
 * nothing more; a call that was cut off goes on with the field where it was. With anything else the key is CONFLICT. A
 * field that was refused is tried again. The header does nothing for callers who are not signed in, and for mutations that
 * take or make a secret. An answer that is longer than 64 KB or asks for a secret is not kept word for word: what was done
 * is told again as it is by then.
 */
export type MutationRevokeRoleArgs = {
  id: Scalars['ID']['input'];
};


/**
 * All that can be changed. Each field is one transaction, all or nothing, also when it takes a list. In updates, what is
 * left out stays and null unsets (BAD_INPUT where there must be a value); a list replaces the list, but an element given
 * with its id stays that element, and localised texts merge by language.
 *
 * The header Idempotency-Key, 1 to 200 printed characters of ASCII without spaces, makes a call safe to repeat. It is kept
 * for each caller for 24 hours. The same key with the same operation and variables gets the same answer and changes
 * nothing more; a call that was cut off goes on with the field where it was. With anything else the key is CONFLICT. A
 * field that was refused is tried again. The header does nothing for callers who are not signed in, and for mutations that
 * take or make a secret. An answer that is longer than 64 KB or asks for a secret is not kept word for word: what was done
 * is told again as it is by then.
 */
export type MutationSaveNarrativeArgs = {
  input: NarrativeInput;
};


/**
 * All that can be changed. Each field is one transaction, all or nothing, also when it takes a list. In updates, what is
 * left out stays and null unsets (BAD_INPUT where there must be a value); a list replaces the list, but an element given
 * with its id stays that element, and localised texts merge by language.
 *
 * The header Idempotency-Key, 1 to 200 printed characters of ASCII without spaces, makes a call safe to repeat. It is kept
 * for each caller for 24 hours. The same key with the same operation and variables gets the same answer and changes
 * nothing more; a call that was cut off goes on with the field where it was. With anything else the key is CONFLICT. A
 * field that was refused is tried again. The header does nothing for callers who are not signed in, and for mutations that
 * take or make a secret. An answer that is longer than 64 KB or asks for a secret is not kept word for word: what was done
 * is told again as it is by then.
 */
export type MutationSetActionStatusArgs = {
  action: Scalars['String']['input'];
  note?: InputMaybe<Scalars['String']['input']>;
  status?: InputMaybe<ActionStatus>;
  year: Scalars['Int']['input'];
};


/**
 * All that can be changed. Each field is one transaction, all or nothing, also when it takes a list. In updates, what is
 * left out stays and null unsets (BAD_INPUT where there must be a value); a list replaces the list, but an element given
 * with its id stays that element, and localised texts merge by language.
 *
 * The header Idempotency-Key, 1 to 200 printed characters of ASCII without spaces, makes a call safe to repeat. It is kept
 * for each caller for 24 hours. The same key with the same operation and variables gets the same answer and changes
 * nothing more; a call that was cut off goes on with the field where it was. With anything else the key is CONFLICT. A
 * field that was refused is tried again. The header does nothing for callers who are not signed in, and for mutations that
 * take or make a secret. An answer that is longer than 64 KB or asks for a secret is not kept word for word: what was done
 * is told again as it is by then.
 */
export type MutationSetConsentArgs = {
  document?: InputMaybe<Scalars['String']['input']>;
  given: Scalars['Boolean']['input'];
  purpose: ConsentPurpose;
  registration?: InputMaybe<Scalars['ID']['input']>;
  signedOn?: InputMaybe<Scalars['Date']['input']>;
};


/**
 * All that can be changed. Each field is one transaction, all or nothing, also when it takes a list. In updates, what is
 * left out stays and null unsets (BAD_INPUT where there must be a value); a list replaces the list, but an element given
 * with its id stays that element, and localised texts merge by language.
 *
 * The header Idempotency-Key, 1 to 200 printed characters of ASCII without spaces, makes a call safe to repeat. It is kept
 * for each caller for 24 hours. The same key with the same operation and variables gets the same answer and changes
 * nothing more; a call that was cut off goes on with the field where it was. With anything else the key is CONFLICT. A
 * field that was refused is tried again. The header does nothing for callers who are not signed in, and for mutations that
 * take or make a secret. An answer that is longer than 64 KB or asks for a secret is not kept word for word: what was done
 * is told again as it is by then.
 */
export type MutationSetFollowUpArgs = {
  id: Scalars['ID']['input'];
  note?: InputMaybe<Scalars['String']['input']>;
  status: FollowUpStatus;
};


/**
 * All that can be changed. Each field is one transaction, all or nothing, also when it takes a list. In updates, what is
 * left out stays and null unsets (BAD_INPUT where there must be a value); a list replaces the list, but an element given
 * with its id stays that element, and localised texts merge by language.
 *
 * The header Idempotency-Key, 1 to 200 printed characters of ASCII without spaces, makes a call safe to repeat. It is kept
 * for each caller for 24 hours. The same key with the same operation and variables gets the same answer and changes
 * nothing more; a call that was cut off goes on with the field where it was. With anything else the key is CONFLICT. A
 * field that was refused is tried again. The header does nothing for callers who are not signed in, and for mutations that
 * take or make a secret. An answer that is longer than 64 KB or asks for a secret is not kept word for word: what was done
 * is told again as it is by then.
 */
export type MutationSetMembershipRoleArgs = {
  id: Scalars['ID']['input'];
  role: MembershipRole;
};


/**
 * All that can be changed. Each field is one transaction, all or nothing, also when it takes a list. In updates, what is
 * left out stays and null unsets (BAD_INPUT where there must be a value); a list replaces the list, but an element given
 * with its id stays that element, and localised texts merge by language.
 *
 * The header Idempotency-Key, 1 to 200 printed characters of ASCII without spaces, makes a call safe to repeat. It is kept
 * for each caller for 24 hours. The same key with the same operation and variables gets the same answer and changes
 * nothing more; a call that was cut off goes on with the field where it was. With anything else the key is CONFLICT. A
 * field that was refused is tried again. The header does nothing for callers who are not signed in, and for mutations that
 * take or make a secret. An answer that is longer than 64 KB or asks for a secret is not kept word for word: what was done
 * is told again as it is by then.
 */
export type MutationSetPasswordArgs = {
  current?: InputMaybe<Scalars['String']['input']>;
  keepAccessTokens?: Scalars['Boolean']['input'];
  new: Scalars['String']['input'];
};


/**
 * All that can be changed. Each field is one transaction, all or nothing, also when it takes a list. In updates, what is
 * left out stays and null unsets (BAD_INPUT where there must be a value); a list replaces the list, but an element given
 * with its id stays that element, and localised texts merge by language.
 *
 * The header Idempotency-Key, 1 to 200 printed characters of ASCII without spaces, makes a call safe to repeat. It is kept
 * for each caller for 24 hours. The same key with the same operation and variables gets the same answer and changes
 * nothing more; a call that was cut off goes on with the field where it was. With anything else the key is CONFLICT. A
 * field that was refused is tried again. The header does nothing for callers who are not signed in, and for mutations that
 * take or make a secret. An answer that is longer than 64 KB or asks for a secret is not kept word for word: what was done
 * is told again as it is by then.
 */
export type MutationSignInArgs = {
  input: SignInInput;
};


/**
 * All that can be changed. Each field is one transaction, all or nothing, also when it takes a list. In updates, what is
 * left out stays and null unsets (BAD_INPUT where there must be a value); a list replaces the list, but an element given
 * with its id stays that element, and localised texts merge by language.
 *
 * The header Idempotency-Key, 1 to 200 printed characters of ASCII without spaces, makes a call safe to repeat. It is kept
 * for each caller for 24 hours. The same key with the same operation and variables gets the same answer and changes
 * nothing more; a call that was cut off goes on with the field where it was. With anything else the key is CONFLICT. A
 * field that was refused is tried again. The header does nothing for callers who are not signed in, and for mutations that
 * take or make a secret. An answer that is longer than 64 KB or asks for a secret is not kept word for word: what was done
 * is told again as it is by then.
 */
export type MutationSignInWithCodeArgs = {
  code: Scalars['String']['input'];
};


/**
 * All that can be changed. Each field is one transaction, all or nothing, also when it takes a list. In updates, what is
 * left out stays and null unsets (BAD_INPUT where there must be a value); a list replaces the list, but an element given
 * with its id stays that element, and localised texts merge by language.
 *
 * The header Idempotency-Key, 1 to 200 printed characters of ASCII without spaces, makes a call safe to repeat. It is kept
 * for each caller for 24 hours. The same key with the same operation and variables gets the same answer and changes
 * nothing more; a call that was cut off goes on with the field where it was. With anything else the key is CONFLICT. A
 * field that was refused is tried again. The header does nothing for callers who are not signed in, and for mutations that
 * take or make a secret. An answer that is longer than 64 KB or asks for a secret is not kept word for word: what was done
 * is told again as it is by then.
 */
export type MutationSignInWithLinkArgs = {
  token: Scalars['String']['input'];
};


/**
 * All that can be changed. Each field is one transaction, all or nothing, also when it takes a list. In updates, what is
 * left out stays and null unsets (BAD_INPUT where there must be a value); a list replaces the list, but an element given
 * with its id stays that element, and localised texts merge by language.
 *
 * The header Idempotency-Key, 1 to 200 printed characters of ASCII without spaces, makes a call safe to repeat. It is kept
 * for each caller for 24 hours. The same key with the same operation and variables gets the same answer and changes
 * nothing more; a call that was cut off goes on with the field where it was. With anything else the key is CONFLICT. A
 * field that was refused is tried again. The header does nothing for callers who are not signed in, and for mutations that
 * take or make a secret. An answer that is longer than 64 KB or asks for a secret is not kept word for word: what was done
 * is told again as it is by then.
 */
export type MutationSignInWithPasskeyArgs = {
  response: Scalars['String']['input'];
};


/**
 * All that can be changed. Each field is one transaction, all or nothing, also when it takes a list. In updates, what is
 * left out stays and null unsets (BAD_INPUT where there must be a value); a list replaces the list, but an element given
 * with its id stays that element, and localised texts merge by language.
 *
 * The header Idempotency-Key, 1 to 200 printed characters of ASCII without spaces, makes a call safe to repeat. It is kept
 * for each caller for 24 hours. The same key with the same operation and variables gets the same answer and changes
 * nothing more; a call that was cut off goes on with the field where it was. With anything else the key is CONFLICT. A
 * field that was refused is tried again. The header does nothing for callers who are not signed in, and for mutations that
 * take or make a secret. An answer that is longer than 64 KB or asks for a secret is not kept word for word: what was done
 * is told again as it is by then.
 */
export type MutationSignUpArgs = {
  input: SignUpInput;
};


/**
 * All that can be changed. Each field is one transaction, all or nothing, also when it takes a list. In updates, what is
 * left out stays and null unsets (BAD_INPUT where there must be a value); a list replaces the list, but an element given
 * with its id stays that element, and localised texts merge by language.
 *
 * The header Idempotency-Key, 1 to 200 printed characters of ASCII without spaces, makes a call safe to repeat. It is kept
 * for each caller for 24 hours. The same key with the same operation and variables gets the same answer and changes
 * nothing more; a call that was cut off goes on with the field where it was. With anything else the key is CONFLICT. A
 * field that was refused is tried again. The header does nothing for callers who are not signed in, and for mutations that
 * take or make a secret. An answer that is longer than 64 KB or asks for a secret is not kept word for word: what was done
 * is told again as it is by then.
 */
export type MutationSubmitOutcomeArgs = {
  id: Scalars['ID']['input'];
};


/**
 * All that can be changed. Each field is one transaction, all or nothing, also when it takes a list. In updates, what is
 * left out stays and null unsets (BAD_INPUT where there must be a value); a list replaces the list, but an element given
 * with its id stays that element, and localised texts merge by language.
 *
 * The header Idempotency-Key, 1 to 200 printed characters of ASCII without spaces, makes a call safe to repeat. It is kept
 * for each caller for 24 hours. The same key with the same operation and variables gets the same answer and changes
 * nothing more; a call that was cut off goes on with the field where it was. With anything else the key is CONFLICT. A
 * field that was refused is tried again. The header does nothing for callers who are not signed in, and for mutations that
 * take or make a secret. An answer that is longer than 64 KB or asks for a secret is not kept word for word: what was done
 * is told again as it is by then.
 */
export type MutationSubstituteArgs = {
  member: Scalars['ID']['input'];
  registration: Scalars['ID']['input'];
};


/**
 * All that can be changed. Each field is one transaction, all or nothing, also when it takes a list. In updates, what is
 * left out stays and null unsets (BAD_INPUT where there must be a value); a list replaces the list, but an element given
 * with its id stays that element, and localised texts merge by language.
 *
 * The header Idempotency-Key, 1 to 200 printed characters of ASCII without spaces, makes a call safe to repeat. It is kept
 * for each caller for 24 hours. The same key with the same operation and variables gets the same answer and changes
 * nothing more; a call that was cut off goes on with the field where it was. With anything else the key is CONFLICT. A
 * field that was refused is tried again. The header does nothing for callers who are not signed in, and for mutations that
 * take or make a secret. An answer that is longer than 64 KB or asks for a secret is not kept word for word: what was done
 * is told again as it is by then.
 */
export type MutationUnlinkProviderArgs = {
  issuer: Scalars['String']['input'];
};


/**
 * All that can be changed. Each field is one transaction, all or nothing, also when it takes a list. In updates, what is
 * left out stays and null unsets (BAD_INPUT where there must be a value); a list replaces the list, but an element given
 * with its id stays that element, and localised texts merge by language.
 *
 * The header Idempotency-Key, 1 to 200 printed characters of ASCII without spaces, makes a call safe to repeat. It is kept
 * for each caller for 24 hours. The same key with the same operation and variables gets the same answer and changes
 * nothing more; a call that was cut off goes on with the field where it was. With anything else the key is CONFLICT. A
 * field that was refused is tried again. The header does nothing for callers who are not signed in, and for mutations that
 * take or make a secret. An answer that is longer than 64 KB or asks for a secret is not kept word for word: what was done
 * is told again as it is by then.
 */
export type MutationUnpublishEventArgs = {
  id: Scalars['ID']['input'];
};


/**
 * All that can be changed. Each field is one transaction, all or nothing, also when it takes a list. In updates, what is
 * left out stays and null unsets (BAD_INPUT where there must be a value); a list replaces the list, but an element given
 * with its id stays that element, and localised texts merge by language.
 *
 * The header Idempotency-Key, 1 to 200 printed characters of ASCII without spaces, makes a call safe to repeat. It is kept
 * for each caller for 24 hours. The same key with the same operation and variables gets the same answer and changes
 * nothing more; a call that was cut off goes on with the field where it was. With anything else the key is CONFLICT. A
 * field that was refused is tried again. The header does nothing for callers who are not signed in, and for mutations that
 * take or make a secret. An answer that is longer than 64 KB or asks for a secret is not kept word for word: what was done
 * is told again as it is by then.
 */
export type MutationUpdateActionArgs = {
  id: Scalars['ID']['input'];
  input: UpdateActionInput;
};


/**
 * All that can be changed. Each field is one transaction, all or nothing, also when it takes a list. In updates, what is
 * left out stays and null unsets (BAD_INPUT where there must be a value); a list replaces the list, but an element given
 * with its id stays that element, and localised texts merge by language.
 *
 * The header Idempotency-Key, 1 to 200 printed characters of ASCII without spaces, makes a call safe to repeat. It is kept
 * for each caller for 24 hours. The same key with the same operation and variables gets the same answer and changes
 * nothing more; a call that was cut off goes on with the field where it was. With anything else the key is CONFLICT. A
 * field that was refused is tried again. The header does nothing for callers who are not signed in, and for mutations that
 * take or make a secret. An answer that is longer than 64 KB or asks for a secret is not kept word for word: what was done
 * is told again as it is by then.
 */
export type MutationUpdateEventArgs = {
  dryRun?: Scalars['Boolean']['input'];
  id: Scalars['ID']['input'];
  input: UpdateEventInput;
  reason?: InputMaybe<Scalars['String']['input']>;
};


/**
 * All that can be changed. Each field is one transaction, all or nothing, also when it takes a list. In updates, what is
 * left out stays and null unsets (BAD_INPUT where there must be a value); a list replaces the list, but an element given
 * with its id stays that element, and localised texts merge by language.
 *
 * The header Idempotency-Key, 1 to 200 printed characters of ASCII without spaces, makes a call safe to repeat. It is kept
 * for each caller for 24 hours. The same key with the same operation and variables gets the same answer and changes
 * nothing more; a call that was cut off goes on with the field where it was. With anything else the key is CONFLICT. A
 * field that was refused is tried again. The header does nothing for callers who are not signed in, and for mutations that
 * take or make a secret. An answer that is longer than 64 KB or asks for a secret is not kept word for word: what was done
 * is told again as it is by then.
 */
export type MutationUpdateIndicatorArgs = {
  id: Scalars['ID']['input'];
  input: UpdateIndicatorInput;
};


/**
 * All that can be changed. Each field is one transaction, all or nothing, also when it takes a list. In updates, what is
 * left out stays and null unsets (BAD_INPUT where there must be a value); a list replaces the list, but an element given
 * with its id stays that element, and localised texts merge by language.
 *
 * The header Idempotency-Key, 1 to 200 printed characters of ASCII without spaces, makes a call safe to repeat. It is kept
 * for each caller for 24 hours. The same key with the same operation and variables gets the same answer and changes
 * nothing more; a call that was cut off goes on with the field where it was. With anything else the key is CONFLICT. A
 * field that was refused is tried again. The header does nothing for callers who are not signed in, and for mutations that
 * take or make a secret. An answer that is longer than 64 KB or asks for a secret is not kept word for word: what was done
 * is told again as it is by then.
 */
export type MutationUpdateMaterialArgs = {
  id: Scalars['ID']['input'];
  input: UpdateMaterialInput;
};


/**
 * All that can be changed. Each field is one transaction, all or nothing, also when it takes a list. In updates, what is
 * left out stays and null unsets (BAD_INPUT where there must be a value); a list replaces the list, but an element given
 * with its id stays that element, and localised texts merge by language.
 *
 * The header Idempotency-Key, 1 to 200 printed characters of ASCII without spaces, makes a call safe to repeat. It is kept
 * for each caller for 24 hours. The same key with the same operation and variables gets the same answer and changes
 * nothing more; a call that was cut off goes on with the field where it was. With anything else the key is CONFLICT. A
 * field that was refused is tried again. The header does nothing for callers who are not signed in, and for mutations that
 * take or make a secret. An answer that is longer than 64 KB or asks for a secret is not kept word for word: what was done
 * is told again as it is by then.
 */
export type MutationUpdateMemberArgs = {
  id: Scalars['ID']['input'];
  input: UpdateProfileInput;
  reason?: InputMaybe<Scalars['String']['input']>;
};


/**
 * All that can be changed. Each field is one transaction, all or nothing, also when it takes a list. In updates, what is
 * left out stays and null unsets (BAD_INPUT where there must be a value); a list replaces the list, but an element given
 * with its id stays that element, and localised texts merge by language.
 *
 * The header Idempotency-Key, 1 to 200 printed characters of ASCII without spaces, makes a call safe to repeat. It is kept
 * for each caller for 24 hours. The same key with the same operation and variables gets the same answer and changes
 * nothing more; a call that was cut off goes on with the field where it was. With anything else the key is CONFLICT. A
 * field that was refused is tried again. The header does nothing for callers who are not signed in, and for mutations that
 * take or make a secret. An answer that is longer than 64 KB or asks for a secret is not kept word for word: what was done
 * is told again as it is by then.
 */
export type MutationUpdateNetworkArgs = {
  id: Scalars['ID']['input'];
  input: UpdateNetworkInput;
};


/**
 * All that can be changed. Each field is one transaction, all or nothing, also when it takes a list. In updates, what is
 * left out stays and null unsets (BAD_INPUT where there must be a value); a list replaces the list, but an element given
 * with its id stays that element, and localised texts merge by language.
 *
 * The header Idempotency-Key, 1 to 200 printed characters of ASCII without spaces, makes a call safe to repeat. It is kept
 * for each caller for 24 hours. The same key with the same operation and variables gets the same answer and changes
 * nothing more; a call that was cut off goes on with the field where it was. With anything else the key is CONFLICT. A
 * field that was refused is tried again. The header does nothing for callers who are not signed in, and for mutations that
 * take or make a secret. An answer that is longer than 64 KB or asks for a secret is not kept word for word: what was done
 * is told again as it is by then.
 */
export type MutationUpdateOrganisationArgs = {
  id: Scalars['ID']['input'];
  input: UpdateOrganisationInput;
};


/**
 * All that can be changed. Each field is one transaction, all or nothing, also when it takes a list. In updates, what is
 * left out stays and null unsets (BAD_INPUT where there must be a value); a list replaces the list, but an element given
 * with its id stays that element, and localised texts merge by language.
 *
 * The header Idempotency-Key, 1 to 200 printed characters of ASCII without spaces, makes a call safe to repeat. It is kept
 * for each caller for 24 hours. The same key with the same operation and variables gets the same answer and changes
 * nothing more; a call that was cut off goes on with the field where it was. With anything else the key is CONFLICT. A
 * field that was refused is tried again. The header does nothing for callers who are not signed in, and for mutations that
 * take or make a secret. An answer that is longer than 64 KB or asks for a secret is not kept word for word: what was done
 * is told again as it is by then.
 */
export type MutationUpdateOutcomeArgs = {
  id: Scalars['ID']['input'];
  input: UpdateOutcomeInput;
  reason?: InputMaybe<Scalars['String']['input']>;
};


/**
 * All that can be changed. Each field is one transaction, all or nothing, also when it takes a list. In updates, what is
 * left out stays and null unsets (BAD_INPUT where there must be a value); a list replaces the list, but an element given
 * with its id stays that element, and localised texts merge by language.
 *
 * The header Idempotency-Key, 1 to 200 printed characters of ASCII without spaces, makes a call safe to repeat. It is kept
 * for each caller for 24 hours. The same key with the same operation and variables gets the same answer and changes
 * nothing more; a call that was cut off goes on with the field where it was. With anything else the key is CONFLICT. A
 * field that was refused is tried again. The header does nothing for callers who are not signed in, and for mutations that
 * take or make a secret. An answer that is longer than 64 KB or asks for a secret is not kept word for word: what was done
 * is told again as it is by then.
 */
export type MutationUpdatePreferencesArgs = {
  input: PreferencesInput;
};


/**
 * All that can be changed. Each field is one transaction, all or nothing, also when it takes a list. In updates, what is
 * left out stays and null unsets (BAD_INPUT where there must be a value); a list replaces the list, but an element given
 * with its id stays that element, and localised texts merge by language.
 *
 * The header Idempotency-Key, 1 to 200 printed characters of ASCII without spaces, makes a call safe to repeat. It is kept
 * for each caller for 24 hours. The same key with the same operation and variables gets the same answer and changes
 * nothing more; a call that was cut off goes on with the field where it was. With anything else the key is CONFLICT. A
 * field that was refused is tried again. The header does nothing for callers who are not signed in, and for mutations that
 * take or make a secret. An answer that is longer than 64 KB or asks for a secret is not kept word for word: what was done
 * is told again as it is by then.
 */
export type MutationUpdateProfileArgs = {
  input: UpdateProfileInput;
};


/**
 * All that can be changed. Each field is one transaction, all or nothing, also when it takes a list. In updates, what is
 * left out stays and null unsets (BAD_INPUT where there must be a value); a list replaces the list, but an element given
 * with its id stays that element, and localised texts merge by language.
 *
 * The header Idempotency-Key, 1 to 200 printed characters of ASCII without spaces, makes a call safe to repeat. It is kept
 * for each caller for 24 hours. The same key with the same operation and variables gets the same answer and changes
 * nothing more; a call that was cut off goes on with the field where it was. With anything else the key is CONFLICT. A
 * field that was refused is tried again. The header does nothing for callers who are not signed in, and for mutations that
 * take or make a secret. An answer that is longer than 64 KB or asks for a secret is not kept word for word: what was done
 * is told again as it is by then.
 */
export type MutationUpdateProgrammeArgs = {
  id: Scalars['ID']['input'];
  input: UpdateProgrammeInput;
};


/**
 * All that can be changed. Each field is one transaction, all or nothing, also when it takes a list. In updates, what is
 * left out stays and null unsets (BAD_INPUT where there must be a value); a list replaces the list, but an element given
 * with its id stays that element, and localised texts merge by language.
 *
 * The header Idempotency-Key, 1 to 200 printed characters of ASCII without spaces, makes a call safe to repeat. It is kept
 * for each caller for 24 hours. The same key with the same operation and variables gets the same answer and changes
 * nothing more; a call that was cut off goes on with the field where it was. With anything else the key is CONFLICT. A
 * field that was refused is tried again. The header does nothing for callers who are not signed in, and for mutations that
 * take or make a secret. An answer that is longer than 64 KB or asks for a secret is not kept word for word: what was done
 * is told again as it is by then.
 */
export type MutationUpdateRegistrationArgs = {
  id: Scalars['ID']['input'];
  input: UpdateRegistrationInput;
  reason?: InputMaybe<Scalars['String']['input']>;
};


/**
 * All that can be changed. Each field is one transaction, all or nothing, also when it takes a list. In updates, what is
 * left out stays and null unsets (BAD_INPUT where there must be a value); a list replaces the list, but an element given
 * with its id stays that element, and localised texts merge by language.
 *
 * The header Idempotency-Key, 1 to 200 printed characters of ASCII without spaces, makes a call safe to repeat. It is kept
 * for each caller for 24 hours. The same key with the same operation and variables gets the same answer and changes
 * nothing more; a call that was cut off goes on with the field where it was. With anything else the key is CONFLICT. A
 * field that was refused is tried again. The header does nothing for callers who are not signed in, and for mutations that
 * take or make a secret. An answer that is longer than 64 KB or asks for a secret is not kept word for word: what was done
 * is told again as it is by then.
 */
export type MutationUpdateStateArgs = {
  code: Scalars['CountryCode']['input'];
  input: UpdateStateInput;
};


/**
 * All that can be changed. Each field is one transaction, all or nothing, also when it takes a list. In updates, what is
 * left out stays and null unsets (BAD_INPUT where there must be a value); a list replaces the list, but an element given
 * with its id stays that element, and localised texts merge by language.
 *
 * The header Idempotency-Key, 1 to 200 printed characters of ASCII without spaces, makes a call safe to repeat. It is kept
 * for each caller for 24 hours. The same key with the same operation and variables gets the same answer and changes
 * nothing more; a call that was cut off goes on with the field where it was. With anything else the key is CONFLICT. A
 * field that was refused is tried again. The header does nothing for callers who are not signed in, and for mutations that
 * take or make a secret. An answer that is longer than 64 KB or asks for a secret is not kept word for word: what was done
 * is told again as it is by then.
 */
export type MutationVerifyOutcomeArgs = {
  accept: Scalars['Boolean']['input'];
  id: Scalars['ID']['input'];
  note?: InputMaybe<Scalars['String']['input']>;
};


/**
 * All that can be changed. Each field is one transaction, all or nothing, also when it takes a list. In updates, what is
 * left out stays and null unsets (BAD_INPUT where there must be a value); a list replaces the list, but an element given
 * with its id stays that element, and localised texts merge by language.
 *
 * The header Idempotency-Key, 1 to 200 printed characters of ASCII without spaces, makes a call safe to repeat. It is kept
 * for each caller for 24 hours. The same key with the same operation and variables gets the same answer and changes
 * nothing more; a call that was cut off goes on with the field where it was. With anything else the key is CONFLICT. A
 * field that was refused is tried again. The header does nothing for callers who are not signed in, and for mutations that
 * take or make a secret. An answer that is longer than 64 KB or asks for a secret is not kept word for word: what was done
 * is told again as it is by then.
 */
export type MutationWithdrawArgs = {
  reason?: InputMaybe<Scalars['String']['input']>;
  registration: Scalars['ID']['input'];
};


/**
 * All that can be changed. Each field is one transaction, all or nothing, also when it takes a list. In updates, what is
 * left out stays and null unsets (BAD_INPUT where there must be a value); a list replaces the list, but an element given
 * with its id stays that element, and localised texts merge by language.
 *
 * The header Idempotency-Key, 1 to 200 printed characters of ASCII without spaces, makes a call safe to repeat. It is kept
 * for each caller for 24 hours. The same key with the same operation and variables gets the same answer and changes
 * nothing more; a call that was cut off goes on with the field where it was. With anything else the key is CONFLICT. A
 * field that was refused is tried again. The header does nothing for callers who are not signed in, and for mutations that
 * take or make a secret. An answer that is longer than 64 KB or asks for a secret is not kept word for word: what was done
 * is told again as it is by then.
 */
export type MutationWithdrawOutcomeArgs = {
  id: Scalars['ID']['input'];
  reason: Scalars['String']['input'];
};


/**
 * All that can be changed. Each field is one transaction, all or nothing, also when it takes a list. In updates, what is
 * left out stays and null unsets (BAD_INPUT where there must be a value); a list replaces the list, but an element given
 * with its id stays that element, and localised texts merge by language.
 *
 * The header Idempotency-Key, 1 to 200 printed characters of ASCII without spaces, makes a call safe to repeat. It is kept
 * for each caller for 24 hours. The same key with the same operation and variables gets the same answer and changes
 * nothing more; a call that was cut off goes on with the field where it was. With anything else the key is CONFLICT. A
 * field that was refused is tried again. The header does nothing for callers who are not signed in, and for mutations that
 * take or make a secret. An answer that is longer than 64 KB or asks for a secret is not kept word for word: what was done
 * is told again as it is by then.
 */
export type MutationWithdrawReleaseArgs = {
  id: Scalars['ID']['input'];
  reason: Scalars['String']['input'];
};


/**
 * All that can be changed. Each field is one transaction, all or nothing, also when it takes a list. In updates, what is
 * left out stays and null unsets (BAD_INPUT where there must be a value); a list replaces the list, but an element given
 * with its id stays that element, and localised texts merge by language.
 *
 * The header Idempotency-Key, 1 to 200 printed characters of ASCII without spaces, makes a call safe to repeat. It is kept
 * for each caller for 24 hours. The same key with the same operation and variables gets the same answer and changes
 * nothing more; a call that was cut off goes on with the field where it was. With anything else the key is CONFLICT. A
 * field that was refused is tried again. The header does nothing for callers who are not signed in, and for mutations that
 * take or make a secret. An answer that is longer than 64 KB or asks for a secret is not kept word for word: what was done
 * is told again as it is by then.
 */
export type MutationWithdrawStateInvitationArgs = {
  id: Scalars['ID']['input'];
  reason: Scalars['String']['input'];
};

/** What a person wrote beside the figures of a report. It names an area, an action, or neither: then it is of the whole. */
export type Narrative = {
  /** The action that it is about. */
  action?: Maybe<Action>;
  /** The area that it is about. */
  area?: Maybe<Area>;
  /** The text. */
  text: Scalars['String']['output'];
  /** The text in every language there is. */
  texts: Array<LocalisedText>;
  /** When it was last changed. */
  writtenAt: Scalars['DateTime']['output'];
};


/** What a person wrote beside the figures of a report. It names an area, an action, or neither: then it is of the whole. */
export type NarrativeTextArgs = {
  locale?: InputMaybe<Scalars['Locale']['input']>;
};


/** What a person wrote beside the figures of a report. It names an area, an action, or neither: then it is of the whole. */
export type NarrativeTextsArgs = {
  locale?: InputMaybe<Scalars['Locale']['input']>;
};

/** What to write beside the figures of a report. */
export type NarrativeInput = {
  /** Code of the action or sub-item that it is about; of this and an area at most one. */
  action?: InputMaybe<Scalars['String']['input']>;
  /** Code of the area that it is about. */
  area?: InputMaybe<Scalars['String']['input']>;
  /** The report: the same plan, days and narrowing show it again. */
  report: ActivityReportInput;
  /** The text; a language left out stays as it is, an empty text takes its language away. */
  text: Array<LocalisedInput>;
};

/** A lasting group of people who work on some actions of the plan. */
export type Network = Node & {
  /** Actions that the network serves. */
  actions: Array<Action>;
  /** Every participating state, also those without a member. */
  coverage: Array<StateCoverage>;
  /** Events of the network. */
  events: EventConnection;
  /** How the number of active members changed within some days. */
  growth: NetworkGrowth;
  /** Opaque id, unique over all kinds. */
  id: Scalars['ID']['output'];
  /** What sort of network it is. */
  kind: NetworkKind;
  /** What the network is there for. */
  mandate?: Maybe<Scalars['String']['output']>;
  /** Mandate in every language there is. */
  mandates: Array<LocalisedText>;
  /** Files and links of the network, of those that the caller may have, in the order in which they were added. */
  materials: Array<Material>;
  /** The ACTIVE memberships; others are shown only to staff and to the people themselves. */
  memberships: MembershipConnection;
  /** Name of the network. */
  name: Scalars['String']['output'];
  /** Name in every language there is. */
  names: Array<LocalisedText>;
  /** People who hold the role of organiser for the network. */
  organisers: Array<Member>;
  /** Outcomes of the network. */
  outcomes: OutcomeConnection;
  /** Short name for addresses, unique among networks. */
  slug: Scalars['String']['output'];
  /** How many participating states have an active member. */
  statesCovered: Scalars['Int']['output'];
  /** Counts the changes. An update that sends an older one is refused with CONFLICT. */
  version: Scalars['Int']['output'];
  /** Names of the mutations that the caller may use on this object now; buttons are drawn from it. */
  viewerCan: Array<Scalars['String']['output']>;
  /** The caller's own membership; null if there is none. */
  viewerMembership?: Maybe<Membership>;
};


/** A lasting group of people who work on some actions of the plan. */
export type NetworkEventsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<EventFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};


/** A lasting group of people who work on some actions of the plan. */
export type NetworkGrowthArgs = {
  from: Scalars['Date']['input'];
  to: Scalars['Date']['input'];
};


/** A lasting group of people who work on some actions of the plan. */
export type NetworkMandateArgs = {
  locale?: InputMaybe<Scalars['Locale']['input']>;
};


/** A lasting group of people who work on some actions of the plan. */
export type NetworkMandatesArgs = {
  locale?: InputMaybe<Scalars['Locale']['input']>;
};


/** A lasting group of people who work on some actions of the plan. */
export type NetworkMembershipsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<MembershipFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};


/** A lasting group of people who work on some actions of the plan. */
export type NetworkNameArgs = {
  locale?: InputMaybe<Scalars['Locale']['input']>;
};


/** A lasting group of people who work on some actions of the plan. */
export type NetworkNamesArgs = {
  locale?: InputMaybe<Scalars['Locale']['input']>;
};


/** A lasting group of people who work on some actions of the plan. */
export type NetworkOutcomesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<OutcomeFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};

/** Active members of a network at both ends of a period, and what changed between. */
export type NetworkGrowth = {
  /** Active members when the period ended. */
  after: Scalars['Int']['output'];
  /** Active members when the period began. */
  before: Scalars['Int']['output'];
  /** Memberships that became active during it. */
  joined: Scalars['Int']['output'];
  /** Memberships that ceased to be active during it. */
  left: Scalars['Int']['output'];
};

/** A new network. */
export type NetworkInput = {
  /** Codes of the actions that the network serves. */
  actions: Array<Scalars['String']['input']>;
  /** What sort of network it is. */
  kind: NetworkKind;
  /** What the network is there for, by language. */
  mandate?: InputMaybe<Array<LocalisedInput>>;
  /** Name by language. */
  name: Array<LocalisedInput>;
  /** Short name for addresses: small letters, digits and single hyphens. */
  slug: Scalars['String']['input'];
};

/** What sort of network it is. */
export type NetworkKind =
  /** Officials nominated by their states, with one lead per state and alternates. */
  | 'COORDINATION_NETWORK'
  /** Experts on one subject who share experience and answer each other's questions. */
  | 'EXPERT_NETWORK'
  /** A stock of endorsed experts who can be called on for missions and training. */
  | 'EXPERT_POOL'
  /** Researchers and analysts of states and academia. */
  | 'RESEARCH_NETWORK'
  /** A standing round table, for example between diaspora and governments. */
  | 'ROUND_TABLE'
  /** Trainers who run the dialogue's training. */
  | 'TRAINING_NETWORK';

/** What one network did. */
export type NetworkRow = {
  /** Figures of its events and outcomes. */
  figures: ActivityFigures;
  /** How its membership changed. */
  growth: NetworkGrowth;
  /** The network. */
  network: Network;
};

/** An access token just made. */
export type NewAccessToken = {
  /** What is kept about it. */
  accessToken: AccessToken;
  /** The secret, shown this once. Send it as the header `Authorization: Bearer <token>`. */
  token: Scalars['String']['output'];
};

/** A passkey just added. */
export type NewPasskey = {
  /** What is kept about it. */
  passkey: Passkey;
  /** Recovery codes, shown this once; null where the account has some already. */
  recoveryCodes?: Maybe<Array<Scalars['String']['output']>>;
};

/** Anything with an id. Each object can be asked for again by its id alone. */
export type Node = {
  /** Opaque id, unique over all kinds. */
  id: Scalars['ID']['output'];
};

/** A body that people work for or stand for. */
export type Organisation = Node & {
  /** False: typed into a profile and not yet looked at by the secretariat. */
  confirmed: Scalars['Boolean']['output'];
  /** Opaque id, unique over all kinds. */
  id: Scalars['ID']['output'];
  /** What sort of body it is. */
  kind: OrganisationKind;
  /** Full name. */
  name: Scalars['String']['output'];
  /** Full name in every language there is. */
  names: Array<LocalisedText>;
  /** Body that it is part of; null if of none. */
  parent?: Maybe<Organisation>;
  /** Abbreviation or short name; null if there is none. */
  shortName?: Maybe<Scalars['String']['output']>;
  /** State that it belongs to; null if to none. */
  state?: Maybe<State>;
};


/** A body that people work for or stand for. */
export type OrganisationNameArgs = {
  locale?: InputMaybe<Scalars['Locale']['input']>;
};


/** A body that people work for or stand for. */
export type OrganisationNamesArgs = {
  locale?: InputMaybe<Scalars['Locale']['input']>;
};

/** One page of organisations. */
export type OrganisationConnection = {
  /** The entries of this page, each with its cursor. */
  edges: Array<OrganisationEdge>;
  /** The entries of this page without cursors. */
  nodes: Array<Organisation>;
  /** Where this page lies within the whole list. */
  pageInfo: PageInfo;
  /** How many entries the whole list has, of those that the caller may see. Counted only when asked for. */
  totalCount: Scalars['Int']['output'];
};

/** An organisation and its place in the list. */
export type OrganisationEdge = {
  /** Marks the place of this entry in the list; for `after` and `before`. */
  cursor: Scalars['String']['output'];
  /** The entry itself. */
  node: Organisation;
};

/** Narrows a list of organisations. */
export type OrganisationFilter = {
  /** Only those that the secretariat has (true) or has not (false) looked at. */
  confirmed?: InputMaybe<Scalars['Boolean']['input']>;
  /** Any of these kinds. */
  kinds?: InputMaybe<Array<OrganisationKind>>;
  /** Words in the name or short name. */
  search?: InputMaybe<Scalars['String']['input']>;
  /** Any of these states. */
  states?: InputMaybe<Array<Scalars['CountryCode']['input']>>;
};

/** A new organisation. */
export type OrganisationInput = {
  /** What sort of body it is. */
  kind: OrganisationKind;
  /** Full name by language. */
  name: Array<LocalisedInput>;
  /** Id of the organisation that it is part of. */
  parent?: InputMaybe<Scalars['ID']['input']>;
  /** Abbreviation or short name. */
  shortName?: InputMaybe<Scalars['String']['input']>;
  /** State that it belongs to. */
  state?: InputMaybe<Scalars['CountryCode']['input']>;
};

/** What sort of body an organisation is. */
export type OrganisationKind =
  /** University or research institute. */
  | 'ACADEMIA'
  /** Association of people living abroad. */
  | 'DIASPORA'
  /** Agency, institution or other body of the European Union. */
  | 'EU_AGENCY'
  /** Organisation founded by states. */
  | 'INTERNATIONAL_ORGANISATION'
  /** Region, city or municipality. */
  | 'LOCAL_AUTHORITY'
  /** Newspaper, broadcaster or other medium. */
  | 'MEDIA'
  /** Non-governmental organisation. */
  | 'NGO'
  /** Another dialogue, platform or network. */
  | 'PARTNER_PLATFORM'
  /** Company or business association. */
  | 'PRIVATE_SECTOR'
  /** Trade union or employers' association. */
  | 'SOCIAL_PARTNER'
  /** Ministry, agency or other authority of a state. */
  | 'STATE_AUTHORITY';

/** How many people represented organisations of one kind. */
export type OrganisationKindRow = {
  /** The kind. */
  kind: OrganisationKind;
  /** Attendances: one person at two events counts twice; null: not told. */
  participations?: Maybe<Scalars['Int']['output']>;
  /** Different people; null: not told. */
  people?: Maybe<Scalars['Int']['output']>;
};

/** How one organisation took part. Counts of people are null for readers outside the secretariat. */
export type OrganisationRow = {
  /** Events at which it was represented. */
  events: Scalars['Int']['output'];
  /** The organisation. */
  organisation: Organisation;
  /** Attendances of people who represented it: one person at two events counts twice. */
  participations?: Maybe<Scalars['Int']['output']>;
  /** Different people who represented it. */
  people?: Maybe<Scalars['Int']['output']>;
};

/** What came of the work: a document, an agreement, a tool or another result. */
export type Outcome = Node & {
  /** Actions that it serves, at least one; the first is the primary one. */
  actions: Array<Action>;
  /** Who sees it once it is published; some stay with members or states. */
  audience: Audience;
  /** What it adds to indicators, at most once to each. */
  contributions: Array<IndicatorContribution>;
  /** Who entered it. */
  createdBy?: Maybe<Member>;
  /** Day that it belongs to in reports. */
  date: Scalars['Date']['output'];
  /**
   * The product itself, a file a language, of those that the caller may have, in the order in which they were added. Like
   * everything else that it says, they are those of the version shown.
   */
  documents: Array<Material>;
  /** Events that it came from. */
  events: Array<Event>;
  /** What proves it, at least one before it can be submitted. */
  evidence: Array<Evidence>;
  /** What has to be done next because of it, and by whom. */
  followUps: Array<FollowUp>;
  /** Every change of the status, with who made it. */
  history: Array<OutcomeChange>;
  /** Opaque id, unique over all kinds. */
  id: Scalars['ID']['output'];
  /** What sort of result it is. */
  kind: OutcomeKind;
  /** Networks that it came from. */
  networks: Array<Network>;
  /** When it was published; null: not yet. */
  publishedAt?: Maybe<Scalars['DateTime']['output']>;
  /**
   * What its audience reads while this version is being written and checked: the published version, to be read beside this
   * one. Null where this is the published one, where none is published, and for readers who see that one anyway.
   */
  publishedVersion?: Maybe<Outcome>;
  /** States that took part in it. */
  states: Array<State>;
  /** How far it has come. */
  status: OutcomeStatus;
  /** Summary in every language there is. */
  summaries: Array<LocalisedText>;
  /** What it says or does. */
  summary?: Maybe<Scalars['String']['output']>;
  /** Title of the outcome. */
  title: Scalars['String']['output'];
  /** Title in every language there is. */
  titles: Array<LocalisedText>;
  /** Who checked it; null until then. */
  verifiedBy?: Maybe<Member>;
  /** Counts the changes. An update that sends an older one is refused with CONFLICT. */
  version: Scalars['Int']['output'];
  /** Names of the mutations that the caller may use on this object now; buttons are drawn from it. */
  viewerCan: Array<Scalars['String']['output']>;
};


/** What came of the work: a document, an agreement, a tool or another result. */
export type OutcomeSummariesArgs = {
  locale?: InputMaybe<Scalars['Locale']['input']>;
};


/** What came of the work: a document, an agreement, a tool or another result. */
export type OutcomeSummaryArgs = {
  locale?: InputMaybe<Scalars['Locale']['input']>;
};


/** What came of the work: a document, an agreement, a tool or another result. */
export type OutcomeTitleArgs = {
  locale?: InputMaybe<Scalars['Locale']['input']>;
};


/** What came of the work: a document, an agreement, a tool or another result. */
export type OutcomeTitlesArgs = {
  locale?: InputMaybe<Scalars['Locale']['input']>;
};

/** One change of an outcome's status. */
export type OutcomeChange = {
  /** When it was made. */
  at: Scalars['DateTime']['output'];
  /** Who made it; null: the system. */
  by?: Maybe<Member>;
  /** Status before; null at the first one. */
  from?: Maybe<OutcomeStatus>;
  /** What was said with it. */
  note?: Maybe<Scalars['String']['output']>;
  /** Status after. */
  to: OutcomeStatus;
};

/** One page of outcomes. */
export type OutcomeConnection = {
  /** The entries of this page, each with its cursor. */
  edges: Array<OutcomeEdge>;
  /** The entries of this page without cursors. */
  nodes: Array<Outcome>;
  /** Where this page lies within the whole list. */
  pageInfo: PageInfo;
  /** How many entries the whole list has, of those that the caller may see. Counted only when asked for. */
  totalCount: Scalars['Int']['output'];
};

/** An outcome and its place in the list. */
export type OutcomeEdge = {
  /** Marks the place of this entry in the list; for `after` and `before`. */
  cursor: Scalars['String']['output'];
  /** The entry itself. */
  node: Outcome;
};

/**
 * Narrows a list of outcomes. One version has to fit in all: for staff the current one or the published one beside it, so
 * that PUBLISHED also finds what is published while its next version is being checked.
 */
export type OutcomeFilter = {
  /** Serves any of these actions, by code; the code of an area takes all its actions. */
  actions?: InputMaybe<Array<Scalars['String']['input']>>;
  /** From any of these events. */
  events?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** First day of its date. */
  from?: InputMaybe<Scalars['Date']['input']>;
  /** Any of these kinds. */
  kinds?: InputMaybe<Array<OutcomeKind>>;
  /** From any of these networks. */
  networks?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** Words in the title or summary. */
  search?: InputMaybe<Scalars['String']['input']>;
  /** Any of these states took part. */
  states?: InputMaybe<Array<Scalars['CountryCode']['input']>>;
  /** Any of these statuses. */
  statuses?: InputMaybe<Array<OutcomeStatus>>;
  /** Last day of its date. */
  to?: InputMaybe<Scalars['Date']['input']>;
};

/** A new outcome. */
export type OutcomeInput = {
  /** Codes of the actions that it serves, the primary one first. */
  actions: Array<Scalars['String']['input']>;
  /** Who sees it once it is published. */
  audience?: Audience;
  /** What it adds to indicators, at most once to each. */
  contributions?: InputMaybe<Array<IndicatorContributionInput>>;
  /** Day that it belongs to in reports. */
  date: Scalars['Date']['input'];
  /** Ids of the events that it came from. */
  events?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** What proves it. */
  evidence?: InputMaybe<Array<EvidenceInput>>;
  /** What has to be done next because of it. */
  followUps?: InputMaybe<Array<FollowUpInput>>;
  /** What sort of result it is. */
  kind: OutcomeKind;
  /** Ids of the networks that it came from. */
  networks?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** States that took part in it. */
  states?: InputMaybe<Array<Scalars['CountryCode']['input']>>;
  /** What it says or does, by language. */
  summary?: InputMaybe<Array<LocalisedInput>>;
  /** Title by language. */
  title: Array<LocalisedInput>;
};

/** What sort of result it is. */
export type OutcomeKind =
  /** Report on a situation or a trend. */
  | 'ANALYSIS'
  /** Campaign that raises awareness. */
  | 'CAMPAIGN'
  /** Criteria that several states share. */
  | 'COMMON_CRITERIA'
  /** What a meeting agreed on or took note of. */
  | 'CONCLUSIONS'
  /** Plan for the case that something goes wrong. */
  | 'CONTINGENCY_PLAN'
  /** Information on countries of origin for asylum decisions. */
  | 'COUNTRY_OF_ORIGIN_INFORMATION'
  /** Description of what has worked somewhere. */
  | 'GOOD_PRACTICE'
  /** Guidance on how to do something. */
  | 'GUIDELINE'
  /** Practical reference for those who do the work. */
  | 'HANDBOOK'
  /** Agreed indicators to measure something by. */
  | 'INDICATOR_SET'
  /** Leaflet, page or film that informs people. */
  | 'INFORMATION_PRODUCT'
  /** Structured list, such as of technologies in use. */
  | 'INVENTORY'
  /** Assessment that several states make together, such as of a route. */
  | 'JOINT_ASSESSMENT'
  /** Overview of who does what, and of the gaps. */
  | 'MAPPING'
  /** Described way of gathering or comparing data. */
  | 'METHODOLOGY'
  /** Lasting way to watch how something develops. */
  | 'MONITORING_SYSTEM'
  /** What a state or authority lacks. */
  | 'NEEDS_ASSESSMENT'
  /** Short paper that helps to decide. */
  | 'POLICY_BRIEF'
  /** Project that came out of the dialogue. */
  | 'PROJECT'
  /** Advice to states or other bodies. */
  | 'RECOMMENDATION'
  /** Report on what may go wrong and how likely it is. */
  | 'RISK_ANALYSIS'
  /** Agreed steps that are followed each time. */
  | 'STANDARD_PROCEDURE'
  /** Agreed course over several years. */
  | 'STRATEGY'
  /** Longer piece of research. */
  | 'STUDY'
  /** Software or another aid for the work. */
  | 'TOOL'
  /** Course or material to teach with. */
  | 'TRAINING_MATERIAL'
  /** Agreement between authorities on working together. */
  | 'WORKING_ARRANGEMENT';

/** How many outcomes of one kind there are. */
export type OutcomeKindCount = {
  /** How many. */
  count: Scalars['Int']['output'];
  /** The kind. */
  kind: OutcomeKind;
};

/**
 * How far an outcome has come. Changing one that is VERIFIED or PUBLISHED makes it SUBMITTED again, unless only another
 * language is added; what was published stays visible until the next version is.
 */
export type OutcomeStatus =
  /** Being written. */
  | 'DRAFT'
  /** Shown to its audience and counted in reports. */
  | 'PUBLISHED'
  /** Given back to its author to improve. */
  | 'RETURNED'
  /** Handed in, with evidence, for somebody else to check. */
  | 'SUBMITTED'
  /** Somebody other than the author has checked it against the evidence. */
  | 'VERIFIED'
  /** Taken back; it no longer counts. */
  | 'WITHDRAWN';

/** Where a page lies within the whole list. */
export type PageInfo = {
  /** Cursor of the last entry; null if the page is empty. */
  endCursor?: Maybe<Scalars['String']['output']>;
  /** True if entries follow this page. */
  hasNextPage: Scalars['Boolean']['output'];
  /** True if entries come before this page. */
  hasPreviousPage: Scalars['Boolean']['output'];
  /** Cursor of the first entry; null if the page is empty. */
  startCursor?: Maybe<Scalars['String']['output']>;
};

/** What staff write to people of an event by mail, each of whom sees no other's name or address. */
export type ParticipantMessage = {
  /** The text in every language there is. */
  bodies: Array<LocalisedText>;
  /** The text. */
  body: Scalars['String']['output'];
  /** When its mails were queued; null after a dry run. */
  queuedAt?: Maybe<Scalars['DateTime']['output']>;
  /** How many people it goes to, each once. */
  recipients: Scalars['Int']['output'];
  /** The subject. */
  subject: Scalars['String']['output'];
  /** The subject in every language there is. */
  subjects: Array<LocalisedText>;
  /** How many more were selected and cannot be reached, as no address of theirs is known. */
  withoutAddress: Scalars['Int']['output'];
};


/** What staff write to people of an event by mail, each of whom sees no other's name or address. */
export type ParticipantMessageBodiesArgs = {
  locale?: InputMaybe<Scalars['Locale']['input']>;
};


/** What staff write to people of an event by mail, each of whom sees no other's name or address. */
export type ParticipantMessageBodyArgs = {
  locale?: InputMaybe<Scalars['Locale']['input']>;
};


/** What staff write to people of an event by mail, each of whom sees no other's name or address. */
export type ParticipantMessageSubjectArgs = {
  locale?: InputMaybe<Scalars['Locale']['input']>;
};


/** What staff write to people of an event by mail, each of whom sees no other's name or address. */
export type ParticipantMessageSubjectsArgs = {
  locale?: InputMaybe<Scalars['Locale']['input']>;
};

/** What a person does at an event. Figures count every role but interpreters. */
export type ParticipantRole =
  /** Interprets between languages; not counted in figures. */
  | 'INTERPRETER'
  /** Leads a discussion. */
  | 'MODERATOR'
  /** Follows the event without taking part in it. */
  | 'OBSERVER'
  /** Takes part. */
  | 'PARTICIPANT'
  /** Gives a talk. */
  | 'SPEAKER'
  /** Teaches. */
  | 'TRAINER';

/** What was done together with one organisation. */
export type PartnerRow = {
  /** Figures of the events that it held together with the dialogue, and of the outcomes that name one of them. */
  figures: ActivityFigures;
  /** The organisation. */
  organisation: Organisation;
};

/** What somebody signs in with on a device that asks for a finger, a face or a PIN (WebAuthn). */
export type Passkey = {
  /** When it was added. */
  createdAt: Scalars['DateTime']['output'];
  /** Opaque id. */
  id: Scalars['ID']['output'];
  /** When it was last signed in with; null: not yet. */
  lastUsedAt?: Maybe<Scalars['DateTime']['output']>;
  /** Name that its owner gave it. */
  name: Scalars['String']['output'];
};

/** What the import of an official text did, or would do. */
export type PlanImport = {
  /** Number of actions found, without sub-items. */
  actions: Scalars['Int']['output'];
  /** Number of areas found. */
  areas: Scalars['Int']['output'];
  /** What was found in the text, line by line. */
  items: Array<ImportedItem>;
  /** The imported plan; null after a dry run of a new one. */
  plan?: Maybe<ActionPlan>;
  /** Numbers and letters that the document had lost and the import restored. */
  restored: Array<RestoredLabel>;
  /** Number of sub-items found. */
  subActions: Scalars['Int']['output'];
};

/** A position that somebody holds or held. A person is not a post: posts come and go. */
export type Post = Node & {
  /**
   * False until a contact point of the state, or staff, have confirmed what the holder entered. Until then nobody speaks
   * for a state or an organisation by it.
   */
  confirmed: Scalars['Boolean']['output'];
  /** First day; null if not known. */
  from?: Maybe<Scalars['Date']['output']>;
  /** Opaque id, unique over all kinds. */
  id: Scalars['ID']['output'];
  /** Who holds or held it. */
  member?: Maybe<Member>;
  /** Organisation that the position is in; null if in none. */
  organisation?: Maybe<Organisation>;
  /** State that the position serves; null if none. */
  state?: Maybe<State>;
  /** Name of the position as its holder writes it. */
  title: Scalars['String']['output'];
  /** Last day; null while it lasts. */
  to?: Maybe<Scalars['Date']['output']>;
};

/** One page of posts. */
export type PostConnection = {
  /** The entries of this page, each with its cursor. */
  edges: Array<PostEdge>;
  /** The entries of this page without cursors. */
  nodes: Array<Post>;
  /** Where this page lies within the whole list. */
  pageInfo: PageInfo;
  /** How many entries the whole list has, of those that the caller may see. Counted only when asked for. */
  totalCount: Scalars['Int']['output'];
};

/** A post and its place in the list. */
export type PostEdge = {
  /** Marks the place of this entry in the list; for `after` and `before`. */
  cursor: Scalars['String']['output'];
  /** The entry itself. */
  node: Post;
};

/** A post that somebody holds or held. */
export type PostInput = {
  /** First day. */
  from?: InputMaybe<Scalars['Date']['input']>;
  /** Id of a post that there is already; left out: a new one. */
  id?: InputMaybe<Scalars['ID']['input']>;
  /** Id of the organisation. */
  organisation?: InputMaybe<Scalars['ID']['input']>;
  /** Name of an organisation that is not listed yet, in place of its id. */
  organisationName?: InputMaybe<Scalars['String']['input']>;
  /** State that the position serves. */
  state?: InputMaybe<Scalars['CountryCode']['input']>;
  /** Name of the position. */
  title: Scalars['String']['input'];
  /** Last day; left out while it lasts. */
  to?: InputMaybe<Scalars['Date']['input']>;
};

/** Changes to the caller's settings. */
export type PreferencesInput = {
  /** Language of pages and mails. */
  locale?: InputMaybe<Scalars['Locale']['input']>;
  /** Time zone that times are also shown in. */
  timeZone?: InputMaybe<Scalars['TimeZone']['input']>;
};

/** A part of a profile whose visibility its owner sets. */
export type ProfileField =
  /** Until when the person is available. */
  | 'AVAILABILITY'
  /** Biography. */
  | 'BIOGRAPHY'
  /** E-mail address. */
  | 'EMAIL'
  /** Actions of the plan that the person is an expert on. */
  | 'EXPERTISE'
  /** Gender as the person states it. */
  | 'GENDER'
  /** Keywords of the person's expertise. */
  | 'KEYWORDS'
  /** Languages and how well they are known. */
  | 'LANGUAGES'
  /** Memberships in networks. */
  | 'MEMBERSHIPS'
  /** Names in all spellings. */
  | 'NAME'
  /** Events that the person registered for. */
  | 'PARTICIPATION'
  /** Telephone number. */
  | 'PHONE'
  /** Photograph. */
  | 'PHOTO'
  /** Posts, present and past, and the state they serve. */
  | 'POSTS';

/** A series of events with lead states, for example one thematic component of the dialogue. */
export type Programme = Node & {
  /** Actions that it serves. */
  actions: Array<Action>;
  /** Last day; null: not said. */
  endsOn?: Maybe<Scalars['Date']['output']>;
  /** Events of the programme. */
  events: EventConnection;
  /** Opaque id, unique over all kinds. */
  id: Scalars['ID']['output'];
  /** States that lead it, the first one foremost. */
  leadStates: Array<State>;
  /** People who hold the role of organiser for the programme. They organise all its events. */
  organisers: Array<Member>;
  /** Short name for addresses, unique among programmes. */
  slug: Scalars['String']['output'];
  /** First day; null: not said. */
  startsOn?: Maybe<Scalars['Date']['output']>;
  /** Summary in every language there is. */
  summaries: Array<LocalisedText>;
  /** What the programme is about. */
  summary?: Maybe<Scalars['String']['output']>;
  /** Title of the programme. */
  title: Scalars['String']['output'];
  /** Title in every language there is. */
  titles: Array<LocalisedText>;
  /** Counts the changes. An update that sends an older one is refused with CONFLICT. */
  version: Scalars['Int']['output'];
  /** Names of the mutations that the caller may use on this object now; buttons are drawn from it. */
  viewerCan: Array<Scalars['String']['output']>;
};


/** A series of events with lead states, for example one thematic component of the dialogue. */
export type ProgrammeEventsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<EventFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};


/** A series of events with lead states, for example one thematic component of the dialogue. */
export type ProgrammeSummariesArgs = {
  locale?: InputMaybe<Scalars['Locale']['input']>;
};


/** A series of events with lead states, for example one thematic component of the dialogue. */
export type ProgrammeSummaryArgs = {
  locale?: InputMaybe<Scalars['Locale']['input']>;
};


/** A series of events with lead states, for example one thematic component of the dialogue. */
export type ProgrammeTitleArgs = {
  locale?: InputMaybe<Scalars['Locale']['input']>;
};


/** A series of events with lead states, for example one thematic component of the dialogue. */
export type ProgrammeTitlesArgs = {
  locale?: InputMaybe<Scalars['Locale']['input']>;
};

/** A new programme. */
export type ProgrammeInput = {
  /** Codes of the actions that it serves. */
  actions?: InputMaybe<Array<Scalars['String']['input']>>;
  /** Last day. */
  endsOn?: InputMaybe<Scalars['Date']['input']>;
  /** States that lead it, the first one foremost. */
  leadStates?: InputMaybe<Array<Scalars['CountryCode']['input']>>;
  /** Short name for addresses: small letters, digits and single hyphens. */
  slug: Scalars['String']['input'];
  /** First day. */
  startsOn?: InputMaybe<Scalars['Date']['input']>;
  /** What the programme is about, by language. */
  summary?: InputMaybe<Array<LocalisedInput>>;
  /** Title by language. */
  title: Array<LocalisedInput>;
};

/** What one programme did. */
export type ProgrammeRow = {
  /** Figures of its events and outcomes. */
  figures: ActivityFigures;
  /** The programme. */
  programme: Programme;
};

/**
 * All that can be read. Root fields are nullable: one that is refused or fails is null beside its error, and the rest
 * stands. Below the root nothing is refused: a field that the caller may not see is null, and lists and their counts hold
 * only what the caller may see. In filters, fields narrow, values within one field widen, and an empty list matches
 * nothing. A field ending in At is an instant, one ending in On a day; `from` and `to` are days, both included.
 */
export type Query = {
  /** People who have signed up and wait to be let in, those whom the caller may decide on; who waits longest first. */
  accountRequests?: Maybe<MemberConnection>;
  /** One action or sub-item by its code. */
  action?: Maybe<Action>;
  /** What was done on a plan within some days. */
  activityReport?: Maybe<ActivityReport>;
  /** What the link of a mail is about, for whoever has it; also when its time is over. Asking changes nothing. */
  answerLink?: Maybe<AnswerLink>;
  /** The audit trail, latest first. What was read is told a second after it was answered. */
  auditTrail?: Maybe<AuditConnection>;
  /** A certificate, for whoever has its code. */
  certificate?: Maybe<Certificate>;
  /** One event, by exactly one of id and slug. */
  event?: Maybe<Event>;
  /** Events by their start, or by relevance when searching. */
  events?: Maybe<EventConnection>;
  /** What stands behind one figure of a report. */
  figureSources?: Maybe<FigureSources>;
  /**
   * Follow-ups by the day on which they are due, those without one last. A contact point sees those of own states, whoever
   * else the outcome is meant for.
   */
  followUps?: Maybe<FollowUpConnection>;
  /** A frozen report. */
  frozenReport?: Maybe<FrozenReport>;
  /** Frozen reports, the newest first: at most the 100 frozen last. Older ones are found by their ids. */
  frozenReports?: Maybe<Array<FrozenReport>>;
  /** Indicators of a plan, by code. */
  indicators?: Maybe<Array<Indicator>>;
  /** One person. */
  member?: Maybe<Member>;
  /** People by displayName, or by relevance when searching. */
  members?: Maybe<MemberConnection>;
  /** Memberships in all networks, as far as the caller may see them. */
  memberships?: Maybe<MembershipConnection>;
  /** One network, by exactly one of id and slug. */
  network?: Maybe<Network>;
  /** All networks. */
  networks?: Maybe<Array<Network>>;
  /** Any object by its id. */
  node?: Maybe<Node>;
  /** Organisations by name, or by relevance when searching. */
  organisations?: Maybe<OrganisationConnection>;
  /** One outcome. */
  outcome?: Maybe<Outcome>;
  /** Outcomes, latest first. The public sees those PUBLISHED to PUBLIC. */
  outcomes?: Maybe<OutcomeConnection>;
  /** One action plan. */
  plan?: Maybe<ActionPlan>;
  /** All action plans. */
  plans?: Maybe<Array<ActionPlan>>;
  /**
   * Posts that wait for the caller to confirm them, the one entered first first: for contact points those of own states,
   * for organisers those of people in own networks.
   */
  postsToConfirm?: Maybe<PostConnection>;
  /** One programme, by exactly one of id and slug. */
  programme?: Maybe<Programme>;
  /** All programmes, by their title. */
  programmes?: Maybe<Array<Programme>>;
  /** One registration. */
  registration?: Maybe<Registration>;
  /** Registrations over all events, as far as the caller may see them; those of the latest event first. */
  registrations?: Maybe<RegistrationConnection>;
  /** A released edition. Of a withdrawn one everybody learns when and why it was. */
  release?: Maybe<ReportRelease>;
  /** Released editions, the latest first. Those that were withdrawn are listed to the secretariat only. */
  releases?: Maybe<Array<ReportRelease>>;
  /** Roles that people hold. */
  roleGrants?: Maybe<RoleGrantConnection>;
  /** One state. */
  state?: Maybe<State>;
  /** What one state took part in, hosted, leads and owes. Contact points get that of their own states. */
  stateReport?: Maybe<StateReport>;
  /** All states. */
  states?: Maybe<Array<State>>;
  /** Who is signed in; null if nobody is. */
  viewer?: Maybe<Viewer>;
};


/**
 * All that can be read. Root fields are nullable: one that is refused or fails is null beside its error, and the rest
 * stands. Below the root nothing is refused: a field that the caller may not see is null, and lists and their counts hold
 * only what the caller may see. In filters, fields narrow, values within one field widen, and an empty list matches
 * nothing. A field ending in At is an instant, one ending in On a day; `from` and `to` are days, both included.
 */
export type QueryAccountRequestsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};


/**
 * All that can be read. Root fields are nullable: one that is refused or fails is null beside its error, and the rest
 * stands. Below the root nothing is refused: a field that the caller may not see is null, and lists and their counts hold
 * only what the caller may see. In filters, fields narrow, values within one field widen, and an empty list matches
 * nothing. A field ending in At is an instant, one ending in On a day; `from` and `to` are days, both included.
 */
export type QueryActionArgs = {
  code: Scalars['String']['input'];
  plan?: InputMaybe<Scalars['String']['input']>;
};


/**
 * All that can be read. Root fields are nullable: one that is refused or fails is null beside its error, and the rest
 * stands. Below the root nothing is refused: a field that the caller may not see is null, and lists and their counts hold
 * only what the caller may see. In filters, fields narrow, values within one field widen, and an empty list matches
 * nothing. A field ending in At is an instant, one ending in On a day; `from` and `to` are days, both included.
 */
export type QueryActivityReportArgs = {
  input: ActivityReportInput;
};


/**
 * All that can be read. Root fields are nullable: one that is refused or fails is null beside its error, and the rest
 * stands. Below the root nothing is refused: a field that the caller may not see is null, and lists and their counts hold
 * only what the caller may see. In filters, fields narrow, values within one field widen, and an empty list matches
 * nothing. A field ending in At is an instant, one ending in On a day; `from` and `to` are days, both included.
 */
export type QueryAnswerLinkArgs = {
  token: Scalars['String']['input'];
};


/**
 * All that can be read. Root fields are nullable: one that is refused or fails is null beside its error, and the rest
 * stands. Below the root nothing is refused: a field that the caller may not see is null, and lists and their counts hold
 * only what the caller may see. In filters, fields narrow, values within one field widen, and an empty list matches
 * nothing. A field ending in At is an instant, one ending in On a day; `from` and `to` are days, both included.
 */
export type QueryAuditTrailArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  by?: InputMaybe<Scalars['ID']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  from?: InputMaybe<Scalars['Date']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  subject?: InputMaybe<Scalars['ID']['input']>;
  to?: InputMaybe<Scalars['Date']['input']>;
};


/**
 * All that can be read. Root fields are nullable: one that is refused or fails is null beside its error, and the rest
 * stands. Below the root nothing is refused: a field that the caller may not see is null, and lists and their counts hold
 * only what the caller may see. In filters, fields narrow, values within one field widen, and an empty list matches
 * nothing. A field ending in At is an instant, one ending in On a day; `from` and `to` are days, both included.
 */
export type QueryCertificateArgs = {
  code: Scalars['String']['input'];
};


/**
 * All that can be read. Root fields are nullable: one that is refused or fails is null beside its error, and the rest
 * stands. Below the root nothing is refused: a field that the caller may not see is null, and lists and their counts hold
 * only what the caller may see. In filters, fields narrow, values within one field widen, and an empty list matches
 * nothing. A field ending in At is an instant, one ending in On a day; `from` and `to` are days, both included.
 */
export type QueryEventArgs = {
  id?: InputMaybe<Scalars['ID']['input']>;
  slug?: InputMaybe<Scalars['String']['input']>;
};


/**
 * All that can be read. Root fields are nullable: one that is refused or fails is null beside its error, and the rest
 * stands. Below the root nothing is refused: a field that the caller may not see is null, and lists and their counts hold
 * only what the caller may see. In filters, fields narrow, values within one field widen, and an empty list matches
 * nothing. A field ending in At is an instant, one ending in On a day; `from` and `to` are days, both included.
 */
export type QueryEventsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<EventFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  order?: EventOrder;
};


/**
 * All that can be read. Root fields are nullable: one that is refused or fails is null beside its error, and the rest
 * stands. Below the root nothing is refused: a field that the caller may not see is null, and lists and their counts hold
 * only what the caller may see. In filters, fields narrow, values within one field widen, and an empty list matches
 * nothing. A field ending in At is an instant, one ending in On a day; `from` and `to` are days, both included.
 */
export type QueryFigureSourcesArgs = {
  input: FigureInput;
};


/**
 * All that can be read. Root fields are nullable: one that is refused or fails is null beside its error, and the rest
 * stands. Below the root nothing is refused: a field that the caller may not see is null, and lists and their counts hold
 * only what the caller may see. In filters, fields narrow, values within one field widen, and an empty list matches
 * nothing. A field ending in At is an instant, one ending in On a day; `from` and `to` are days, both included.
 */
export type QueryFollowUpsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<FollowUpFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};


/**
 * All that can be read. Root fields are nullable: one that is refused or fails is null beside its error, and the rest
 * stands. Below the root nothing is refused: a field that the caller may not see is null, and lists and their counts hold
 * only what the caller may see. In filters, fields narrow, values within one field widen, and an empty list matches
 * nothing. A field ending in At is an instant, one ending in On a day; `from` and `to` are days, both included.
 */
export type QueryFrozenReportArgs = {
  id: Scalars['ID']['input'];
};


/**
 * All that can be read. Root fields are nullable: one that is refused or fails is null beside its error, and the rest
 * stands. Below the root nothing is refused: a field that the caller may not see is null, and lists and their counts hold
 * only what the caller may see. In filters, fields narrow, values within one field widen, and an empty list matches
 * nothing. A field ending in At is an instant, one ending in On a day; `from` and `to` are days, both included.
 */
export type QueryIndicatorsArgs = {
  plan?: InputMaybe<Scalars['String']['input']>;
};


/**
 * All that can be read. Root fields are nullable: one that is refused or fails is null beside its error, and the rest
 * stands. Below the root nothing is refused: a field that the caller may not see is null, and lists and their counts hold
 * only what the caller may see. In filters, fields narrow, values within one field widen, and an empty list matches
 * nothing. A field ending in At is an instant, one ending in On a day; `from` and `to` are days, both included.
 */
export type QueryMemberArgs = {
  id: Scalars['ID']['input'];
};


/**
 * All that can be read. Root fields are nullable: one that is refused or fails is null beside its error, and the rest
 * stands. Below the root nothing is refused: a field that the caller may not see is null, and lists and their counts hold
 * only what the caller may see. In filters, fields narrow, values within one field widen, and an empty list matches
 * nothing. A field ending in At is an instant, one ending in On a day; `from` and `to` are days, both included.
 */
export type QueryMembersArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<MemberFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};


/**
 * All that can be read. Root fields are nullable: one that is refused or fails is null beside its error, and the rest
 * stands. Below the root nothing is refused: a field that the caller may not see is null, and lists and their counts hold
 * only what the caller may see. In filters, fields narrow, values within one field widen, and an empty list matches
 * nothing. A field ending in At is an instant, one ending in On a day; `from` and `to` are days, both included.
 */
export type QueryMembershipsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<MembershipFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};


/**
 * All that can be read. Root fields are nullable: one that is refused or fails is null beside its error, and the rest
 * stands. Below the root nothing is refused: a field that the caller may not see is null, and lists and their counts hold
 * only what the caller may see. In filters, fields narrow, values within one field widen, and an empty list matches
 * nothing. A field ending in At is an instant, one ending in On a day; `from` and `to` are days, both included.
 */
export type QueryNetworkArgs = {
  id?: InputMaybe<Scalars['ID']['input']>;
  slug?: InputMaybe<Scalars['String']['input']>;
};


/**
 * All that can be read. Root fields are nullable: one that is refused or fails is null beside its error, and the rest
 * stands. Below the root nothing is refused: a field that the caller may not see is null, and lists and their counts hold
 * only what the caller may see. In filters, fields narrow, values within one field widen, and an empty list matches
 * nothing. A field ending in At is an instant, one ending in On a day; `from` and `to` are days, both included.
 */
export type QueryNetworksArgs = {
  kinds?: InputMaybe<Array<NetworkKind>>;
};


/**
 * All that can be read. Root fields are nullable: one that is refused or fails is null beside its error, and the rest
 * stands. Below the root nothing is refused: a field that the caller may not see is null, and lists and their counts hold
 * only what the caller may see. In filters, fields narrow, values within one field widen, and an empty list matches
 * nothing. A field ending in At is an instant, one ending in On a day; `from` and `to` are days, both included.
 */
export type QueryNodeArgs = {
  id: Scalars['ID']['input'];
};


/**
 * All that can be read. Root fields are nullable: one that is refused or fails is null beside its error, and the rest
 * stands. Below the root nothing is refused: a field that the caller may not see is null, and lists and their counts hold
 * only what the caller may see. In filters, fields narrow, values within one field widen, and an empty list matches
 * nothing. A field ending in At is an instant, one ending in On a day; `from` and `to` are days, both included.
 */
export type QueryOrganisationsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<OrganisationFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};


/**
 * All that can be read. Root fields are nullable: one that is refused or fails is null beside its error, and the rest
 * stands. Below the root nothing is refused: a field that the caller may not see is null, and lists and their counts hold
 * only what the caller may see. In filters, fields narrow, values within one field widen, and an empty list matches
 * nothing. A field ending in At is an instant, one ending in On a day; `from` and `to` are days, both included.
 */
export type QueryOutcomeArgs = {
  id: Scalars['ID']['input'];
};


/**
 * All that can be read. Root fields are nullable: one that is refused or fails is null beside its error, and the rest
 * stands. Below the root nothing is refused: a field that the caller may not see is null, and lists and their counts hold
 * only what the caller may see. In filters, fields narrow, values within one field widen, and an empty list matches
 * nothing. A field ending in At is an instant, one ending in On a day; `from` and `to` are days, both included.
 */
export type QueryOutcomesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<OutcomeFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};


/**
 * All that can be read. Root fields are nullable: one that is refused or fails is null beside its error, and the rest
 * stands. Below the root nothing is refused: a field that the caller may not see is null, and lists and their counts hold
 * only what the caller may see. In filters, fields narrow, values within one field widen, and an empty list matches
 * nothing. A field ending in At is an instant, one ending in On a day; `from` and `to` are days, both included.
 */
export type QueryPlanArgs = {
  slug?: InputMaybe<Scalars['String']['input']>;
};


/**
 * All that can be read. Root fields are nullable: one that is refused or fails is null beside its error, and the rest
 * stands. Below the root nothing is refused: a field that the caller may not see is null, and lists and their counts hold
 * only what the caller may see. In filters, fields narrow, values within one field widen, and an empty list matches
 * nothing. A field ending in At is an instant, one ending in On a day; `from` and `to` are days, both included.
 */
export type QueryPostsToConfirmArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};


/**
 * All that can be read. Root fields are nullable: one that is refused or fails is null beside its error, and the rest
 * stands. Below the root nothing is refused: a field that the caller may not see is null, and lists and their counts hold
 * only what the caller may see. In filters, fields narrow, values within one field widen, and an empty list matches
 * nothing. A field ending in At is an instant, one ending in On a day; `from` and `to` are days, both included.
 */
export type QueryProgrammeArgs = {
  id?: InputMaybe<Scalars['ID']['input']>;
  slug?: InputMaybe<Scalars['String']['input']>;
};


/**
 * All that can be read. Root fields are nullable: one that is refused or fails is null beside its error, and the rest
 * stands. Below the root nothing is refused: a field that the caller may not see is null, and lists and their counts hold
 * only what the caller may see. In filters, fields narrow, values within one field widen, and an empty list matches
 * nothing. A field ending in At is an instant, one ending in On a day; `from` and `to` are days, both included.
 */
export type QueryRegistrationArgs = {
  id: Scalars['ID']['input'];
};


/**
 * All that can be read. Root fields are nullable: one that is refused or fails is null beside its error, and the rest
 * stands. Below the root nothing is refused: a field that the caller may not see is null, and lists and their counts hold
 * only what the caller may see. In filters, fields narrow, values within one field widen, and an empty list matches
 * nothing. A field ending in At is an instant, one ending in On a day; `from` and `to` are days, both included.
 */
export type QueryRegistrationsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<RegistrationFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};


/**
 * All that can be read. Root fields are nullable: one that is refused or fails is null beside its error, and the rest
 * stands. Below the root nothing is refused: a field that the caller may not see is null, and lists and their counts hold
 * only what the caller may see. In filters, fields narrow, values within one field widen, and an empty list matches
 * nothing. A field ending in At is an instant, one ending in On a day; `from` and `to` are days, both included.
 */
export type QueryReleaseArgs = {
  id: Scalars['ID']['input'];
};


/**
 * All that can be read. Root fields are nullable: one that is refused or fails is null beside its error, and the rest
 * stands. Below the root nothing is refused: a field that the caller may not see is null, and lists and their counts hold
 * only what the caller may see. In filters, fields narrow, values within one field widen, and an empty list matches
 * nothing. A field ending in At is an instant, one ending in On a day; `from` and `to` are days, both included.
 */
export type QueryReleasesArgs = {
  plan?: InputMaybe<Scalars['String']['input']>;
};


/**
 * All that can be read. Root fields are nullable: one that is refused or fails is null beside its error, and the rest
 * stands. Below the root nothing is refused: a field that the caller may not see is null, and lists and their counts hold
 * only what the caller may see. In filters, fields narrow, values within one field widen, and an empty list matches
 * nothing. A field ending in At is an instant, one ending in On a day; `from` and `to` are days, both included.
 */
export type QueryRoleGrantsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<RoleGrantFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};


/**
 * All that can be read. Root fields are nullable: one that is refused or fails is null beside its error, and the rest
 * stands. Below the root nothing is refused: a field that the caller may not see is null, and lists and their counts hold
 * only what the caller may see. In filters, fields narrow, values within one field widen, and an empty list matches
 * nothing. A field ending in At is an instant, one ending in On a day; `from` and `to` are days, both included.
 */
export type QueryStateArgs = {
  code: Scalars['CountryCode']['input'];
};


/**
 * All that can be read. Root fields are nullable: one that is refused or fails is null beside its error, and the rest
 * stands. Below the root nothing is refused: a field that the caller may not see is null, and lists and their counts hold
 * only what the caller may see. In filters, fields narrow, values within one field widen, and an empty list matches
 * nothing. A field ending in At is an instant, one ending in On a day; `from` and `to` are days, both included.
 */
export type QueryStateReportArgs = {
  from: Scalars['Date']['input'];
  plan?: InputMaybe<Scalars['String']['input']>;
  state: Scalars['CountryCode']['input'];
  to: Scalars['Date']['input'];
};


/**
 * All that can be read. Root fields are nullable: one that is refused or fails is null beside its error, and the rest
 * stands. Below the root nothing is refused: a field that the caller may not see is null, and lists and their counts hold
 * only what the caller may see. In filters, fields narrow, values within one field widen, and an empty list matches
 * nothing. A field ending in At is an instant, one ending in On a day; `from` and `to` are days, both included.
 */
export type QueryStatesArgs = {
  standings?: InputMaybe<Array<StateStanding>>;
};

/** A registration to make. */
export type RegisterInput = {
  /** What the caller agrees to for this event; for another person it is BAD_INPUT, as people agree for themselves. */
  consents?: InputMaybe<Array<ConsentPurpose>>;
  /** Id of the event. */
  event: Scalars['ID']['input'];
  /** Id of the person, when somebody else is registered; left out: the caller. */
  member?: InputMaybe<Scalars['ID']['input']>;
  /** How the person will take part; needed for a hybrid event. */
  mode?: InputMaybe<AttendanceMode>;
  /**
   * For whom the person takes part; left out: as the confirmed post says that is held when the event starts, else the
   * current one. For a state or organisation in which the person holds none then, its contact point or the organisers
   * register.
   */
  representing?: InputMaybe<RepresentationInput>;
  /** What the person does at the event. */
  role?: ParticipantRole;
};

/** One person's way to one event. A person has at most one active registration for an event. */
export type Registration = Node & {
  /** Until when an invitation, a nomination or an offer can be answered; null: until the start of the event. */
  answerDueAt?: Maybe<Scalars['DateTime']['output']>;
  /** Whether the person came, over all days; null for somebody who never held a seat. */
  attendance?: Maybe<Attendance>;
  /** The certificate of attendance, of several the valid one, else the last; null while there is none. */
  certificate?: Maybe<Certificate>;
  /**
   * What the person is checked in by at the door, printed or as a QR code; null unless CONFIRMED. Small letters, spaces
   * and look-alikes do not matter when it is typed.
   */
  checkInCode?: Maybe<Scalars['String']['output']>;
  /** Every consent that was given for this event or taken back, in the order in which that was entered. */
  consentHistory: Array<ConsentChange>;
  /** What the person agreed to for this event. */
  consents: Array<ConsentPurpose>;
  /** Whether the person came, day by day. */
  days: Array<DayAttendance>;
  /** The event. */
  event: Event;
  /** Every change of the status, with who made it. */
  history: Array<RegistrationChange>;
  /** Opaque id, unique over all kinds. */
  id: Scalars['ID']['output'];
  /** The person. */
  member: Member;
  /** How the person takes part; null until chosen: whoever is invited or nominated to a hybrid event chooses on accepting. */
  mode?: Maybe<AttendanceMode>;
  /** Place in the state's order of preference, 1 is its first choice; null for who is not nominated, or no longer. */
  nominationRank?: Maybe<Scalars['Int']['output']>;
  /** True for who is nominated beyond the seats of the state and moves up when somebody drops out; cannot accept yet. */
  onReserve: Scalars['Boolean']['output'];
  /** When the registration was made. */
  registeredAt: Scalars['DateTime']['output'];
  /** For whom the person takes part; figures count that. */
  representing: Representation;
  /** What the person does at the event. */
  role: ParticipantRole;
  /** How far the registration has come. */
  status: RegistrationStatus;
  /** Names of the mutations that the caller may use on this object now; buttons are drawn from it. */
  viewerCan: Array<Scalars['String']['output']>;
  /** Place in the line, 1 is next; null unless WAITLISTED. */
  waitlistPosition?: Maybe<Scalars['Int']['output']>;
  /** Why the person waits; null unless WAITLISTED. */
  waitlistReason?: Maybe<WaitlistReason>;
};

/** One change of a registration's status. */
export type RegistrationChange = {
  /** When it was made. */
  at: Scalars['DateTime']['output'];
  /** Who made it; null: the system. */
  by?: Maybe<Member>;
  /** Status before; null at the first one. */
  from?: Maybe<RegistrationStatus>;
  /** Why, where a reason was given. */
  reason?: Maybe<Scalars['String']['output']>;
  /** Status after. */
  to: RegistrationStatus;
};

/** One page of registrations. */
export type RegistrationConnection = {
  /** The entries of this page, each with its cursor. */
  edges: Array<RegistrationEdge>;
  /** The entries of this page without cursors. */
  nodes: Array<Registration>;
  /** Where this page lies within the whole list. */
  pageInfo: PageInfo;
  /** How many entries the whole list has, of those that the caller may see. Counted only when asked for. */
  totalCount: Scalars['Int']['output'];
};

/** What an organiser can decide about a registration. */
export type RegistrationDecision =
  /** Of a PENDING or REJECTED one: a seat if one is free, else the waiting list. */
  | 'APPROVE'
  /** Of any active one: it ends. */
  | 'CANCEL'
  /** Of a PENDING or NOMINATED one: the person does not get in. */
  | 'REJECT';

/** A registration and its place in the list. */
export type RegistrationEdge = {
  /** Marks the place of this entry in the list; for `after` and `before`. */
  cursor: Scalars['String']['output'];
  /** The entry itself. */
  node: Registration;
};

/** Narrows a list of registrations. */
export type RegistrationFilter = {
  /** For events that serve any of these actions, by code; the code of an area takes all its actions. */
  actions?: InputMaybe<Array<Scalars['String']['input']>>;
  /** Any of these attendances, over all days; finds only those of whom the caller is told that. */
  attendance?: InputMaybe<Array<Attendance>>;
  /** For any of these events. */
  events?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** First day: the event touches it or a later one, in its own zone. */
  from?: InputMaybe<Scalars['Date']['input']>;
  /** Of any of these people. */
  members?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** Any of these attendance modes; finds only those of whom the caller is told that. */
  modes?: InputMaybe<Array<AttendanceMode>>;
  /** For events of any of these networks. */
  networks?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** Any of these roles. */
  roles?: InputMaybe<Array<ParticipantRole>>;
  /**
   * Words in the person's names, posts and organisations, and in that of the one represented, in any order and with or
   * without accents; Latin and Cyrillic spellings find each other. What is hidden from the caller finds nobody.
   */
  search?: InputMaybe<Scalars['String']['input']>;
  /** Represents any of these states. */
  states?: InputMaybe<Array<Scalars['CountryCode']['input']>>;
  /**
   * Any of these statuses, of each person's present registration for an event: the active one, else the latest. Left
   * out: all registrations, earlier ones too.
   */
  statuses?: InputMaybe<Array<RegistrationStatus>>;
  /** Last day: the event touches it or an earlier one, in its own zone. */
  to?: InputMaybe<Scalars['Date']['input']>;
};

/** Who can register for an event. */
export type RegistrationPolicy =
  /** Everybody who can see it; an organiser approves each registration. */
  | 'APPROVAL'
  /** Only people whom an organiser invited, or a state nominated, by name. */
  | 'INVITATION'
  /** Only people whom a state nominated; an organiser then approves. */
  | 'NOMINATION'
  /** Everybody who can see it; a seat is given at once while there is one. */
  | 'OPEN';

/**
 * How far a registration has come. Active are INVITED, NOMINATED, PENDING, OFFERED, WAITLISTED and CONFIRMED; all others
 * have ended.
 */
export type RegistrationStatus =
  /** An organiser cancelled it, or the event was cancelled. */
  | 'CANCELLED'
  /** The person has a seat. */
  | 'CONFIRMED'
  /** The person refused the invitation, nomination or offer, or it was taken back. */
  | 'DECLINED'
  /** The time to answer ran out, or the event started. */
  | 'EXPIRED'
  /** An organiser invited the person, who has yet to answer. */
  | 'INVITED'
  /** A state put the person forward, who has yet to answer. */
  | 'NOMINATED'
  /** A seat fell free and is held for the person for some hours. */
  | 'OFFERED'
  /** An organiser has yet to approve. */
  | 'PENDING'
  /** An organiser turned it down. */
  | 'REJECTED'
  /** Somebody else took over the seat. */
  | 'SUBSTITUTED'
  /** No seat was free, or the state's were used up; the person waits in line. */
  | 'WAITLISTED'
  /** The person gave up the registration. */
  | 'WITHDRAWN';

/** How somebody stands to the object that a field belongs to. */
export type Relation =
  /** Those whom the person chose in the visibility settings of the profile. */
  | 'BY_CHOICE'
  /** An observer from a partner organisation. */
  | 'OBSERVER'
  /** An organiser of the event or network that it belongs to. */
  | 'ORGANISER'
  /** A contact point of the state that it concerns. */
  | 'OWN_CONTACT_POINT'
  /** A confirmed participant of the event. */
  | 'PARTICIPANT'
  /** The person whom it is about. */
  | 'SELF';

/**
 * The public edition of a frozen report, for everybody. What is hidden in it was decided once, together with all editions
 * released before, and never changes: counts of people from 1 to 4, and what they could be worked out from.
 */
export type ReportRelease = Node & {
  /** How many events its list leaves out, as not everybody may see them. */
  closedEvents: Scalars['Int']['output'];
  /** What is hidden, a line each, and whether it is itself a count from 1 to 4 or what else could be worked out from it. */
  hiddenLines?: Maybe<Array<Scalars['String']['output']>>;
  /** Opaque id, unique over all kinds; of a trial, one that nothing has. */
  id: Scalars['ID']['output'];
  /** When it was released; null: this is a trial. */
  releasedAt?: Maybe<Scalars['DateTime']['output']>;
  /** The report without what is hidden, which is null. GONE where the edition has been withdrawn. */
  report: ActivityReport;
  /** What the report was called when it was frozen. */
  title: Scalars['String']['output'];
  /** When it was withdrawn; null: it is valid. */
  withdrawnAt?: Maybe<Scalars['DateTime']['output']>;
  /** Why it was withdrawn. */
  withdrawnFor?: Maybe<Scalars['String']['output']>;
};

/** What a report is narrowed to, as it was asked for; each is null where it is not narrowed by it. */
export type ReportScope = {
  /** Only what serves these areas. */
  areas?: Maybe<Array<Area>>;
  /** Only what belongs to these networks. */
  networks?: Maybe<Array<Network>>;
  /** Only what belongs to these programmes. */
  programmes?: Maybe<Array<Programme>>;
  /** Only participants of these states. */
  states?: Maybe<Array<State>>;
};

/** For whom somebody speaks: a state, an organisation, both, or only for themselves. */
export type Representation = {
  /** Organisation represented; null if none. */
  organisation?: Maybe<Organisation>;
  /** True if the person speaks for nobody else. */
  personalCapacity: Scalars['Boolean']['output'];
  /** State represented; null if none. */
  state?: Maybe<State>;
};

/** For whom somebody speaks. */
export type RepresentationInput = {
  /** Id of the organisation represented. */
  organisation?: InputMaybe<Scalars['ID']['input']>;
  /** True: the person speaks for nobody else. */
  personalCapacity?: Scalars['Boolean']['input'];
  /** State represented. */
  state?: InputMaybe<Scalars['CountryCode']['input']>;
};

/** A number or letter that the document had lost. */
export type RestoredLabel = {
  /** Code that the import gave to this line. */
  code: Scalars['String']['output'];
  /** Line of the text, counted from 1. */
  line: Scalars['Int']['output'];
};

/** What somebody is in the dialogue, as far as calling operations goes. */
export type Role =
  /** Everybody, signed in or not. */
  | 'ANYONE'
  /** Everybody who has signed up and whom nobody has let in yet. */
  | 'APPLICANT'
  /** A national contact point, for one or more states. */
  | 'CONTACT_POINT'
  /** Everybody who is signed in and let in. */
  | 'MEMBER'
  /** Somebody from a partner organisation, who reads reports. */
  | 'OBSERVER'
  /** An organiser of one or more networks, programmes or single events. */
  | 'ORGANISER'
  /** The secretariat, which may see and do everything. */
  | 'SECRETARIAT';

/** A role that somebody holds, for what and for how long. */
export type RoleGrant = Node & {
  /**
   * Role that this one came from and ends with, as a deputy's does; null if it stands by itself, or if it is another's and
   * the caller is not of the secretariat.
   */
  cameFrom?: Maybe<RoleGrant>;
  /** Event of an organiser; null if the role is for something else. */
  event?: Maybe<Event>;
  /** First day. */
  from: Scalars['Date']['output'];
  /** Opaque id, unique over all kinds. */
  id: Scalars['ID']['output'];
  /** Who holds it. */
  member: Member;
  /** Network of an organiser; null if the role is for something else. */
  network?: Maybe<Network>;
  /** Organisation of an observer; null for the other roles. */
  organisation?: Maybe<Organisation>;
  /** Programme of an organiser; null if the role is for something else. */
  programme?: Maybe<Programme>;
  /** The role. */
  role: GrantedRole;
  /** State of a contact point; null for the other roles. */
  state?: Maybe<State>;
  /** Last day; null while it has no end. */
  to?: Maybe<Scalars['Date']['output']>;
};

/** One page of role grants. */
export type RoleGrantConnection = {
  /** The entries of this page, each with its cursor. */
  edges: Array<RoleGrantEdge>;
  /** The entries of this page without cursors. */
  nodes: Array<RoleGrant>;
  /** Where this page lies within the whole list. */
  pageInfo: PageInfo;
  /** How many entries the whole list has, of those that the caller may see. Counted only when asked for. */
  totalCount: Scalars['Int']['output'];
};

/** A role grant and its place in the list. */
export type RoleGrantEdge = {
  /** Marks the place of this entry in the list; for `after` and `before`. */
  cursor: Scalars['String']['output'];
  /** The entry itself. */
  node: RoleGrant;
};

/** Narrows a list of role grants. */
export type RoleGrantFilter = {
  /** For any of these events. */
  events?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** Held by any of these people. */
  members?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** For any of these networks. */
  networks?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** For any of these programmes. */
  programmes?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** Any of these roles. */
  roles?: InputMaybe<Array<GrantedRole>>;
  /** For any of these states. */
  states?: InputMaybe<Array<Scalars['CountryCode']['input']>>;
};

/**
 * A role to give: CONTACT_POINT with a state, ORGANISER with exactly one of the things that can be organised, OBSERVER
 * with an organisation, SECRETARIAT with none.
 */
export type RoleGrantInput = {
  /** Id of the event of an organiser. */
  event?: InputMaybe<Scalars['ID']['input']>;
  /** First day; left out: today. */
  from?: InputMaybe<Scalars['Date']['input']>;
  /** Id of the person. */
  member: Scalars['ID']['input'];
  /** Id of the network of an organiser. */
  network?: InputMaybe<Scalars['ID']['input']>;
  /** Id of the organisation of an observer. */
  organisation?: InputMaybe<Scalars['ID']['input']>;
  /** Id of the programme of an organiser. */
  programme?: InputMaybe<Scalars['ID']['input']>;
  /** The role. */
  role: GrantedRole;
  /** State of a contact point. */
  state?: InputMaybe<Scalars['CountryCode']['input']>;
  /** Last day; left out: without end. */
  to?: InputMaybe<Scalars['Date']['input']>;
};

/** Seats for one attendance mode. */
export type SeatInput = {
  /**
   * Number of seats; null or left out: without limit. Below the number already held it is refused with
   * CAPACITY_BELOW_CONFIRMED.
   */
  capacity?: InputMaybe<Scalars['Int']['input']>;
  /** Attendance mode of these seats. */
  mode: AttendanceMode;
};

/** Seats for one attendance mode. CONFIRMED and OFFERED registrations hold a seat, nobody else does. */
export type SeatPool = {
  /** How many seats are free; null: without limit. */
  available?: Maybe<Scalars['Int']['output']>;
  /** Number of seats; null: without limit. */
  capacity?: Maybe<Scalars['Int']['output']>;
  /** How many registrations are CONFIRMED. */
  confirmed: Scalars['Int']['output'];
  /** Attendance mode of these seats. */
  mode: AttendanceMode;
  /** How many seats are held for people who have yet to accept them. */
  offered: Scalars['Int']['output'];
  /** How many people wait for a seat. */
  waitlisted: Scalars['Int']['output'];
};

/** What an authenticator is set up with. */
export type SecondFactor = {
  /** The secret in Base32, to be typed where no QR code can be read. */
  secret: Scalars['String']['output'];
  /** The same as an otpauth address, which a QR code holds. */
  url: Scalars['URL']['output'];
};

/** A browser in which somebody is signed in. */
export type Session = {
  /** Whether it is the one that asks. */
  current: Scalars['Boolean']['output'];
  /** What the browser calls itself, such as "Firefox, Windows". */
  device?: Maybe<Scalars['String']['output']>;
  /** Opaque id. */
  id: Scalars['ID']['output'];
  /** When it was last used, to the minute. */
  lastUsedAt: Scalars['DateTime']['output'];
  /** When its person signed in. */
  startedAt: Scalars['DateTime']['output'];
};

/** What somebody signs in with. */
export type SignInInput = {
  /** E-mail address of the account. */
  email: Scalars['EmailAddress']['input'];
  /** Code of the authenticator, where the account has one; it can also follow by `completeSignIn`. */
  oneTimeCode?: InputMaybe<Scalars['String']['input']>;
  /** Password of the account. */
  password: Scalars['String']['input'];
};

/** Somewhere people can have an account with which they sign in here. */
export type SignInProvider = {
  /** Its name. */
  name: Scalars['String']['output'];
  /** Its part of the addresses of pages, as in `/sign-in/with/ministry/link`. */
  slug: Scalars['String']['output'];
};

/** What somebody signs up with. */
export type SignUpInput = {
  /** E-mail address, by which they sign in. */
  email: Scalars['EmailAddress']['input'];
  /** Family name. */
  familyName: Scalars['String']['input'];
  /** Given names, in the letters of the passport's holder. */
  givenNames: Scalars['String']['input'];
  /** Language of pages and mails; left out: that of the browser. */
  locale?: InputMaybe<Scalars['Locale']['input']>;
  /** Password of at least 12 characters; several words are welcome, and one that many people use is refused. */
  password: Scalars['String']['input'];
  /** State for which they work, whose contact point may then let them in; left out: the secretariat alone does. */
  state?: InputMaybe<Scalars['CountryCode']['input']>;
  /** Time zone that times are also shown in. */
  timeZone?: InputMaybe<Scalars['TimeZone']['input']>;
};

/** Somebody who speaks in an item of an agenda. */
export type Speaker = {
  /** The person; null for a guest without a profile. */
  member?: Maybe<Member>;
  /** The name to print, as far as the caller may see it. */
  name: Scalars['String']['output'];
  /** For whom the person speaks; null for a guest of whom nothing is said. */
  representing?: Maybe<Representation>;
  /** What the person does in the item. */
  role: ParticipantRole;
};

/** Somebody who speaks: exactly one of member and name. */
export type SpeakerInput = {
  /** Id of the person, who can speak in one place at a time. */
  member?: InputMaybe<Scalars['ID']['input']>;
  /** Name of a guest without a profile. */
  name?: InputMaybe<Scalars['String']['input']>;
  /** For whom the person speaks; left out: by the confirmed post that a member holds when the event starts. */
  representing?: InputMaybe<RepresentationInput>;
  /** What the person does in the item. */
  role?: ParticipantRole;
};

/** A state's standing during some time. */
export type StandingPeriod = {
  /** First day; null: from the beginning. */
  from?: Maybe<Scalars['Date']['output']>;
  /** Where this is known from. */
  source?: Maybe<Scalars['String']['output']>;
  /** The standing. */
  standing: StateStanding;
  /** Last day; null: until now and further. */
  to?: Maybe<Scalars['Date']['output']>;
};

/** A state's standing during some time. */
export type StandingPeriodInput = {
  /** First day; left out: from the beginning. */
  from?: InputMaybe<Scalars['Date']['input']>;
  /** Where this is known from. */
  source?: InputMaybe<Scalars['String']['input']>;
  /** The standing. */
  standing: StateStanding;
  /** Last day; left out: without end. */
  to?: InputMaybe<Scalars['Date']['input']>;
};

/** A country. Every country is here, as venues and organisations may lie outside the dialogue. */
export type State = Node & {
  /** Country code, unique. */
  code: Scalars['CountryCode']['output'];
  /** People who are its national contact points now. */
  contactPoints: Array<Member>;
  /** Note that must be printed wherever the name is; null if there is none. */
  footnote?: Maybe<Scalars['String']['output']>;
  /** Footnote in every language there is. */
  footnotes: Array<LocalisedText>;
  /** Opaque id, unique over all kinds. */
  id: Scalars['ID']['output'];
  /** How many people of the directory belong to the state; under 5 it is null for the public. */
  memberCount?: Maybe<Scalars['Int']['output']>;
  /** Name of the state as the dialogue prints it. */
  name: Scalars['String']['output'];
  /** Name in every language there is. */
  names: Array<LocalisedText>;
  /** How the state stands to the dialogue on one day. */
  standing: StateStanding;
  /** How the state has stood to the dialogue over time, with sources. */
  standings: Array<StandingPeriod>;
};


/** A country. Every country is here, as venues and organisations may lie outside the dialogue. */
export type StateFootnoteArgs = {
  locale?: InputMaybe<Scalars['Locale']['input']>;
};


/** A country. Every country is here, as venues and organisations may lie outside the dialogue. */
export type StateFootnotesArgs = {
  locale?: InputMaybe<Scalars['Locale']['input']>;
};


/** A country. Every country is here, as venues and organisations may lie outside the dialogue. */
export type StateNameArgs = {
  locale?: InputMaybe<Scalars['Locale']['input']>;
};


/** A country. Every country is here, as venues and organisations may lie outside the dialogue. */
export type StateNamesArgs = {
  locale?: InputMaybe<Scalars['Locale']['input']>;
};


/** A country. Every country is here, as venues and organisations may lie outside the dialogue. */
export type StateStandingArgs = {
  on?: InputMaybe<Scalars['Date']['input']>;
};

/** What a state has answered to an invitation. */
export type StateAnswer =
  /** Nothing yet. */
  | 'AWAITED'
  /** It has put people forward. */
  | 'NOMINATED'
  /** Nobody will come. */
  | 'WILL_NOT_ATTEND';

/** How one state is present in a network. */
export type StateCoverage = {
  /** Memberships of those who stand in for the lead. */
  alternates: Array<Membership>;
  /** True if at least one active member represents the state. */
  covered: Scalars['Boolean']['output'];
  /** Membership of the person who leads for the state; null if there is none. */
  lead?: Maybe<Membership>;
  /** How many active members represent the state. */
  memberCount?: Maybe<Scalars['Int']['output']>;
  /** The state. */
  state: State;
};

/** The invitation of a state to an event; its contact points nominate. */
export type StateInvitation = Node & {
  /** What the state has answered. */
  answer: StateAnswer;
  /** When it answered; null: not yet. */
  answeredAt?: Maybe<Scalars['DateTime']['output']>;
  /** Who answered for it. */
  answeredBy?: Maybe<Member>;
  /** The event. */
  event: Event;
  /** How many of these seats are paid for; null: not said. */
  fundedSeats?: Maybe<Scalars['Int']['output']>;
  /** Opaque id, unique over all kinds. */
  id: Scalars['ID']['output'];
  /** When the state was invited. */
  invitedAt: Scalars['DateTime']['output'];
  /** Until when the state can nominate; null: as the event says. */
  nominationClosesAt?: Maybe<Scalars['DateTime']['output']>;
  /** The state's active nominations, in its order of preference. */
  nominations: Array<Registration>;
  /** How many may take part online in a hybrid event; null: as many as there are seats. */
  onlineSeats?: Maybe<Scalars['Int']['output']>;
  /** When a contact point first opened it; null: not yet. */
  openedAt?: Maybe<Scalars['DateTime']['output']>;
  /**
   * Whether a contact point of the state has an address. False: nobody was told of the invitation, and nobody is reminded
   * of it; whoever invited is written to.
   */
  reachable: Scalars['Boolean']['output'];
  /** Why nobody will come, where that was said. */
  reason?: Maybe<Scalars['String']['output']>;
  /** Number of the letter, never given twice. */
  reference: Scalars['String']['output'];
  /** How many people the state may send; of a hybrid event those in person. */
  seats: Scalars['Int']['output'];
  /** The state. */
  state: State;
  /** Names of the mutations that the caller may use on this object now; buttons are drawn from it. */
  viewerCan: Array<Scalars['String']['output']>;
};

/** One page of invitations of states. */
export type StateInvitationConnection = {
  /** The entries of this page, each with its cursor. */
  edges: Array<StateInvitationEdge>;
  /** The entries of this page without cursors. */
  nodes: Array<StateInvitation>;
  /** Where this page lies within the whole list. */
  pageInfo: PageInfo;
  /** How many entries the whole list has, of those that the caller may see. Counted only when asked for. */
  totalCount: Scalars['Int']['output'];
};

/** An invitation and its place in the list. */
export type StateInvitationEdge = {
  /** Marks the place of this entry in the list; for `after` and `before`. */
  cursor: Scalars['String']['output'];
  /** The entry itself. */
  node: StateInvitation;
};

/** Seats for one state. */
export type StateInvitationInput = {
  /** How many of these seats are paid for; left out: not said. */
  fundedSeats?: InputMaybe<Scalars['Int']['input']>;
  /** Until when it can nominate; left out: as the event says. */
  nominationClosesAt?: InputMaybe<Scalars['EventTime']['input']>;
  /** How many may take part online in a hybrid event; left out: as many as there are seats. */
  onlineSeats?: InputMaybe<Scalars['Int']['input']>;
  /** How many people it may send; of a hybrid event those in person. */
  seats: Scalars['Int']['input'];
  /** The state. */
  state: Scalars['CountryCode']['input'];
};

/**
 * What one state took part in, hosted, leads and owes, on a plan within some days. The figures are those of its line in
 * the activity report of the plan over these days.
 */
export type StateReport = {
  /** Events at which it was represented, the earliest first, as far as the reader may see them. */
  events: EventConnection;
  /**
   * How it took part. For contact points women, men and others are null as soon as one of them is from 1 to 4, as that
   * number could be worked out from the rest.
   */
  figures: StateRow;
  /** What it is still to do because of published outcomes of any plan and time, by the day on which it is due; at most 500. */
  followUps: Array<FollowUp>;
  /** First day. */
  from: Scalars['Date']['output'];
  /** Events that took place on its ground or in its name. */
  hosted: Scalars['Int']['output'];
  /** Who was a member of a network for it within these days, by network; at most 500. */
  memberships: Array<Membership>;
  /** The plan. */
  plan: ActionPlan;
  /** Programmes that it leads, in the order of their names. */
  programmes: Array<Programme>;
  /** The state. */
  state: State;
  /** Last day. */
  to: Scalars['Date']['output'];
};


/**
 * What one state took part in, hosted, leads and owes, on a plan within some days. The figures are those of its line in
 * the activity report of the plan over these days.
 */
export type StateReportEventsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};

/** How one state took part. Counts of people are null for readers outside the secretariat. */
export type StateRow = {
  /** Events at which the state was represented. */
  events: Scalars['Int']['output'];
  /** Men among these people. */
  men?: Maybe<Scalars['Int']['output']>;
  /** People whose gender is another or not stated. */
  otherOrNotStated?: Maybe<Scalars['Int']['output']>;
  /** Attendances of people who represented it: one person at two events counts twice. */
  participations?: Maybe<Scalars['Int']['output']>;
  /** Different people who represented it. */
  people?: Maybe<Scalars['Int']['output']>;
  /** The state. */
  state: State;
  /** Women among these people. */
  women?: Maybe<Scalars['Int']['output']>;
};

/** How a state stands to the dialogue. It is dated data that the secretariat keeps. */
export type StateStanding =
  /** Takes part. */
  | 'ACTIVE'
  /** Took part in the past. */
  | 'FORMER'
  /** Belongs to the dialogue but is not invited at present. */
  | 'NOT_INVITED'
  /** Has never been part of the dialogue. */
  | 'NOT_PARTICIPATING'
  /** Takes part as an observer. */
  | 'OBSERVER'
  /** Its participation is suspended. */
  | 'SUSPENDED';

/** Something that waits for somebody to do it. */
export type Task = {
  /** Until when; null if there is no such time. */
  dueAt?: Maybe<Scalars['DateTime']['output']>;
  /** Name of the mutation that does it. */
  mutation: Scalars['String']['output'];
  /** What it is about. */
  subject: Node;
};

/** Changes to what we say about an action; the official text is changed by an import only. */
export type UpdateActionInput = {
  /** True if it states a principle, so that no activity is expected of it. */
  isPrinciple?: InputMaybe<Scalars['Boolean']['input']>;
  /** Words that the action is found by. */
  keywords?: InputMaybe<Array<Scalars['String']['input']>>;
  /** Short title by language. */
  title?: InputMaybe<Array<LocalisedInput>>;
};

/** Changes to an event. */
export type UpdateEventInput = {
  /** Codes of the actions that it serves, the primary one first. */
  actions?: InputMaybe<Array<Scalars['String']['input']>>;
  /**
   * What happens when, in place of the old agenda; items that name their id stay the same. Left out: unchanged, also at
   * the same time of the clock in a new zone. Null: none.
   */
  agenda?: InputMaybe<Array<AgendaItemInput>>;
  /** How many hours an invited or nominated person has to answer; null: until the start. */
  answerHours?: InputMaybe<Scalars['Int']['input']>;
  /** Share of the event that somebody must have attended to earn a certificate; null: none are issued. */
  certificateFromShare?: InputMaybe<Scalars['Float']['input']>;
  /**
   * True: what is said may be used, but not who said it or who was there. Once somebody was invited, nominated or
   * registered, it stays: TRANSITION_NOT_ALLOWED.
   */
  chathamHouseRule?: InputMaybe<Scalars['Boolean']['input']>;
  /**
   * Who may know of the event and its content. Once somebody was invited, nominated or registered, however that ended, it
   * is not opened: TRANSITION_NOT_ALLOWED.
   */
  confidentiality?: InputMaybe<Confidentiality>;
  /**
   * Hours of each day, at most one entry a date; null or empty: as if left out of a new event. Left out, days that were
   * never told follow start and end, others stay.
   */
  days?: InputMaybe<Array<EventDayInput>>;
  /** End. */
  endsAt?: InputMaybe<Scalars['EventTime']['input']>;
  /** How people take part. */
  format?: InputMaybe<EventFormat>;
  /** States that host it. */
  hostStates?: InputMaybe<Array<Scalars['CountryCode']['input']>>;
  /** Address to join online. */
  joinUrl?: InputMaybe<Scalars['URL']['input']>;
  /** What sort of meeting or activity it is. */
  kind?: InputMaybe<EventKind>;
  /** Working languages, and those with interpretation. */
  languages?: InputMaybe<Array<EventLanguageInput>>;
  /** How many hours a SELF_PACED course counts for; null: none. Other formats count their days, whatever this says. */
  learningHours?: InputMaybe<Scalars['Float']['input']>;
  /**
   * Ids of the networks that hold it; none is added once somebody has registered, where its members could thereby read
   * the list of participants or know of a CLOSED event.
   */
  networks?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** Until when contact points can nominate; null: until the start. */
  nominationClosesAt?: InputMaybe<Scalars['EventTime']['input']>;
  /** For how many hours a freed seat is offered to the next in line; null: it confirms that person at once. */
  offerHours?: InputMaybe<Scalars['Int']['input']>;
  /**
   * Who may read the registrations. Once somebody was invited, nominated or registered, nobody is added to them:
   * TRANSITION_NOT_ALLOWED.
   */
  participantList?: InputMaybe<Audience>;
  /** Ids of the organisations that hold it together with the dialogue. */
  partners?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** Id of the programme that the event belongs to; null: none. */
  programme?: InputMaybe<Scalars['ID']['input']>;
  /** Until when people can register; null: until the start. */
  registrationClosesAt?: InputMaybe<Scalars['EventTime']['input']>;
  /** From when people can register; null: as soon as the event is published. */
  registrationOpensAt?: InputMaybe<Scalars['EventTime']['input']>;
  /** Who can register. */
  registrationPolicy?: InputMaybe<RegistrationPolicy>;
  /** One pool of seats for each attendance mode of the format. */
  seats?: InputMaybe<Array<SeatInput>>;
  /** Most seats that one state may hold over all pools; null: no limit. */
  seatsPerState?: InputMaybe<Scalars['Int']['input']>;
  /** From when no state is limited any more; null: never. */
  seatsReleasedAt?: InputMaybe<Scalars['EventTime']['input']>;
  /** Start. */
  startsAt?: InputMaybe<Scalars['EventTime']['input']>;
  /** What the event is about, by language. */
  summary?: InputMaybe<Array<LocalisedInput>>;
  /** True: the dates are a window within which the event will be fixed. */
  tentative?: InputMaybe<Scalars['Boolean']['input']>;
  /** Zone in which its times are agreed. Changed alone it keeps the wall times and moves the instants. */
  timeZone?: InputMaybe<Scalars['TimeZone']['input']>;
  /** Title by language. */
  title?: InputMaybe<Array<LocalisedInput>>;
  /** Where it takes place. */
  venue?: InputMaybe<VenueInput>;
  /** Version that the changes are based on; an older one than the newest is refused with CONFLICT. */
  version?: InputMaybe<Scalars['Int']['input']>;
};

/** Changes to an indicator. */
export type UpdateIndicatorInput = {
  /** Codes of the actions that it measures, all of its plan; the list replaces the one before. */
  actions?: InputMaybe<Array<Scalars['String']['input']>>;
  /** How contributions make the figure of a year and that so far. */
  aggregation?: InputMaybe<IndicatorAggregation>;
  /** True if more is better. */
  ascending?: InputMaybe<Scalars['Boolean']['input']>;
  /** Value before the plan had any effect; null takes its year back too. */
  baseline?: InputMaybe<Scalars['Float']['input']>;
  /** Calendar year of the baseline. */
  baselineYear?: InputMaybe<Scalars['Int']['input']>;
  /** Short code, unique in its plan; upper and lower case are the same. */
  code?: InputMaybe<Scalars['String']['input']>;
  /** Where the values come from as a rule. */
  dataSource?: InputMaybe<Scalars['String']['input']>;
  /** Where along the results chain it measures. */
  level?: InputMaybe<IndicatorLevel>;
  /** What is to be reached, each year once; the list replaces the one before. */
  targets?: InputMaybe<Array<IndicatorTargetInput>>;
  /** What is measured, by language. */
  title?: InputMaybe<Array<LocalisedInput>>;
  /** What the values are counted in, such as people, states or %. */
  unit?: InputMaybe<Scalars['String']['input']>;
  /** Version that the changes are based on; an older one than the newest is refused with CONFLICT. */
  version?: InputMaybe<Scalars['Int']['input']>;
};

/** Changes to a material. A new upload or url takes the place of whichever there was. */
export type UpdateMaterialInput = {
  /** Id of an item of the same event's agenda that it belongs to; null: none. */
  agendaItem?: InputMaybe<Scalars['ID']['input']>;
  /** Who may have it. */
  audience?: InputMaybe<Audience>;
  /** From when on its audience has it; null: from the beginning. */
  availableFrom?: InputMaybe<Scalars['DateTime']['input']>;
  /** Language that it is written in; null: not stated. */
  language?: InputMaybe<Scalars['Locale']['input']>;
  /** Title by language. */
  title?: InputMaybe<Array<LocalisedInput>>;
  /** Id of a file of the caller's own that has been sent and is not in use yet. */
  upload?: InputMaybe<Scalars['ID']['input']>;
  /** Address of a link. */
  url?: InputMaybe<Scalars['URL']['input']>;
};

/** Changes to a network. */
export type UpdateNetworkInput = {
  /** Codes of the actions that the network serves. */
  actions?: InputMaybe<Array<Scalars['String']['input']>>;
  /** What sort of network it is. */
  kind?: InputMaybe<NetworkKind>;
  /** What the network is there for, by language. */
  mandate?: InputMaybe<Array<LocalisedInput>>;
  /** Name by language. */
  name?: InputMaybe<Array<LocalisedInput>>;
  /** Short name for addresses: small letters, digits and single hyphens. */
  slug?: InputMaybe<Scalars['String']['input']>;
  /** Version that the changes are based on; an older one than the newest is refused with CONFLICT. */
  version?: InputMaybe<Scalars['Int']['input']>;
};

/** Changes to an organisation. */
export type UpdateOrganisationInput = {
  /** True: the secretariat has looked at it. */
  confirmed?: InputMaybe<Scalars['Boolean']['input']>;
  /** What sort of body it is. */
  kind?: InputMaybe<OrganisationKind>;
  /** Full name by language. */
  name?: InputMaybe<Array<LocalisedInput>>;
  /** Id of the organisation that it is part of. */
  parent?: InputMaybe<Scalars['ID']['input']>;
  /** Abbreviation or short name. */
  shortName?: InputMaybe<Scalars['String']['input']>;
  /** State that it belongs to. */
  state?: InputMaybe<Scalars['CountryCode']['input']>;
};

/** Changes to an outcome. */
export type UpdateOutcomeInput = {
  /** Codes of the actions that it serves, the primary one first. */
  actions?: InputMaybe<Array<Scalars['String']['input']>>;
  /** Who sees it once it is published. */
  audience?: InputMaybe<Audience>;
  /** What it adds to indicators, at most once to each; the list replaces the one before. */
  contributions?: InputMaybe<Array<IndicatorContributionInput>>;
  /** Day that it belongs to in reports. */
  date?: InputMaybe<Scalars['Date']['input']>;
  /** Ids of the events that it came from. */
  events?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** What proves it; the list replaces the one before. */
  evidence?: InputMaybe<Array<EvidenceInput>>;
  /** What has to be done next; the list replaces the one before. */
  followUps?: InputMaybe<Array<FollowUpInput>>;
  /** What sort of result it is. */
  kind?: InputMaybe<OutcomeKind>;
  /** Ids of the networks that it came from. */
  networks?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** States that took part in it. */
  states?: InputMaybe<Array<Scalars['CountryCode']['input']>>;
  /** What it says or does, by language. */
  summary?: InputMaybe<Array<LocalisedInput>>;
  /** Title by language. */
  title?: InputMaybe<Array<LocalisedInput>>;
  /** Version that the changes are based on; an older one than the newest is refused with CONFLICT. */
  version?: InputMaybe<Scalars['Int']['input']>;
};

/** Changes to a profile. */
export type UpdateProfileInput = {
  /** Last day on which the person is available as an expert. */
  availableUntil?: InputMaybe<Scalars['Date']['input']>;
  /** Short biography by language. */
  biography?: InputMaybe<Array<LocalisedInput>>;
  /** True: the profile is still correct. */
  confirmed?: InputMaybe<Scalars['Boolean']['input']>;
  /** A new e-mail address; it counts once it is confirmed. */
  email?: InputMaybe<Scalars['EmailAddress']['input']>;
  /** Codes of the actions that the person is an expert on. */
  expertise?: InputMaybe<Array<Scalars['String']['input']>>;
  /** Family name, in the person's own spelling. */
  familyName?: InputMaybe<Scalars['String']['input']>;
  /** Gender as the person states it. */
  gender?: InputMaybe<Gender>;
  /** Given names, in the person's own spelling. */
  givenNames?: InputMaybe<Scalars['String']['input']>;
  /** Words for the person's expertise. */
  keywords?: InputMaybe<Array<Scalars['String']['input']>>;
  /** Languages that the person knows. */
  languages?: InputMaybe<Array<LanguageSkillInput>>;
  /** Full name in Latin letters, as in the passport. */
  latinName?: InputMaybe<Scalars['String']['input']>;
  /**
   * Telephone number: digits, spaces, brackets, points and hyphens, with `+` in front and an extension (`ext` or `x`)
   * behind if need be.
   */
  phone?: InputMaybe<Scalars['String']['input']>;
  /** A new post; the one before it ends. */
  post?: InputMaybe<PostInput>;
  /** The whole history of posts. */
  posts?: InputMaybe<Array<PostInput>>;
  /** Version that the changes are based on; an older one than the newest is refused with CONFLICT. */
  version?: InputMaybe<Scalars['Int']['input']>;
  /** Who may see which field; fields that are left out stay as they are. */
  visibility?: InputMaybe<Array<FieldVisibilityInput>>;
};

/** Changes to a programme. */
export type UpdateProgrammeInput = {
  /** Codes of the actions that it serves. */
  actions?: InputMaybe<Array<Scalars['String']['input']>>;
  /** Last day; null: not said. */
  endsOn?: InputMaybe<Scalars['Date']['input']>;
  /** States that lead it, the first one foremost. */
  leadStates?: InputMaybe<Array<Scalars['CountryCode']['input']>>;
  /** Short name for addresses: small letters, digits and single hyphens. */
  slug?: InputMaybe<Scalars['String']['input']>;
  /** First day; null: not said. */
  startsOn?: InputMaybe<Scalars['Date']['input']>;
  /** What the programme is about, by language. */
  summary?: InputMaybe<Array<LocalisedInput>>;
  /** Title by language. */
  title?: InputMaybe<Array<LocalisedInput>>;
  /** Version that the changes are based on; an older one than the newest is refused with CONFLICT. */
  version?: InputMaybe<Scalars['Int']['input']>;
};

/** Changes to a registration. */
export type UpdateRegistrationInput = {
  /** Until when the person can answer; null: until the start. Only organisers set it. */
  answerDueAt?: InputMaybe<Scalars['EventTime']['input']>;
  /** The new place in the state's order of preference. */
  nominationRank?: InputMaybe<Scalars['Int']['input']>;
  /** For whom the person takes part. */
  representing?: InputMaybe<RepresentationInput>;
  /** What the person does at the event; only organisers give roles. */
  role?: InputMaybe<ParticipantRole>;
};

/** Changes to what is kept about a state. */
export type UpdateStateInput = {
  /** Note to print with the name, by language. */
  footnote?: InputMaybe<Array<LocalisedInput>>;
  /** Name by language. */
  name?: InputMaybe<Array<LocalisedInput>>;
  /** The whole history of its standing; it replaces the one before. */
  standings?: InputMaybe<Array<StandingPeriodInput>>;
};

/**
 * A file on its way in: send its bytes to `url` with PUT, then name the id in an input. What no input has named within a
 * day is removed.
 */
export type Upload = {
  /** Until when the sending has to begin. */
  expiresAt: Scalars['DateTime']['output'];
  /** Id to name in an input, once the bytes have been sent. */
  id: Scalars['ID']['output'];
  /** Where to PUT the bytes, as they are and once. Whoever has this address may send them. */
  url: Scalars['URL']['output'];
};

/** Where an event takes place. */
export type Venue = {
  /** Street and number. */
  address?: Maybe<Scalars['String']['output']>;
  /** Town. */
  city: Scalars['String']['output'];
  /** How to get there. */
  directions?: Maybe<Scalars['String']['output']>;
  /** Name of the building. */
  name: Scalars['String']['output'];
  /** Room or floor. */
  room?: Maybe<Scalars['String']['output']>;
  /** Country. */
  state: State;
};

/** Where an event takes place. */
export type VenueInput = {
  /** Street and number. */
  address?: InputMaybe<Scalars['String']['input']>;
  /** Town. */
  city: Scalars['String']['input'];
  /** How to get there. */
  directions?: InputMaybe<Scalars['String']['input']>;
  /** Name of the building. */
  name: Scalars['String']['input'];
  /** Room or floor. */
  room?: InputMaybe<Scalars['String']['input']>;
  /** Country. */
  state: Scalars['CountryCode']['input'];
};

/** The caller: who is signed in, with roles and settings. */
export type Viewer = {
  /** Access tokens of the person's scripts. */
  accessTokens: Array<AccessToken>;
  /**
   * False for who has signed up and whom nobody has let in yet. Until then the account sees and changes its own profile,
   * settings and registrations, and registers for OPEN events, where it is PENDING; all else answers as to ANYONE.
   */
  admitted: Scalars['Boolean']['output'];
  /** Providers that the account is not linked to, and can be on the page of each. */
  linkableProviders: Array<SignInProvider>;
  /** Accounts at providers with which the person signs in. */
  linkedProviders: Array<LinkedProvider>;
  /** Language of pages and mails. */
  locale: Scalars['Locale']['output'];
  /** The person. */
  member: Member;
  /** Passkeys of the account. */
  passkeys: Array<Passkey>;
  /** The caller's own registrations. */
  registrations: RegistrationConnection;
  /** Roles that the person holds. */
  roles: Array<RoleGrant>;
  /** Whether the account has a second factor; organisers and the secretariat need one to act as such. */
  secondFactor: Scalars['Boolean']['output'];
  /** Browsers in which the person is signed in, the last used first. */
  sessions: Array<Session>;
  /** Invitations of the states for which the caller is a contact point, those of the latest event first. */
  stateInvitations: StateInvitationConnection;
  /** What waits for this person, at most 100: first what is due first, then what has waited longest. */
  tasks: Array<Task>;
  /** Time zone that times are also shown in. */
  timeZone: Scalars['TimeZone']['output'];
};


/** The caller: who is signed in, with roles and settings. */
export type ViewerRegistrationsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<RegistrationFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};


/** The caller: who is signed in, with roles and settings. */
export type ViewerStateInvitationsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  answers?: InputMaybe<Array<StateAnswer>>;
  before?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};

/** Who may see a field of a profile, as its owner set it. Each value includes the narrower ones. */
export type Visibility =
  /** Also the contact points of the owner's state. */
  | 'CONTACT_POINT'
  /** Everybody who is signed in. */
  | 'MEMBERS'
  /** Also members of the owner's networks. */
  | 'NETWORK'
  /** The owner and the secretariat. */
  | 'ONLY_ME'
  /** Everybody, signed in or not. */
  | 'PUBLIC';

/** Why somebody waits for a seat. */
export type WaitlistReason =
  /** No seat of the pool is free. */
  | 'EVENT_FULL'
  /** The state already holds as many seats as it may; the person keeps the place in line and is passed over. */
  | 'STATE_QUOTA_USED';

/** What was done on one action in one year. */
export type YearRow = {
  /** The action. */
  action: Action;
  /** Events that took place. */
  events: Scalars['Int']['output'];
  /** Outcomes published. */
  outcomes: Scalars['Int']['output'];
  /** How far the action came that year, by a person's judgement; null until given. */
  status?: Maybe<ActionStatus>;
  /** Calendar year. */
  year: Scalars['Int']['output'];
};
