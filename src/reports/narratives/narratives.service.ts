import { Injectable } from '@nestjs/common';
import type { Viewer } from '../../access/index.js';
import { changesBetween, Trail } from '../../audit/index.js';
import { formatCode, parseReference, PlanQueries } from '../../plan/index.js';
import { badInput, Database, mergeTexts, type Message } from '../../platform/index.js';
import type { NarrativeInput } from '../../schema-types.js';
import { areaCode, scopeOf } from '../activity-report/report-input.js';
import { FigureSources } from '../sources/figure-sources.service.js';
import { SourcesQueries } from '../sources/sources.queries.js';
import type { NarrativeRow } from './narrative.row.js';
import { type NarrativePlace, NarrativeStore } from './narratives.store.js';

/** Keeps what people write beside the figures of reports. */
@Injectable()
export class Narratives {
  constructor(
    private readonly database: Database,
    private readonly plans: PlanQueries,
    private readonly figures: FigureSources,
    private readonly sources: SourcesQueries,
    private readonly store: NarrativeStore,
    private readonly trail: Trail,
  ) {}

  /**
   * Null where no language is left.
   * @throws Problem BAD_INPUT for all that a report would refuse, and for what the report is not about
   */
  async save(viewer: Viewer, input: NarrativeInput): Promise<NarrativeRow | null> {
    const place = await this.placeOf(input);
    return this.database.transaction(async (transaction) => {
      const { id, text } = await this.store.hold(transaction, place);
      const changed = mergeTexts(text, input.text);
      const changes = changesBetween({ text }, { text: changed });
      if (changes.length > 0)
        await this.trail.record(transaction, viewer, [
          { action: 'saveNarrative', subject: id, subjectKind: 'Narrative', changes },
        ]);
      if (Object.keys(changed).length > 0) return this.store.write(transaction, id, changed);
      await this.store.remove(transaction, id);
      return null;
    });
  }

  private async placeOf({ report, area, action }: NarrativeInput): Promise<NarrativePlace> {
    if (area && action) throw badInput('input.action', notBoth);
    await this.figures.cell({ report, area: area ?? null, action: action ?? null });
    const plan = (await this.plans.plan(report.plan ?? null))!;
    const scope = scopeOf(report, plan);
    const planned = (await this.sources.actionsOf(plan.id)).filter(
      (one) => scope.areaCodes?.includes(one.area) ?? true,
    );
    const areaId = area ? planned.find((one) => one.area === areaCode(area, plan))?.areaId : null;
    if (areaId === undefined) throw badInput('input.area', notOfReport);
    const code = action && formatCode(parseReference(action)!.code);
    const actionId = code ? planned.find((one) => one.code === code)?.id : null;
    if (actionId === undefined) throw badInput('input.action', notOfReport);
    return { scope, areaId, actionId };
  }
}

const notBoth: Message = {
  en: 'Name an area or an action, not both.',
  ru: 'Укажите направление или действие, но не оба.',
};
const notOfReport: Message = { en: 'The report is not about this.', ru: 'Отчёт не об этом.' };
