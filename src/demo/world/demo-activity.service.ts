import { Injectable } from '@nestjs/common';
import { type SignedIn, system } from '../../access/index.js';
import { Events, Programmes } from '../../events/index.js';
import { Feedback } from '../../feedback/index.js';
import { AttendanceService, Certificates, Registering, Registrations } from '../../registrations/index.js';
import type { Attendance, AttendanceInput, EventInput, SeatInput } from '../../schema-types.js';
import { agendaOf } from './agendas.js';
import { both, chance, lot, shuffled } from './choices.js';
import type { DemoCast, DemoMember } from './demo-people.service.js';
import { type DemoEvent, events, places } from './events.js';
import { programmes } from './programmes.js';

const day = 24 * 60 * 60 * 1000;

/** What the people of the demonstration world do: programmes, events, registrations, attendance, feedback. */
@Injectable()
export class DemoActivity {
  constructor(
    private readonly events: Events,
    private readonly programmes: Programmes,
    private readonly registering: Registering,
    private readonly registrations: Registrations,
    private readonly attendance: AttendanceService,
    private readonly certificates: Certificates,
    private readonly feedback: Feedback,
  ) {}

  /** Answers the ids of the events by their English titles. */
  async build(cast: DemoCast): Promise<Map<string, string>> {
    const programmeIds = await this.setUpProgrammes();
    const ids = new Map<string, string>();
    for (const [index, event] of events.entries()) {
      const programme = programmeIds.get(event.networks[0]!) ?? null;
      ids.set(event.en, await this.hold(cast, event, { ...inputOf(cast, event, index), programme }));
    }
    return ids;
  }

  /** Answers their ids by the network whose events belong to them. */
  private async setUpProgrammes(): Promise<Map<string, string>> {
    const ids = new Map<string, string>();
    for (const { network, en, ru, summary, ...programme } of programmes) {
      const input = { ...programme, title: both({ en, ru }), summary: both(summary) };
      ids.set(network, (await this.programmes.create(system, input)).id);
    }
    return ids;
  }

  private async hold(cast: DemoCast, event: DemoEvent, input: EventInput): Promise<string> {
    const guests = guestsOf(cast, event);
    const { id } = await this.events.create(system, { ...input, agenda: agendaOf(event, input.days ?? [], guests) });
    if (event.fate === 'DRAFT') return id;
    await this.events.publish(system, id);
    if (event.fate === 'CANCELLED')
      await this.events.cancel(cast.secretariat, id, 'Too few states could take part; it will be planned anew.');
    else if (event.fate === 'OPEN') await this.fill(cast, event, id, guests);
    else await this.backFill(cast, event, id, guests);
    if (event.fate === 'CLOSED') await this.events.close(cast.secretariat, id);
    if (event.certificates) await this.certificates.issue(cast.secretariat, id);
    return id;
  }

  /** People register for what is to come, and a few think better of it. */
  private async fill(cast: DemoCast, event: DemoEvent, id: string, guests: readonly DemoMember[]): Promise<void> {
    if (event.policy === 'NOMINATION') return;
    for (const [index, guest] of guests.entries()) {
      // Each registers and agrees for oneself.
      const viewer: SignedIn = { ...system, memberId: guest.id };
      const registration = await this.registering.register(viewer, {
        event: id,
        consents: chance(`${event.en} listed ${index}`, 0.7) ? ['PARTICIPANT_LIST'] : [],
        ...modeOf(event, index),
      });
      if (registration.status === 'PENDING' && index % 3 !== 0) {
        await this.registrations.decide(cast.secretariat, {
          registrations: [registration.id],
          decision: index % 7 === 0 ? 'REJECT' : 'APPROVE',
        });
      }
      if (registration.status === 'CONFIRMED' && index % 9 === 4)
        await this.registrations.withdraw(system, registration.id, 'Another duty on that day.');
    }
  }

  /** Who came to what is over, entered afterwards with their attendance and what they said of it. */
  private async backFill(cast: DemoCast, event: DemoEvent, id: string, guests: readonly DemoMember[]): Promise<void> {
    const entries: AttendanceInput[] = [];
    for (const [index, guest] of guests.entries()) {
      const role =
        index < 2
          ? ('SPEAKER' as const)
          : index === 2 && event.capacity.inPerson
            ? ('INTERPRETER' as const)
            : ('PARTICIPANT' as const);
      await this.registering.register(system, { event: id, member: guest.id, role, ...modeOf(event, index) });
      entries.push({ member: guest.id, attendance: attendanceOf(`${event.en} ${index}`) });
    }
    if (entries.length > 0) await this.attendance.record(cast.secretariat, id, entries);
    await this.say(event, id, guests, entries);
  }

