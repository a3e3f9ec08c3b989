import type { AuditedEdition } from '../../../src/reports/disclosure/audit/audited-edition.js';

/** Every count of an edition by its line and figure, counted anew for each line. */
export function countedByHand({ lines, events, participations }: AuditedEdition): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { key, kind } of lines) {
    const own = participations.filter(
      ({ eventId, state, organisation, organisationKind }) =>
        [state, organisation, organisationKind].includes(key) ||
        events.find(({ id }) => id === eventId)!.lines.includes(key),
    );
    const say = (figure: string, count: number): Map<string, number> => counts.set(`${key}|${figure}`, count);
    const peopleOf = (those: typeof own): number => new Set(those.map(({ memberId }) => memberId)).size;
    say('participations', own.length);
    say('people', peopleOf(own));
    if (kind === 'organisation' || kind === 'organisationKind') continue;
    for (const gender of ['women', 'men', 'otherOrNotStated'] as const)
      say(gender, peopleOf(own.filter((part) => part.gender === gender)));
    if (kind === 'state') continue;
    say('inPersonParticipations', own.filter(({ isInPerson }) => isInPerson).length);
    say('onlineParticipations', own.filter(({ isInPerson }) => !isInPerson).length);
    const answers = events.filter((event) => event.lines.includes(key)).map((event) => event.answers);
    say(
      'answers',
      answers.reduce((sum, count) => sum + count, 0),
    );
  }
  return counts;
}
