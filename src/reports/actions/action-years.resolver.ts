import { ResolveField, Resolver } from '@nestjs/graphql';
import { isSecretariat, viewerOf } from '../../access/index.js';
import { PeopleLoaders } from '../../people/index.js';
import type { ActionRow } from '../../plan/index.js';
import { type CallContext, grouped, perCall } from '../../platform/index.js';
import { readsReports } from '../activity-report/report-readers.policy.js';
import { ActionYearQueries, type ActionYearRow } from './action-years.queries.js';

@Resolver('Action')
export class ActionYearsResolver {
  private readonly ofAction = perCall<ActionRow, ActionYearRow[]>(
    async (actions) => {
      const found = grouped(await this.queries.ofActions(actions.map(({ id }) => id)), ({ actionId }) => actionId);
      return new Map(actions.map((action) => [action, found.get(action.id) ?? []]));
    },
    () => [],
  );

  constructor(private readonly queries: ActionYearQueries) {}

  @ResolveField()
  years(action: ActionRow, _: unknown, context: CallContext): Promise<ActionYearRow[]> {
    return this.ofAction(context).load(action);
  }
}

@Resolver('ActionYear')
export class ActionYearResolver {
  constructor(private readonly people: PeopleLoaders) {}

  @ResolveField()
  note({ note }: ActionYearRow, _: unknown, context: CallContext): string | null {
    return readsReports(viewerOf(context)) ? note : null;
  }

  @ResolveField()
  setBy({ setById }: ActionYearRow, _: unknown, context: CallContext) {
    return setById && isSecretariat(viewerOf(context)) ? this.people.member(context).load(setById) : null;
  }
}