  private async say(
    event: DemoEvent,
    id: string,
    guests: readonly DemoMember[],
    entries: readonly AttendanceInput[],
  ): Promise<void> {
    for (const [index, { attendance }] of entries.entries()) {
      if (attendance !== 'ATTENDED' || !chance(`${event.en} feedback ${index}`, 0.6)) continue;
      const viewer: SignedIn = { ...system, memberId: guests[index]!.id };
      const marks = {
        satisfaction: 3 + Math.floor(lot(`${event.en} mark ${index}`) * 3),
        knowledgeBefore: 1 + (index % 3),
        knowledgeAfter: 3 + (index % 3),
      };
      await this.feedback.give(viewer, id, { stage: 'AFTER_EVENT', ...marks });
    }
  }
}

function inputOf(cast: DemoCast, event: DemoEvent, index: number): EventInput {
  const place = places[event.place];
  const first = firstDay(event);
  const time = typeof event.starts === 'string' ? event.starts.slice(11) : event.starts.at;
  const days = Array.from({ length: event.days }, (_, number) => {
    const date = dateOf(first, number);
    return { startsAt: { wall: `${date}T${time}:00` }, endsAt: { wall: `${date}T${later(time, event.hours)}:00` } };
  });
  const seats: SeatInput[] = [];
  if (event.capacity.inPerson) seats.push({ mode: 'IN_PERSON', capacity: event.capacity.inPerson });
  if (event.capacity.online) seats.push({ mode: 'ONLINE', capacity: event.capacity.online });
  return {
    kind: event.kind,
    format: event.format,
    title: both(event),
    startsAt: days[0]!.startsAt,
    endsAt: days.at(-1)!.endsAt,
    timeZone: place.timeZone,
    days,
    ...(place.city && { venue: { name: place.name, city: place.city, state: place.state }, hostStates: [place.state] }),
    ...(event.capacity.online && { joinUrl: `https://meet.demo.example/${index + 1}` }),
    languages: [{ language: 'en' }, { language: 'ru', interpreted: true }],
    networks: event.networks.map((slug) => cast.networks.get(slug)!.id),
    actions: event.actions,
    partners: index % 3 === 0 ? [cast.organisations.get(index % 2 === 0 ? 'agency' : 'mobility')!] : [],
    registrationPolicy: event.policy,
    seats,
    ...(event.fate === 'OPEN' && event.capacity.inPerson && index % 2 === 1 && { seatsPerState: 2 }),
    confidentiality: event.confidentiality,
    chathamHouseRule: event.chathamHouseRule,
    participantList: event.confidentiality === 'CLOSED' ? 'ORGANISERS' : 'PARTICIPANTS',
    ...(event.certificates && { certificateFromShare: 0.8 }),
    ...(event.format === 'SELF_PACED' && { learningHours: event.days * event.hours }),
  };
}

/** People of the networks first, then whoever else is interested. */
function guestsOf(cast: DemoCast, event: DemoEvent): DemoMember[] {
  const near = event.networks.flatMap((slug) => cast.networks.get(slug)!.members);
  const all = [...new Set([...shuffled(near, event.en), ...shuffled(cast.members, event.en)])];
  return all.slice(0, event.people);
}

function modeOf({ format }: DemoEvent, index: number): { mode?: 'IN_PERSON' | 'ONLINE' } {
  return format === 'HYBRID' ? { mode: index % 5 < 3 ? 'IN_PERSON' : 'ONLINE' } : {};
}

function attendanceOf(text: string): Attendance {
  const share = lot(text);
  return share < 0.82 ? 'ATTENDED' : share < 0.88 ? 'PARTIAL' : share < 0.95 ? 'NO_SHOW' : 'EXCUSED';
}

function firstDay({ starts }: DemoEvent): Date {
  return typeof starts === 'string'
    ? new Date(`${starts.slice(0, 10)}T00:00:00Z`)
    : new Date(Date.now() + starts.inWeeks * 7 * day);
}

const dateOf = (first: Date, number: number): string =>
  new Date(first.getTime() + number * day).toISOString().slice(0, 10);

function later(time: string, hours: number): string {
  const [hour, minutes] = time.split(':');
  return `${String(Number(hour) + hours).padStart(2, '0')}:${minutes}`;
}
