import type { AgendaItemInput, Confidentiality, EventDayInput, SpeakerInput } from '../../schema-types.js';
import { both } from './choices.js';
import type { DemoMember } from './demo-people.service.js';
import type { DemoEvent } from './events.js';

interface AgendaSession {
  en: string;
  ru: string;
  /** Hours from the beginning of the day, and how many it lasts. */
  after: number;
  hours: number;
  by?: 'GUEST' | 'SPEAKERS' | 'MODERATOR';
  room?: string;
  confidentiality?: Confidentiality;
}

/** What a day of so many hours is filled with; a day of any other length has no agenda. */
const sessions: Readonly<Record<number, readonly AgendaSession[]>> = {
  2: [
    { en: 'Opening', ru: 'Открытие', after: 0, hours: 1, by: 'GUEST' },
    { en: 'Experience of states', ru: 'Опыт государств', after: 1, hours: 1, by: 'SPEAKERS' },
  ],
  7: [
    { en: 'Opening', ru: 'Открытие', after: 0, hours: 1, by: 'GUEST' },
    { en: 'Experience of states', ru: 'Опыт государств', after: 1, hours: 2, by: 'SPEAKERS' },
    { en: 'Lunch', ru: 'Обед', after: 3, hours: 1 },
    { en: 'Working groups', ru: 'Рабочие группы', after: 4, hours: 2, by: 'MODERATOR', room: '2' },
    { en: 'Conclusions', ru: 'Выводы', after: 6, hours: 1, confidentiality: 'CLOSED' },
  ],
};

/** The agenda of an event, day by day; whoever speaks is among the guests. */
export function agendaOf(
  event: DemoEvent,
  days: readonly EventDayInput[],
  guests: readonly DemoMember[],
): AgendaItemInput[] {
  return days.flatMap(({ startsAt }) =>
    (sessions[event.hours] ?? []).map(({ after, hours, by, room, confidentiality, ...title }) => ({
      startsAt: hoursAfter(startsAt, after),
      endsAt: hoursAfter(startsAt, after + hours),
      title: both(title),
      ...(room && event.capacity.inPerson && { room }),
      ...(confidentiality && { confidentiality }),
      speakers: by ? speakers(by, event, guests) : [],
    })),
  );
}

/** What is to come gets its day from today, perhaps that of another event of the same people: only guests speak. */
function speakers(
  by: NonNullable<AgendaSession['by']>,
  event: DemoEvent,
  guests: readonly DemoMember[],
): SpeakerInput[] {
  const [first, second] = typeof event.starts === 'string' ? guests : [];
  if (by === 'GUEST' || !first || !second) return [{ name: 'Prof. Helena Lindqvist', role: 'SPEAKER' }];
  if (by === 'MODERATOR') return [{ member: first.id, role: 'MODERATOR' }];
  return [first, second].map(({ id }) => ({ member: id, role: 'SPEAKER' }));
}

function hoursAfter(time: EventDayInput['startsAt'], hours: number): EventDayInput['startsAt'] {
  if (!('wall' in time)) throw new Error('Times of the demonstration world are wall times');
  const [date, clock] = time.wall.split('T');
  const [hour, ...rest] = clock!.split(':');
  return { wall: `${date}T${[String(Number(hour) + hours).padStart(2, '0'), ...rest].join(':')}` };
}
