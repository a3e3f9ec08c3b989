import { ResolveField, Resolver } from '@nestjs/graphql';
import type { ActionRow } from '../plan/index.js';
import { badInput, type CallContext } from '../platform/index.js';
import type { ActionFiguresArgs } from '../schema-types.js';
import { ActionFigures } from './action-figures.js';
import type { Figures } from './figures.js';

@Resolver('Action')
export class ActionFiguresResolver {
  constructor(private readonly actions: ActionFigures) {}

  /** Async, as an error thrown at once makes graphql forget the promises of other items of a list, and their errors would end the process. */
  @ResolveField()
  async figures(action: ActionRow, { from, to }: ActionFiguresArgs, context: CallContext): Promise<Figures> {
    if (from && to && to < from)
      throw badInput('to', { en: 'This is before the first day.', ru: 'Это раньше первого дня.' });
    return this.actions.load(context, action, { from: from ?? null, to: to ?? null });
  }
}
