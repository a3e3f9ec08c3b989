import { createHash, randomBytes } from 'node:crypto';
import { Temporal } from '@js-temporal/polyfill';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { v7 } from 'uuid';

/** An event whose only day goes on over several dates, with its instants in milliseconds. */
interface LongDay {
  id: string;
  timeZone: string;
  starts: string;
  ends: string;
  startsAt: number;
  endsAt: number;
}

interface Agreed {
  local: string;
  at: string;
}

interface Day {
  starts: Agreed;
  ends: Agreed;
}

/** What the trail is told of an event. */
interface Told {
  id: string;
  field: string;
  from: string | null;
  to: string | null;
}

const why = 'Migration 1795400060200: days that were never told have the same hours on each date';
const whySelfPaced = 'Migration 1795400060200: a course in one’s own time counts no hours unless it says how many';

const longDays = `
  SELECT e.id, e.time_zone AS "timeZone", to_char(e.starts_at_local, 'YYYY-MM-DD"T"HH24:MI:SS') AS starts,
    to_char(e.ends_at_local, 'YYYY-MM-DD"T"HH24:MI:SS') AS ends,
    (extract(epoch FROM e.starts_at) * 1000)::double precision AS "startsAt",
    (extract(epoch FROM e.ends_at) * 1000)::double precision AS "endsAt"
  FROM event e JOIN event_day d ON d.event_id = e.id
  WHERE e.format <> 'SELF_PACED' AND d.starts_at_local = e.starts_at_local AND d.ends_at_local = e.ends_at_local
    AND e.ends_at_local::date - e.starts_at_local::date BETWEEN 1 AND 30
    AND e.ends_at_local::time > e.starts_at_local::time
  ORDER BY e.id`;

const hoursOfCourses = `
  SELECT e.id, (sum(extract(epoch FROM d.ends_at - d.starts_at)) / 3600)::double precision AS hours
  FROM event e JOIN event_day d ON d.event_id = e.id WHERE e.format = 'SELF_PACED' GROUP BY e.id ORDER BY e.id`;

/** The same hours of the clock on each date; null where clocks skip one of them: such an event stays as it is. */
function daysOf({ timeZone, starts, ends, startsAt, endsAt }: LongDay): Day[] | null {
  const instants = new Map([
    [starts, startsAt],
    [ends, endsAt],
  ]);
  const agreed = (local: string): Agreed | null => {
    const plain = Temporal.PlainDateTime.from(local);
    const zoned = plain.toZonedDateTime(timeZone, { disambiguation: 'earlier' });
    const at = instants.get(local) ?? zoned.epochMilliseconds;
    return zoned.toPlainDateTime().equals(plain) || instants.has(local)
      ? { local, at: new Date(at).toISOString() }
      : null;
  };
  const [first, last] = [starts, ends].map((local) => Temporal.PlainDate.from(local.slice(0, 10))) as [
    Temporal.PlainDate,
    Temporal.PlainDate,
  ];
  const days = Array.from({ length: first.until(last).days + 1 }, (_, later) => {
    const date = first.add({ days: later }).toString();
    const [begins, closes] = [agreed(`${date}${starts.slice(10)}`), agreed(`${date}${ends.slice(10)}`)];
    return begins && closes && { starts: begins, ends: closes };
  });
  return days.some((day) => day === null) ? null : days.filter((day) => day !== null);
}

/**
 * Days that were never told stood as one from start to end, of 56 hours for three days: they get the same hours on each
 * date, and so does what was recorded of that one day. What cannot be derived stays; `npm run doctor` names it. A
 * course that people take in their own time counts the hours that it says. Each event that counts otherwise since has
 * an entry in the trail, so that frozen reports tell why.
 */
