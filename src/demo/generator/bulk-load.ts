import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import type { Texts } from '../../platform/index.js';

/** The tables that are filled and their columns, each after those that it refers to. */
const columns = {
  member: [
    ...['id', 'given_names', 'family_name', 'latin_name', 'email', 'phone', 'gender', 'keywords', 'biography'],
    ...['visibility', 'profile_confirmed_at', 'sort_name', 'native_sort_name', 'search_names', 'search_posts'],
    ...['search_keywords', 'created_at'],
  ],
  organisation: ['id', 'name', 'short_name', 'kind', 'state', 'confirmed', 'sort_name', 'search_text'],
  post: ['id', 'member_id', 'title', 'organisation_id', 'state', 'from_day', 'to_day', 'confirmed'],
  member_language: ['member_id', 'language', 'level'],
  member_expertise: ['member_id', 'action_id'],
  network: ['id', 'slug', 'kind', 'name', 'mandate', 'created_at'],
  network_action: ['network_id', 'action_id', 'position'],
  membership: [
    ...['id', 'network_id', 'member_id', 'role', 'status', 'state', 'organisation_id', 'active_from', 'active_to'],
    ...['expires_on', 'created_at'],
  ],
  membership_change: ['id', 'membership_id', 'at', 'to_status'],
  event: [
    ...['id', 'slug', 'version', 'kind', 'format', 'status', 'title', 'summary', 'time_zone', 'starts_at_local'],
    ...['ends_at_local', 'starts_at', 'ends_at', 'venue_name', 'venue_city', 'venue_state', 'join_url'],
    ...['registration_policy', 'registration_closes_at_local', 'registration_closes_at', 'seats_per_state'],
    ...['confidentiality', 'chatham_house_rule', 'participant_list', 'created_at', 'created_by_member_id'],
    ...['published_at', 'closed_at', 'cancelled_at', 'cancellation_reason', 'search_titles', 'search_text'],
    'learning_hours',
  ],
  event_day: ['event_id', 'date', 'starts_at_local', 'ends_at_local', 'starts_at', 'ends_at'],
  event_action: ['event_id', 'action_id', 'position'],
  event_network: ['event_id', 'network_id', 'position'],
  event_host_state: ['event_id', 'state', 'position'],
  event_partner: ['event_id', 'organisation_id', 'position'],
  event_language: ['event_id', 'language', 'interpreted', 'position'],
  event_seat_pool: ['event_id', 'mode', 'capacity', 'confirmed', 'waitlisted', 'beyond_capacity'],
  registration: [
    ...['id', 'event_id', 'member_id', 'status', 'role', 'mode', 'state', 'organisation_id', 'registered_at'],
    ...['sequence', 'waitlist_reason', 'beyond_capacity', 'attendance', 'attended_mode'],
  ],
  registration_change: ['id', 'registration_id', 'at', 'by_member_id', 'from_status', 'to_status', 'reason'],
  registration_consent: ['registration_id', 'purpose'],
  registration_consent_change: ['id', 'registration_id', 'purpose', 'given', 'at', 'by_member_id'],
  day_attendance: ['registration_id', 'date', 'attendance', 'mode', 'minutes'],
  feedback: [
    ...['event_id', 'member_id', 'stage', 'satisfaction', 'knowledge_before', 'knowledge_after', 'will_apply'],
    ...['applied', 'comment', 'given_at'],
  ],
  outcome: ['id', 'version', 'created_at', 'created_by_member_id', 'current_number', 'published_number'],
  outcome_version: [
    ...['outcome_id', 'number', 'status', 'kind', 'title', 'summary', 'date', 'audience', 'written_by_member_ids'],
    ...['verified_by_member_id', 'published_at', 'search_text'],
  ],
  outcome_change: ['id', 'outcome_id', 'at', 'by_member_id', 'from_status', 'to_status', 'note'],
  outcome_action: ['outcome_id', 'number', 'action_id', 'position'],
  outcome_event: ['outcome_id', 'number', 'event_id', 'position'],
  outcome_network: ['outcome_id', 'number', 'network_id', 'position'],
  outcome_state: ['outcome_id', 'number', 'state', 'position'],
  evidence: ['id', 'outcome_id', 'number', 'position', 'title', 'url', 'audience'],
  follow_up: ['id', 'outcome_id', 'status', 'note', 'done_at'],
  follow_up_version: [
    ...['follow_up_id', 'outcome_id', 'number', 'position', 'title', 'owner_state', 'owner_organisation_id', 'due_on'],
    'search_text',
  ],
} as const;

type FilledTable = keyof typeof columns;
type FieldValue = string | number | boolean | Date | readonly string[] | Texts | null;
/** A row with a value for every column that is filled. */
export type FilledRow<T extends FilledTable> = Readonly<Record<(typeof columns)[T][number], FieldValue>>;

const tables = Object.keys(columns) as FilledTable[];
const copyStatements = new Map(
  tables.map((table) => [table, `COPY ${table} (${columns[table].join(', ')}) FROM STDIN`]),
);

/** How many characters may wait before they are sent. */
const enough = 8_000_000;

/** Sends rows to PostgreSQL by COPY, many at a time, in the order in which tables refer to each other. */
export class BulkLoad {
  private readonly waiting = new Map<FilledTable, string[]>(tables.map((table) => [table, []]));
  private size = 0;

  constructor(private readonly client: pg.Client) {}

  add<T extends FilledTable>(table: T, row: FilledRow<T>): void {
    const values: Readonly<Record<string, FieldValue>> = row;
    const line = columns[table].map((column) => fieldOf(values[column]!)).join('\t');
    this.waiting.get(table)!.push(line);
    this.size += line.length;
  }

  /** To be called whenever no row waits for one that it refers to. */
  async sendWhenEnough(): Promise<void> {
    if (this.size >= enough) await this.send();
  }

  async send(): Promise<void> {
    for (const [table, lines] of this.waiting) {
      if (lines.length === 0) continue;
      const rows = Buffer.from(`${lines.join('\n')}\n`);
      this.waiting.set(table, []);
      await pipeline(Readable.from([rows]), this.client.query(copyFrom(copyStatements.get(table)!)));
    }
    this.size = 0;
  }
}

/** A value as COPY reads it in its text format. */
function fieldOf(value: FieldValue): string {
  if (value === null) return '\\N';
  if (typeof value === 'string') return escaped(value);
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (value instanceof Date) return value.toISOString();
  return escaped(isList(value) ? arrayOf(value) : JSON.stringify(value));
}

const isList = (value: readonly string[] | Texts): value is readonly string[] => Array.isArray(value);

const arrayOf = (items: readonly string[]): string =>
  `{${items.map((item) => `"${item.replace(/["\\]/g, '\\$&')}"`).join(',')}}`;

const escapes: Readonly<Record<string, string>> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' };

const escaped = (text: string): string => text.replace(/[\\\t\n\r]/g, (character) => escapes[character]!);
