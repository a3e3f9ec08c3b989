import { Injectable } from '@nestjs/common';
import { Representations, type RepresentationRow } from '../../people/index.js';
import { type Message, type Problems, type Reader, recordsOf, sql } from '../../platform/index.js';
import type { AgendaItemInput, SpeakerInput } from '../../schema-types.js';
import { dateOf, type EventTimes } from '../times/event-times.js';
import {
  type AgendaItem,
  type Appearance,
  appearances,
  inTwoPlaces,
  settleItems,
  type Speaker,
} from './agenda-items.js';

/** The event that an agenda belongs to, as it will be. */
interface AgendaOwner {
  id: string;
  /** Null: a new one. */
  before: { agenda: readonly AgendaItem[]; times: EventTimes } | null;
  times: EventTimes;
}

/** A speaker of an input and its path. */
interface SpeakerAtPath {
  input: SpeakerInput;
  field: string;
}

/** What agendas come to, with everybody in one place at a time. */
@Injectable()
export class Agendas {
  constructor(private readonly representations: Representations) {}

  /** The agenda that an input makes of the one there is; what does not fit is added to `problems`. */
  async settle(
    reader: Reader,
    { id, before, times }: AgendaOwner,
    given: readonly AgendaItemInput[] | null | undefined,
    problems: Problems,
  ): Promise<AgendaItem[]> {
    const items = settleItems(before, given, times, problems);
    const agenda = given ? await this.withSpeakers(reader, items, given, { before, times }, problems) : items;
    if (problems.found || (!given && before?.times.timeZone === times.timeZone)) return agenda;
    const field = ({ item, speaker }: Appearance): string =>
      given ? `input.agenda.${item}.speakers.${speaker}.member` : 'input.timeZone';
    await this.checkSpeakers(reader, id, agenda, field, problems);
    return agenda;
  }

  /** Everybody speaks in one place at a time: who would not is a problem of `field`. */
  async checkSpeakers(
    reader: Reader,
    eventId: string,
    agenda: readonly AgendaItem[],
    field: (appearance: Appearance) => string,
    problems: Problems,
  ): Promise<void> {
    const busy = [...inTwoPlaces(agenda), ...(await busyElsewhere(reader, eventId, agenda))];
    for (const one of new Set(busy.map(field))) problems.add(one, speaksElsewhere);
  }

  private async withSpeakers(
    reader: Reader,
    items: AgendaItem[],
    given: readonly AgendaItemInput[],
    { before, times }: Omit<AgendaOwner, 'id'>,
    problems: Problems,
  ): Promise<AgendaItem[]> {
    const asked: SpeakerAtPath[] = given.flatMap(({ speakers }, item) =>
      (speakers ?? []).map((input, index) => ({ input, field: `input.agenda.${item}.speakers.${index}` })),
    );
    const known = await membersAmong(reader, asked, before?.agenda ?? []);
    for (const { input, field } of asked) {
      if ((input.member == null) === !input.name?.trim()) problems.add(`${field}.member`, oneOfTwo);
      else if (input.member != null && !known.has(input.member)) problems.add(`${field}.member`, nobody);
    }
    const represented = await this.represented(reader, asked, dateOf(times.starts), problems);
    const settled = asked.map(({ input }, index) => speakerOf(input, represented[index] ?? null));
    return items.map((item, index) => {
      const count = given[index]!.speakers?.length ?? 0;
      return { ...item, speakers: settled.splice(0, count) };
    });
  }

  /** For whom each speaks: as given, else by a member's post on that day; null for a guest of whom nothing is said. */
  private async represented(
    reader: Reader,
    asked: readonly SpeakerAtPath[],
    day: string,
    problems: Problems,
  ): Promise<(RepresentationRow | null)[]> {
    const given = await this.representations.givenEach(
      reader,
      asked.map(({ input, field }) => ({ input: input.representing, field: `${field}.representing` })),
      problems,
    );
    const silent = asked.flatMap(({ input }, index) => (given[index] ? [] : (input.member ?? [])));
    if (silent.length === 0) return given;
    const held = await this.representations.held(reader, silent, day);
    return asked.map(({ input }, index) => given[index] ?? held.get(input.member ?? '') ?? null);
  }
}

/** Those who speak at another event at the same time; a cancelled one has released them. */
async function busyElsewhere(reader: Reader, eventId: string, agenda: readonly AgendaItem[]): Promise<Appearance[]> {
  const asked = appearances(agenda);
  if (asked.length === 0) return [];
  const spans = asked.map(({ memberId, item }, position) => ({
    ...{ position, member_id: memberId },
    ...{ starts_at: agenda[item]!.starts.at, ends_at: agenda[item]!.ends.at },
  }));
  const rows = await reader.rows<{ position: number }>(
    sql`SELECT asked.position FROM ${recordsOf('agenda_speaker', spans)} asked
     WHERE EXISTS (
       SELECT FROM agenda_speaker s JOIN agenda_item i ON i.id = s.agenda_item_id
       WHERE s.member_id = asked.member_id AND NOT s.released AND i.event_id <> ${eventId}
         AND tstzrange(s.starts_at, s.ends_at, '[)') && tstzrange(asked.starts_at, asked.ends_at, '[)'))
     ORDER BY asked.position`,
  );
  return rows.map(({ position }) => asked[position]!);
}

/** Ids of those who are there; somebody erased meanwhile stays in the agenda that names them. */
async function membersAmong(
  reader: Reader,
  asked: readonly SpeakerAtPath[],
  before: readonly AgendaItem[],
): Promise<Set<string>> {
  const ids = asked.flatMap(({ input }) => input.member ?? []);
  if (ids.length === 0) return new Set();
  const named = appearances(before).map(({ memberId }) => memberId);
  const rows = await reader.rows<{ id: string }>(
    sql`SELECT id FROM member WHERE id = ANY (${ids}::uuid[]) AND (erased_at IS NULL OR id = ANY (${named}::uuid[]))`,
  );
  return new Set(rows.map(({ id }) => id));
}

function speakerOf({ member, name, role = 'SPEAKER' }: SpeakerInput, represented: RepresentationRow | null): Speaker {
  const { state = null, organisationId = null, personalCapacity = false } = represented ?? {};
  const memberId = member ?? null;
  return {
    memberId,
    name: memberId === null ? (name?.trim() ?? '') : null,
    role,
    state,
    organisationId,
    personalCapacity,
  };
}

const oneOfTwo: Message = {
  en: 'Give exactly one of member and name.',
  ru: 'Укажите либо участника, либо имя гостя.',
};
const nobody: Message = { en: 'There is no such person.', ru: 'Такого человека нет.' };
const speaksElsewhere: Message = {
  en: 'This person already speaks somewhere else at this time.',
  ru: 'В это время этот человек уже выступает в другом месте.',
};
