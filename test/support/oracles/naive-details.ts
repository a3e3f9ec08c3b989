import type { ActivityReportInput } from '../../../src/schema-types.js';
import type { CoreFacts } from './core-facts.js';
import type { DetailFacts } from './detail-facts.js';
import { attendedAt, chosenOf, distinct, naiveFigures, tookPlace, within } from './naive-report.js';
import type { CountedEvent, ReportWorld } from './report-facts.js';

const alike = (one: object, other: object): boolean => JSON.stringify(one) === JSON.stringify(other);
const today = new Date().toISOString().slice(0, 10);

/** What a report tells beside its main lines, counted one thing at a time; lines in any order. */
export function naiveDetails(world: ReportWorld, core: CoreFacts, facts: DetailFacts, input: ActivityReportInput) {
  const { counted, areas, chosen, events, outcomes } = chosenOf(world, input);
  const held = tookPlace(events, counted);
  const published = outcomes.filter(({ date }) => within(date, counted));
  /** Of the events that belong to something, and of the outcomes that name an event which does. */
  const figuresOf = (belongs: (event: CountedEvent) => boolean) =>
    naiveFigures(
      world,
      events.filter(belongs),
      outcomes.filter(({ eventIds }) => world.events.some((event) => eventIds.includes(event.id) && belongs(event))),
      counted,
    );
  const active = <Line extends { figures: ReturnType<typeof figuresOf> }>({ figures }: Line): boolean =>
    figures.events + figures.cancelledEvents + figures.outcomes > 0;
  const kindOf = ({ id }: CountedEvent): string => core.kinds.get(id)!;
  const kindsOf = (areaId: string | null, those: CountedEvent[]) =>
    distinct(those.map(kindOf)).map((kind) => ({
      areaId,
      kind,
      events: those.filter((event) => kindOf(event) === kind).length,
    }));
  const tasks = published.flatMap(({ outcome }) =>
    outcome.followUps
      .filter(({ versions }) => versions.includes(outcome.published!))
      .map(({ status }) => ({ status, ...facts.owners.get(outcome.id)! })),
  );
  const owners = tasks.map(({ state, organisationId }) => ({ state, organisationId }));
  const represented = attendedAt(held, counted).filter(({ organisationId }) => organisationId !== null);
  const organisationKindOf = ({ organisationId }: { organisationId: string | null }) =>
    facts.organisationKinds.get(organisationId!)!;
  const used = held.flatMap(({ id }) => facts.languages.get(id)!);
  return {
    subItems: chosen
      .filter(({ parentId }) => parentId !== null)
      .map(({ id }) => ({
        actionId: id,
        figures: naiveFigures(
          world,
          events.filter(({ actionIds }) => actionIds.includes(id)),
          outcomes.filter(({ actionIds }) => actionIds.includes(id)),
          counted,
        ),
      })),
    programmes: world.programmes
      .map((programmeId) => ({ programmeId, figures: figuresOf((event) => event.programmeId === programmeId) }))
      .filter(active),
    partners: world.organisations
      .map((organisationId) => ({
        organisationId,
        figures: figuresOf(({ id }) => core.partners.get(id)!.includes(organisationId)),
      }))
      .filter(active),
    followUps: owners
      .filter((owner, place) => owners.findIndex((one) => alike(one, owner)) === place)
      .map((owner) => {
        const own = tasks.filter(({ state, organisationId }) => alike({ state, organisationId }, owner));
        const inStatus = (wanted: string) => own.filter(({ status }) => status === wanted);
        return {
          ...owner,
          open: inStatus('OPEN').length,
          overdue: inStatus('OPEN').filter(({ dueOn }) => dueOn !== null && dueOn < today).length,
          done: inStatus('DONE').length,
          dropped: inStatus('DROPPED').length,
        };
      }),
    eventKinds: [
      ...kindsOf(null, held),
      ...areas.flatMap(({ id }) => {
        const ofArea = chosen.filter(({ areaId }) => areaId === id).map((action) => action.id);
        return kindsOf(
          id,
          held.filter(({ actionIds }) => actionIds.some((action) => ofArea.includes(action))),
        );
      }),
    ],
    organisationKinds: distinct(represented.map(organisationKindOf)).map((kind) => {
      const those = represented.filter((one) => organisationKindOf(one) === kind);
      return { kind, participations: those.length, people: distinct(those.map(({ memberId }) => memberId)).length };
    }),
    languages: distinct(used.map(({ language }) => language)).map((language) => ({
      language,
      spoken: used.filter((one) => one.language === language && !one.interpreted).length,
      interpreted: used.filter((one) => one.language === language && one.interpreted).length,
    })),
  };
}
