import type { Message } from '../../../../platform/index.js';
import { type Attendee, type Join, undated, type WallSpan } from '../reading/attendee.js';
import { Unreadable } from '../reading/unreadable.js';
import { daysBetween, later, secondsBetween } from '../reading/wall-times.js';

/** A day of an event in wall times of its zone. */
export interface LocalDay {
  date: string;
  from: string;
  to: string;
}

/**
 * In seconds: people join before the beginning and stay after the end; a zone further away may be of the day beside.
 */
const margin = 3 * 3_600;
/** In seconds: what lies further apart is of two meetings. */
const pause = 6 * 3_600;

/**
 * Of which day of an event a file is: the one that is said, else the one with which its own times agree, else the only
 * one. Its times are in a zone that it does not tell, so that they may lie on the day beside: then it asks.
 * @throws Unreadable on `date` where it has to be said, on `upload` where it cannot be
 */
export function dayOfFile(days: readonly LocalDay[], joins: readonly Join[], date: string | null): LocalDay {
  const spans = datedSpans(joins);
  const asked = days.find((day) => day.date === date);
  const beside = (day: LocalDay): boolean => spans.some(({ from }) => daysBetween(from.slice(0, 10), day.date) <= 1);
  const isElsewhere = spans.length > 0 && !(asked ? [asked] : days).some(beside);
  if (isElsewhere || (asked && isOfAnother(asked, days, spans))) throw anotherDay(spans[0]!, asked ?? days[0]!);
  if (asked) return asked;
  const [only, second] = days;
  if (!second) {
    const agrees =
      spans.length === 0 || spans.some((span) => span.from.startsWith(only!.date) || isIn(only!, span, margin));
    if (agrees) return only!;
  }
  const agreeing = days.filter((day) => spans.some((span) => isIn(day, span, margin)));
  if (agreeing.length === 1) return agreeing[0]!;
  throw new Unreadable('date', spans.length > 0 && agreeing.length === 0 ? disagrees(spans[0]!) : severalDays);
}

/**
 * Only what a file says of this day: of a file about several days of the event who joined on one of them. What is told
 * by the clock alone was on this day.
 */
export function onDay(attendees: readonly Attendee[], days: readonly LocalDay[], day: LocalDay): Attendee[] {
  const others = days.filter((other) => other !== day);
  const spans = datedSpans(attendees.flatMap(({ joins }) => joins));
  const meeting = meetingOf(spans, days, day);
  const isOfDay = (span: WallSpan): boolean =>
    meeting
      ? span.from >= meeting.from && span.from <= meeting.to
      : isIn(day, span, margin) || !others.some((other) => isIn(other, span, margin));
  return attendees.flatMap((attendee) => {
    const joins = attendee.joins.flatMap((join) => {
      if (!join.span) return [join];
      if (join.span.from.startsWith(undated)) return [{ ...join, span: onDate(join.span, day) }];
      return isOfDay(join.span) ? [join] : [];
    });
    return joins.length > 0 ? [{ ...attendee, joins }] : [];
  });
}

const datedSpans = (joins: readonly Join[]): WallSpan[] =>
  joins.flatMap(({ span }) => (span && !span.from.startsWith(undated) ? [span] : []));

/** Whether somebody was there during the hours of a day, or so many seconds around them. */
const isIn = ({ from, to }: LocalDay, span: WallSpan, around: number): boolean =>
  span.from <= later(to, around) && span.to >= later(from, -around);

const secondsIn = (day: LocalDay, spans: readonly WallSpan[]): number =>
  spans.reduce((sum, { from, to }) => {
    const [begins, ends] = [from > day.from ? from : day.from, to < day.to ? to : day.to];
    return sum + (begins < ends ? secondsBetween(begins, ends) : 0);
  }, 0);

/** Whether most of it lies in the hours of another day and nothing in those of this one: no zone explains that. */
function isOfAnother(asked: LocalDay, days: readonly LocalDay[], spans: readonly WallSpan[]): boolean {
  if (spans.length === 0 || secondsIn(asked, spans) > 0) return false;
  const inAll = spans.reduce((sum, { from, to }) => sum + secondsBetween(from, to), 0);
  return days.some((day) => day !== asked && secondsIn(day, spans) > inAll / 2);
}

/**
 * In a zone in which no time agrees with any day, the meetings of a file are those of the event's days in their order.
 * Null where the times agree, or are of one meeting.
 * @throws Unreadable on `upload` where there are more or fewer
 */
function meetingOf(spans: readonly WallSpan[], days: readonly LocalDay[], day: LocalDay): WallSpan | null {
  if (days.length < 2 || spans.some((span) => days.some((one) => isIn(one, span, margin)))) return null;
  const meetings: WallSpan[] = [];
  for (const { from, to } of spans.toSorted((one, other) => (one.from < other.from ? -1 : 1))) {
    const last = meetings.at(-1);
    if (last && from <= later(last.to, pause)) last.to = to > last.to ? to : last.to;
    else meetings.push({ from, to });
  }
  if (meetings.length < 2) return null;
  if (meetings.length !== days.length) throw new Unreadable('upload', severalMeetings);
  return meetings[days.indexOf(day)]!;
}

/** The clock times of a file on a day: after midnight, where the day goes on until then. */
function onDate({ from, to }: WallSpan, day: LocalDay): WallSpan {
  const length = secondsBetween(from, to);
  const [same, next] = [0, 86_400].map((days) => later(`${day.date}${from.slice(10)}`, days)) as [string, string];
  const begins = next <= day.to && later(same, length) < later(day.from, -margin) ? next : same;
  return { from: begins, to: later(begins, length) };
}

const severalDays: Message = {
  en: 'The event has several days. Please say of which one this file is.',
  ru: 'У мероприятия несколько дней. Укажите, к какому из них относится файл.',
};

const severalMeetings: Message = {
  en: 'This file is about several meetings, at times at which the event is not held. Please give a file for each day.',
  ru: 'В этом файле несколько встреч, и время не совпадает с мероприятием. Загрузите отдельный файл для каждого дня.',
};

const disagrees = ({ from }: WallSpan): Message => ({
  en:
    `The times of this file begin with ${shown(from)}, which does not tell a day of the event; ` +
    'they may be of another zone. Please say of which day this file is.',
  ru:
    `Время в этом файле начинается с ${shown(from)}, по нему день мероприятия не определить; ` +
    'возможно, это другой часовой пояс. Укажите, к какому дню относится файл.',
});

const shown = (wall: string): string => wall.replace('T', ' ').slice(0, 16);

const anotherDay = ({ from }: WallSpan, { date }: LocalDay) =>
  new Unreadable('upload', {
    en: `The meeting in this file was on ${from.slice(0, 10)}, not on ${date}.`,
    ru: `Встреча в этом файле проходила ${from.slice(0, 10)}, а не ${date}.`,
  });
