import { Info, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { GraphQLResolveInfo } from 'graphql';
import type { SignedIn } from '../../access/index.js';
import { PostQueries } from '../../people/index.js';
import { momentOf, Nodes, Selection } from '../../platform/index.js';
import { AccountRequests } from '../sign-up/account-requests.service.js';

/** Something that waits for somebody: `subject` is a row of one of the kinds of Nodes. */
interface TaskRow {
  mutation: string;
  subject: object;
  dueAt: Date | null;
  since: Date;
}

const most = 100;

@Resolver('Viewer')
export class TasksResolver {
  constructor(
    private readonly posts: PostQueries,
    private readonly requests: AccountRequests,
    private readonly nodes: Nodes,
  ) {}

  /** None of them has a last day so far, so that what has waited longest is first. */
  @ResolveField()
  async tasks(@Parent() viewer: SignedIn, @Info() info: GraphQLResolveInfo): Promise<TaskRow[]> {
    const [posts, accounts] = await Promise.all([
      this.postsToConfirm(viewer),
      this.accountsToDecide(viewer, Selection.of(info).within('subject')),
    ]);
    return [...posts, ...accounts].sort((one, other) => one.since.getTime() - other.since.getTime()).slice(0, most);
  }

  private async postsToConfirm(viewer: SignedIn): Promise<TaskRow[]> {
    const { nodes } = await this.posts.toConfirm(viewer, { first: most });
    return nodes.map((post) => ({
      mutation: 'confirmPost',
      subject: this.nodes.known('Post', post),
      dueAt: null,
      since: momentOf(post.id),
    }));
  }

  private async accountsToDecide(viewer: SignedIn, selection: Selection): Promise<TaskRow[]> {
    const waiting = await this.requests.first(viewer, most, selection);
    return waiting.map(({ since, member }) => ({
      mutation: 'decideAccount',
      subject: this.nodes.known('Member', member),
      dueAt: null,
      since,
    }));
  }
}
