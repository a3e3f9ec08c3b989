import { ResolveField, Resolver } from '@nestjs/graphql';
import type { SignedIn } from '../../access/index.js';
import { PostQueries } from '../../people/index.js';
import { Nodes } from '../../platform/index.js';

/** Something that waits for somebody: `subject` is a row of one of the kinds of Nodes. */
interface TaskRow {
  mutation: string;
  subject: object;
  dueAt: Date | null;
}

const most = 100;

@Resolver('Viewer')
export class TasksResolver {
  constructor(
    private readonly posts: PostQueries,
    private readonly nodes: Nodes,
  ) {}

  @ResolveField()
  async tasks(viewer: SignedIn): Promise<TaskRow[]> {
    const { nodes } = await this.posts.toConfirm(viewer, { first: most });
    return nodes.map((post) => ({
      mutation: 'confirmPost',
      subject: this.nodes.known('Post', post),
      dueAt: null,
    }));
  }
}
