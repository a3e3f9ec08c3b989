import { Injectable } from '@nestjs/common';
import { isSecretariat, type SignedIn, type Viewer } from '../../access/index.js';
import { changesBetween, reasonGiven, Reasons, Trail } from '../../audit/index.js';
import { ActionReferences } from '../../plan/index.js';
import {
  badInput,
  Clock,
  conflict,
  Database,
  forbidden,
  localDay,
  newId,
  notFound,
  Outbox,
  problem,
  type Transaction,
} from '../../platform/index.js';
import type { CreateMemberInput, MutationUpdateMemberArgs, UpdateProfileInput } from '../../schema-types.js';
import { Posts } from '../posts/posts.store.js';
import { tellOfAddress } from './address.mails.js';
import { PeopleQueries } from './people.queries.js';
import { mayEnter } from './profile.policy.js';
import { emptyProfile, settleProfile } from './profile.js';
import { Profiles, type WholeProfile } from './profiles.store.js';

/** Enters people in the directory and changes their profiles. */
@Injectable()
export class Members {
  constructor(
    private readonly database: Database,
    private readonly queries: PeopleQueries,
    private readonly profiles: Profiles,
    private readonly posts: Posts,
    private readonly actions: ActionReferences,
    private readonly trail: Trail,
    private readonly outbox: Outbox,
    private readonly reasons: Reasons,
    private readonly clock: Clock,
  ) {}

  /** Enters a person without an account. @throws Problem BAD_INPUT, FORBIDDEN for people of other states */
  async create(viewer: Viewer, input: CreateMemberInput): Promise<{ id: string }> {
    if (!mayEnter(viewer, input.post?.state ?? null)) throw problem('FORBIDDEN', ownStateOnly, 'input.post.state');
    return this.database.transaction(async (transaction) => this.enter(transaction, viewer, input));
  }

  /** The same as a part of what else a transaction does. */
  async enter(transaction: Transaction, viewer: Viewer, input: CreateMemberInput): Promise<{ id: string }> {
    const id = newId();
    const now = this.clock.now();
    const after: WholeProfile = {
      ...settleProfile(emptyProfile, input, now),
      expertiseIds: await this.actions.resolve(transaction, input.expertise ?? [], 'input.expertise'),
      posts: await this.posts.settle(
        transaction,
        viewer,
        id,
        [],
        { post: input.post ?? undefined },
        localDay(now, 'UTC'),
      ),
    };
    await this.profiles.add(transaction, viewer, id, after);
    await this.trail.record(transaction, viewer, [
      { action: 'createMember', subject: id, subjectKind: 'Member', changes: changesBetween(null, fieldsOf(after)) },
    ]);
    return { id };
  }

  /** Changes one's own profile. @throws Problem BAD_INPUT, CONFLICT */
  async updateProfile(viewer: SignedIn, input: UpdateProfileInput): Promise<void> {
    await this.database.transaction(async (transaction) =>
      this.change(transaction, viewer, 'updateProfile', viewer.memberId, input),
    );
  }

  /** Changes somebody else's profile. @throws Problem NOT_FOUND, FORBIDDEN, BAD_INPUT, CONFLICT, REASON_REQUIRED */
  async update(viewer: Viewer, { id, input, reason }: MutationUpdateMemberArgs): Promise<void> {
    await this.database.transaction(async (transaction) => {
      await this.change(transaction, viewer, 'updateMember', id, input, reason);
      if (viewer.memberId !== id) await this.reasons.check(transaction, reason);
    });
  }

  private async change(
    transaction: Transaction,
    viewer: Viewer,
    action: 'updateProfile' | 'updateMember',
    id: string,
    input: UpdateProfileInput,
    reason?: string | null,
  ): Promise<void> {
    const locked = await this.profiles.lock(transaction, id);
    const [member] = await this.queries.members([id], viewer, transaction);
    if (!locked || !member) throw notFound('id');
    if (!member.viewerCan.includes(action)) throw forbidden();
    const { version, ...before } = locked;
    if (input.version != null && input.version !== version) throw conflict();
    refuseAddress(viewer, action, before.email, input);

    const { expertise, post, posts } = input;
    const now = this.clock.now();
    const after: WholeProfile = {
      ...settleProfile(before, input, now),
      expertiseIds:
        expertise === undefined
          ? before.expertiseIds
          : await this.actions.resolve(transaction, expertise ?? [], 'input.expertise'),
      posts: await this.posts.settle(transaction, viewer, id, before.posts, { post, posts }, localDay(now, 'UTC')),
    };
    await this.profiles.replace(transaction, id, before, after);
    await tellOfAddress(transaction, this.outbox, { memberId: id, before: before.email, after: after.email });
    await this.trail.record(transaction, viewer, [
      {
        ...{ action, subject: id, subjectKind: 'Member' },
        changes: [...changesBetween(fieldsOf(before), fieldsOf(after)), ...reasonGiven(reason)],
      },
    ]);
  }
}

/** What the trail tells of a profile, by the names that fields have in its input. */
const fieldsOf = ({ expertiseIds, ...profile }: WholeProfile): object => ({ ...profile, expertise: expertiseIds });

/** People sign in with their address: the secretariat changes it, whoever keeps a profile may add a missing one. */
function refuseAddress(
  viewer: Viewer,
  action: 'updateProfile' | 'updateMember',
  present: string | null,
  { email }: UpdateProfileInput,
): void {
  if (email === undefined || email?.toLowerCase() === present?.toLowerCase()) return;
  if (action === 'updateMember' && (isSecretariat(viewer) || present === null)) return;
  throw badInput('input.email', {
    en: 'The secretariat changes addresses. Please write to it.',
    ru: 'Адрес меняет секретариат. Пожалуйста, напишите ему.',
  });
}

const ownStateOnly = {
  en: 'You can enter people with a post in your own state only.',
  ru: 'Вы можете вносить только людей, занимающих должность в вашем государстве.',
};
