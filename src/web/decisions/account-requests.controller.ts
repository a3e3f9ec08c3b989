import { Controller, UseFilters } from '@nestjs/common';
import { printedMoment } from '../../platform/index.js';
import { PageProblems } from '../frame/page-problems.filter.js';
import { Pages } from '../frame/pages.service.js';
import type { Visit } from '../frame/visit.js';
import { Deciding, type Decisions } from './deciding.service.js';
import { accountRequestsOperation, decideAccountOperation } from './decisions.operations.js';
import { DecisionsController } from './decisions.controller.js';
import type { Waiting } from './decisions.page.js';

/** Who has signed up and waits to be let in. */
@Controller('account-requests')
@UseFilters(PageProblems)
export class AccountRequestsController extends DecisionsController {
  protected readonly decisions: Decisions = {
    subject: ({ say }) => ({ path: '/account-requests', say: say.decisions.accounts }),
    waiting: (visit) => this.waiting(visit),
    decide: decideAccountOperation,
  };

  constructor(
    private readonly pages: Pages,
    protected readonly deciding: Deciding,
  ) {
    super();
  }

  private async waiting(visit: Visit): Promise<Waiting[]> {
    const { accountRequests } = await this.pages.ask(visit, accountRequestsOperation, {});
    const { viewer, language, say } = visit;
    return (accountRequests?.nodes ?? []).map(({ id, displayName, accountRequest }) => ({
      id,
      name: displayName,
      facts: accountRequest
        ? [
            accountRequest.email,
            accountRequest.state?.name ?? say.decisions.noState,
            say.decisions.since(printedMoment(viewer.timeZone, new Date(accountRequest.since), language)),
          ]
        : [],
    }));
  }
}