export class DaysOfEvents1795400060200 implements MigrationInterface {
  name = 'DaysOfEvents1795400060200';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE event ADD learning_hours double precision CHECK (learning_hours >= 0);
      ${versionOfEvents('id, format, status, starts_at_local, ends_at, learning_hours')}
    `);
    const courses = (await runner.query(hoursOfCourses)) as { id: string; hours: number }[];
    const derived = ((await runner.query(longDays)) as LongDay[]).flatMap((event) => {
      const days = daysOf(event);
      return days ? [{ event, days }] : [];
    });
    await this.derive(runner, derived);
    const of = ({ starts, ends, startsAt, endsAt }: LongDay): Day => ({
      starts: { local: starts, at: new Date(startsAt).toISOString() },
      ends: { local: ends, at: new Date(endsAt).toISOString() },
    });
    const told = derived.map(({ event, days }) => ({
      ...{ id: event.id, field: 'days' },
      ...{ from: JSON.stringify([of(event)]), to: JSON.stringify(days) },
    }));
    await tell(runner, told, why);
    await tell(
      runner,
      courses.map(({ id, hours }) => ({ id, field: 'learningHours', from: String(hours), to: null })),
      whySelfPaced,
    );
  }

  private async derive(runner: QueryRunner, derived: readonly { event: LongDay; days: Day[] }[]): Promise<void> {
    const rows = derived.flatMap(({ event, days }) =>
      days.map(({ starts, ends }) => ({
        event_id: event.id,
        date: starts.local.slice(0, 10),
        ...{ starts_at_local: starts.local, ends_at_local: ends.local, starts_at: starts.at, ends_at: ends.at },
      })),
    );
    const ids = derived.map(({ event }) => event.id);
    await runner.query('DELETE FROM event_day WHERE event_id = ANY ($1::uuid[])', [ids]);
    await runner.query('INSERT INTO event_day SELECT * FROM json_populate_recordset(NULL::event_day, $1::json)', [
      JSON.stringify(rows),
    ]);
    // Minutes are of all days together: each day has its part of them, so that their share stays.
    await runner.query(
      `INSERT INTO day_attendance (registration_id, date, attendance, mode, minutes, recorded_by_member_id)
       SELECT a.registration_id, d.date, a.attendance, a.mode, round(a.minutes * d.part)::integer,
         a.recorded_by_member_id
       FROM (
         SELECT event_id, date, min(date) OVER (PARTITION BY event_id) AS first,
           extract(epoch FROM ends_at - starts_at)
             / sum(extract(epoch FROM ends_at - starts_at)) OVER (PARTITION BY event_id) AS part
         FROM event_day WHERE event_id = ANY ($1::uuid[])
       ) d
       JOIN registration r ON r.event_id = d.event_id
       JOIN day_attendance a ON a.registration_id = r.id AND a.date = d.first
       ON CONFLICT (registration_id, date) DO UPDATE SET attendance = excluded.attendance, mode = excluded.mode,
         minutes = excluded.minutes, recorded_by_member_id = excluded.recorded_by_member_id`,
      [ids],
    );
  }

  /** Days that were derived are days as any: they stay. */
  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ${versionOfEvents('id, format, status, starts_at_local, ends_at')}
      ALTER TABLE event DROP COLUMN learning_hours;
    `);
  }
}

/** An entry each in the trail, by nobody: its digest is made as the trail makes it. */
async function tell(runner: QueryRunner, told: readonly Told[], reason: string): Promise<void> {
  const values = told.flatMap(({ id, field, from, to }) => {
    const entry = v7();
    const salted = [
      { entry, id, field, from, to, salt: randomBytes(16) },
      { entry, id, field: 'reason', from: null, to: reason, salt: randomBytes(16) },
    ];
    const digest = createHash('sha256');
    for (const value of salted)
      digest.update(
        createHash('sha256')
          .update(value.salt)
          .update(JSON.stringify([value.field, value.from, value.to]))
          .digest(),
      );
    const digested = digest.digest('hex');
    return salted.map((value) => ({ ...value, salt: value.salt.toString('hex'), digest: digested }));
  });
  await runner.query(
    `WITH told AS (
       SELECT * FROM json_to_recordset($1::json)
         AS v (entry uuid, id uuid, field text, "from" text, "to" text, salt text, digest text)
     ), entry AS (
       INSERT INTO audit_entry (id, action, subject_id, subject_kind, values_digest)
       SELECT DISTINCT entry, 'migration', id, 'Event', decode(digest, 'hex') FROM told
     )
     INSERT INTO audit_value (entry_id, field, old_value, new_value, salt)
     SELECT entry, field, "from", "to", decode(salt, 'hex') FROM told`,
    [JSON.stringify(values)],
  );
}

/** The function that moves on the versions of reports when what they count of events is another. */
function versionOfEvents(columns: string): string {
  const of = (rows: string): string =>
    `SELECT extract(year FROM starts_at_local)::integer AS year, ${columns} FROM ${rows} WHERE status <> 'DRAFT'`;
  const move = (changed: string): string =>
    `PERFORM move_report_version(ARRAY(SELECT DISTINCT year FROM (${changed}) changed));`;
  return `
    CREATE OR REPLACE FUNCTION move_report_version_by_event() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      IF TG_OP = 'INSERT' THEN
        ${move(of('after'))}
      ELSIF TG_OP = 'DELETE' THEN
        ${move(of('before'))}
      ELSE
        ${move(`(${of('before')} EXCEPT ${of('after')}) UNION ALL (${of('after')} EXCEPT ${of('before')})`)}
      END IF;
      RETURN NULL;
    END $$;`;
}
