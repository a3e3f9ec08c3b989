import { Controller, UseFilters } from '@nestjs/common';
import { printedDate } from '../../platform/index.js';
import { PageProblems } from '../frame/page-problems.filter.js';
import { Pages } from '../frame/pages.service.js';
import type { Visit } from '../frame/visit.js';
import { Deciding, type Decisions } from './deciding.service.js';
import { postsToConfirmOperation, confirmPostOperation } from './decisions.operations.js';
import { DecisionsController } from './decisions.controller.js';
import type { Waiting } from './decisions.page.js';

/** Posts that their holders entered, and that nobody has confirmed yet. */
@Controller('posts-to-confirm')
@UseFilters(PageProblems)
export class PostsToConfirmController extends DecisionsController {
  protected readonly decisions: Decisions = {
    subject: ({ say }) => ({ path: '/posts-to-confirm', say: say.decisions.posts }),
    waiting: (visit) => this.waiting(visit),
    decide: confirmPostOperation,
  };

  constructor(
    private readonly pages: Pages,
    protected readonly deciding: Deciding,
  ) {
    super();
  }

  private async waiting(visit: Visit): Promise<Waiting[]> {
    const { postsToConfirm } = await this.pages.ask(visit, postsToConfirmOperation, {});
    const { language, say } = visit;
    return (postsToConfirm?.nodes ?? []).map(({ id, title, from, organisation, state, member }) => ({
      id,
      name: member?.displayName ?? title,
      facts: [title, organisation?.name, state?.name, from && say.decisions.from(printedDate(from, language))].filter(
        (fact) => typeof fact === 'string',
      ),
    }));
  }
}
