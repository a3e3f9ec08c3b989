import { lineOf } from '../figure-places.js';

/** A figure on a line. */
export interface FigureOnLine {
  line: string;
  figure: string;
  /** Left out: it has a number on both sides. */
  isMissing?: boolean;
}

/** Figures of the total that core indicators repeat or are worked out from, by number and key. */
const ofCoreIndicators: Record<string, readonly string[]> = {
  '1.total': ['events'],
  '1.online': ['online'],
  '1.inPerson': ['inPerson'],
  '1.hybrid': ['hybrid'],
  '1.selfPaced': ['selfPaced'],
  '2.total': ['participations'],
  '2.inPerson': ['inPersonParticipations'],
  '2.online': ['onlineParticipations'],
  '3.people': ['people'],
  '4.total': ['states'],
  '4.perEvent': ['coreIndicators.4.perEvent', 'events'],
  '5.women': ['women'],
  '5.men': ['men'],
  '6.represented': ['organisations'],
  '9.total': ['outcomes'],
  '10.total': ['outcomesByKind.RECOMMENDATION'],
  '10.share': ['coreIndicators.10.followedUp', 'outcomesByKind.RECOMMENDATION'],
  '11.mean': ['satisfaction'],
  '11.responseRate': ['answers', 'participations'],
  '7.states': ['coreIndicators.7.members'],
  '8.active': ['coreIndicators.7.members', 'participations'],
  '8.share': ['coreIndicators.7.members', 'participations'],
};

/** The figures by whose records a figure is explained: itself, or those that it is worked out from. */
export function explainingFigures({ line, figure, isMissing }: FigureOnLine): readonly FigureOnLine[] {
  const [part, number, ...keys] = figure.split('.');
  const own = (...names: string[]) => names.map((name) => ({ line, figure: name }));
  if (part === 'gap') return own('events', 'outcomes');
  // Networks without an action of the report have a line while anything happens in it.
  if (part === 'growth' && isMissing) return own('events', 'cancelledEvents', 'outcomes');
  if (figure === 'followUps.overdue') return own('followUps.open');
  // The days of the report are part of the plan so far.
  if (part === 'planSoFar') return own([number, ...keys].join('.'));
  if (part !== 'coreIndicators') return own(figure);
  const key = keys.join('.');
  if (number === '1' && key === key.toUpperCase()) return [{ line, figure: `eventKinds.${key}` }];
  if (number === '9' && key === key.toUpperCase()) return [{ line, figure: `outcomesByKind.${key}` }];
  return (ofCoreIndicators[`${number}.${key}`] ?? [figure]).map((name) => ({ line: lineOf({}), figure: name }));
}
