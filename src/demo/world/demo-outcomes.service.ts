import { Injectable } from '@nestjs/common';
import type { SignedIn } from '../../access/index.js';
import { Materials } from '../../events/index.js';
import { Indicators, Outcomes } from '../../outcomes/index.js';
import type { OutcomeKind } from '../../schema-types.js';
import { both } from './choices.js';
import type { DemoCast } from './demo-people.service.js';
import { indicators } from './indicators.js';
import { type DemoOutcome, outcomes } from './outcomes.js';

/** What is a text, in both languages. */
const toRead: ReadonlySet<OutcomeKind> = new Set(['HANDBOOK', 'GUIDELINE', 'STUDY']);

/** What came of it all, in every status that an outcome can have, and the indicators by which the plan is measured. */
@Injectable()
export class DemoOutcomes {
  constructor(
    private readonly outcomes: Outcomes,
    private readonly indicators: Indicators,
    private readonly materials: Materials,
  ) {}

  async build({ secretariat, secretariat2 }: DemoCast, events: ReadonlyMap<string, string>): Promise<void> {
    const contributing = await this.indicatorsBy(secretariat);
    for (const outcome of outcomes) {
      const contributions = (contributing.get(outcome.kind) ?? []).map((indicator) => ({ indicator, value: 1 }));
      const { id } = await this.outcomes.create(secretariat, { ...inputOf(outcome, events), contributions });
      const { stage, kind, en, ru, date, audience } = outcome;
      if (toRead.has(kind)) {
        for (const [language, title] of Object.entries({ en, ru }))
          await this.materials.add(secretariat, id, {
            title: [{ locale: language, text: title }],
            url: `https://library.demo.example/${date}-${language}`,
            language,
            audience,
          });
      }
      if (stage === 'DRAFT') continue;
      await this.outcomes.submit(secretariat, id);
      if (stage === 'RETURNED')
        await this.outcomes.verify(secretariat2, id, false, 'The evidence shows the meeting, not the indicators.');
      if (stage === 'VERIFIED' || stage === 'PUBLISHED' || stage === 'WITHDRAWN')
        await this.outcomes.verify(secretariat2, id, true, null);
      if (stage === 'PUBLISHED' || stage === 'WITHDRAWN') await this.outcomes.publish(secretariat2, id);
      if (stage === 'WITHDRAWN')
        await this.outcomes.withdraw(secretariat2, id, 'The campaign has ended and its pages are gone.');
    }
  }

  /** Sets up the indicators; answers their ids by the kinds of outcome that they count. */
  private async indicatorsBy(secretariat: SignedIn): Promise<Map<OutcomeKind, string[]>> {
    const contributing = new Map<OutcomeKind, string[]>();
    for (const { input, byHand, countsOf } of indicators) {
      const { id } = await this.indicators.create(secretariat, input);
      for (const value of byHand) await this.indicators.recordValue(secretariat, { indicator: id, ...value });
      for (const kind of countsOf) contributing.set(kind, [...(contributing.get(kind) ?? []), id]);
    }
    return contributing;
  }
}

function inputOf(
  { kind, en, ru, date, actions, events: titles, audience, followUp }: DemoOutcome,
  events: ReadonlyMap<string, string>,
) {
  return {
    kind,
    title: both({ en, ru }),
    date,
    audience,
    actions,
    events: titles.map((title) => events.get(title)!),
    evidence: [{ title: en, url: `https://library.demo.example/${date}`, audience: 'PUBLIC' as const }],
    ...(followUp && { followUps: [{ title: both(followUp), ownerState: followUp.state, dueOn: followUp.dueOn }] }),
  };
}
