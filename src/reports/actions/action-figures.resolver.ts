import { ResolveField, Resolver } from '@nestjs/graphql';
import type { ActionRow } from '../../plan/index.js';
import { badInput, type CallContext } from '../../platform/index.js';
import type { ActionFiguresArgs } from '../../schema-types.js';
import { beforeFirstDay } from '../activity-report/report-input.js';
import type { Figures } from '../counting/figures.js';
import { ActionFigures } from './action-figures.loaders.js';

@Resolver('Action')
export class ActionFiguresResolver {
  constructor(private readonly actions: ActionFigures) {}

  /** Async: an error thrown at once makes graphql forget other items of a list, whose errors would end the process. */
  @ResolveField()
  async figures(action: ActionRow, { from, to }: ActionFiguresArgs, context: CallContext): Promise<Figures> {
    if (from && to && to < from) throw badInput('to', beforeFirstDay);
    return this.actions.load(context, action, { from: from ?? null, to: to ?? null });
  }
}
