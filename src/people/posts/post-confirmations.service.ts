import { Injectable } from '@nestjs/common';
import type { Viewer } from '../../access/index.js';
import { changesBetween, Trail } from '../../audit/index.js';
import { conflict, Database, forbidden, notFound, Outbox, problem } from '../../platform/index.js';
import type { MutationConfirmPostArgs } from '../../schema-types.js';
import { PeopleQueries } from '../profile/people.queries.js';
import { Profiles } from '../profile/profiles.store.js';
import { decisionMails } from './post.mails.js';
import type { PostRow } from './post.row.js';
import { PostQueries } from './posts.queries.js';

/** Confirms posts that their holders entered, or refuses them. */
@Injectable()
export class PostConfirmations {
  constructor(
    private readonly database: Database,
    private readonly people: PeopleQueries,
    private readonly profiles: Profiles,
    private readonly queries: PostQueries,
    private readonly trail: Trail,
    private readonly outbox: Outbox,
  ) {}

  /**
   * Confirms a post, or takes it out of its holder's profile; either is told to the holder. One that is confirmed
   * already is answered as it is.
   * @throws Problem NOT_FOUND, FORBIDDEN, CONFLICT for a profile that has changed, TRANSITION_NOT_ALLOWED for refusing
   * what is confirmed
   */
  async decide(viewer: Viewer, { id, accept, reason, version }: MutationConfirmPostArgs): Promise<PostRow> {
    return this.database.transaction(async (transaction) => {
      const holder = await this.people.holderOf(id, transaction);
      const profile = holder === null ? null : await this.profiles.lock(transaction, holder);
      if (!profile || holder === null) throw notFound('id');
      const post = await this.queries.confirmable(viewer, id, transaction);
      if (!post) {
        const [member] = await this.people.members([holder], viewer, transaction);
        throw member?.posts?.some((seen) => seen.id === id) ? forbidden() : notFound('id');
      }
      if (post.confirmed && accept) return post;
      if (post.confirmed) throw problem('TRANSITION_NOT_ALLOWED', confirmedAlready, 'id');
      if (version != null && version !== profile.version) throw conflict('version');

      const decided = { ...post, confirmed: accept };
      const others = profile.posts.filter((other) => other.id !== id);
      const posts = accept ? profile.posts.map((other) => (other.id === id ? decided : other)) : others;
      const note = reason?.trim() || null;
      await this.profiles.replace(transaction, holder, profile, { ...profile, posts });
      await this.trail.record(transaction, viewer, [
        {
          action: 'confirmPost',
          subject: holder,
          subjectKind: 'Member',
          changes: changesBetween({ posts: profile.posts, reason: null }, { posts, reason: note }),
        },
      ]);
      await this.outbox.add(transaction, decisionMails(post, { accept, reason: note, by: viewer.memberId }));
      return decided;
    });
  }
}

const confirmedAlready = {
  en: 'The post is confirmed already. To end it, change the profile.',
  ru: 'Должность уже подтверждена. Чтобы завершить её, измените профиль.',
};
