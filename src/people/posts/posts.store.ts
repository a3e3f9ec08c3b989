import { Injectable } from '@nestjs/common';
import type { Viewer } from '../../access/index.js';
import { Trail } from '../../audit/index.js';
import { badInput, insertRows, newId, Problems, sql, type Transaction, valueRequired } from '../../platform/index.js';
import type { PostInput } from '../../schema-types.js';
import { organisationChanges } from '../organisations/organisation-changes.js';
import { OrganisationRecords } from '../organisations/organisation-records.store.js';
import type { OrganisationRow } from '../organisations/organisation.row.js';
import { checkReferences } from '../representations/references.queries.js';
import { withNewPost } from './post-history.js';
import { staysConfirmed, vouchesFor } from './post.policy.js';
import type { PostRow } from './post.row.js';

/** What an input says of posts: `post` is a new one or a changed one, `posts` is the whole history. */
export interface PostsInput {
  post?: PostInput | null | undefined;
  posts?: readonly PostInput[] | null | undefined;
}

/** Works out and keeps the posts of people. */
@Injectable()
export class Posts {
  constructor(
    private readonly organisations: OrganisationRecords,
    private readonly trail: Trail,
  ) {}

  /**
   * The history that an input makes of the one there is, that one itself where it says nothing, with what the viewer
   * does not vouch for unconfirmed; organisations that it names are added, unconfirmed.
   * @throws Problem BAD_INPUT with everything that does not fit
   */
  async settle(
    transaction: Transaction,
    viewer: Viewer,
    memberId: string,
    history: readonly PostRow[],
    input: PostsInput,
    today: string,
  ): Promise<readonly PostRow[]> {
    const { post, posts } = input;
    if (post === undefined && posts === undefined) return history;
    if (post !== undefined && posts !== undefined)
      throw badInput('input.post', { en: 'Give post or posts, not both.', ru: 'Укажите post или posts, но не оба.' });
    if (post === null)
      throw badInput('input.post', {
        en: 'To end a post, give its last day in posts.',
        ru: 'Чтобы завершить должность, укажите её последний день в posts.',
      });
    const given = post
      ? [{ input: post, field: 'input.post' }]
      : (posts ?? []).map((item, index) => ({ input: item, field: `input.posts.${index}` }));
    await checkPosts(transaction, given, history);
    const organisations = await this.organisationsNamed(
      transaction,
      viewer,
      given.map((item) => item.input),
    );
    const before = new Map(history.map((kept) => [kept.id, kept]));
    const rows = given.map(({ input: item }): PostRow => {
      const row = {
        id: item.id ?? newId(),
        memberId,
        title: item.title.trim(),
        organisationId: item.organisation ?? organisations.get(nameOf(item)) ?? null,
        state: item.state ?? null,
        from: item.from ?? null,
        to: item.to ?? null,
      };
      return { ...row, confirmed: vouchesFor(viewer, row) || staysConfirmed(before.get(row.id), row) };
    });
    if (!post) return rows;
    const [row] = rows;
    return post.id ? history.map((other) => (other.id === row!.id ? row! : other)) : withNewPost(history, row!, today);
  }

  /** Keeps a history in place of the one there is. */
  async keep(transaction: Transaction, memberId: string, history: readonly PostRow[]): Promise<void> {
    const ids = history.map(({ id }) => id);
    const records = history.map((post) => ({
      id: post.id,
      member_id: post.memberId,
      title: post.title,
      organisation_id: post.organisationId,
      state: post.state,
      from_day: post.from,
      to_day: post.to,
      confirmed: post.confirmed,
    }));
    await transaction.execute(sql`DELETE FROM post WHERE member_id = ${memberId} AND NOT id = ANY (${ids})`);
    await transaction.execute(
      sql`${insertRows('post', records)}
      ON CONFLICT (id) DO UPDATE SET title = excluded.title, organisation_id = excluded.organisation_id,
        state = excluded.state, from_day = excluded.from_day, to_day = excluded.to_day,
        confirmed = excluded.confirmed`,
    );
  }

  /** The organisation of each name that was typed in: one that is called so in any language, or else a new one. */
  private async organisationsNamed(
    transaction: Transaction,
    viewer: Viewer,
    posts: readonly PostInput[],
  ): Promise<Map<string, string>> {
    const typed = new Map(posts.filter((post) => nameOf(post)).map((post) => [nameOf(post), post]));
    if (typed.size === 0) return new Map();
    const ids = await this.organisations.idsByName(transaction, [...typed.keys()]);
    const added = [...typed].filter(([name]) => !ids.has(name)).map(([, post]) => typedIn(post, viewer.locale));
    if (added.length === 0) return ids;
    await this.organisations.add(transaction, added);
    await this.trail.record(
      transaction,
      viewer,
      added.map((organisation) => ({
        action: 'createOrganisation',
        subject: organisation.id,
        subjectKind: 'Organisation',
        changes: organisationChanges(null, organisation),
      })),
    );
    for (const { id, name } of added) ids.set(Object.values(name)[0]!.toLowerCase(), id);
    return ids;
  }
}

const nameOf = (post: PostInput): string => post.organisationName?.trim().toLowerCase() ?? '';

/** Its kind is a guess until the secretariat looks at it: who works for a state mostly works for an authority. */
const typedIn = (post: PostInput, locale: string): OrganisationRow => ({
  id: newId(),
  name: { [locale]: post.organisationName!.trim() },
  shortName: null,
  kind: post.state ? 'STATE_AUTHORITY' : 'NGO',
  state: post.state ?? null,
  parentId: null,
  confirmed: false,
});

async function checkPosts(
  transaction: Transaction,
  given: readonly { input: PostInput; field: string }[],
  history: readonly PostRow[],
): Promise<void> {
  const problems = new Problems();
  const known = new Set(history.map(({ id }) => id));
  for (const { input, field } of given) {
    const { id, title, organisation, organisationName, from, to } = input;
    if (id && !known.delete(id))
      problems.add(`${field}.id`, {
        en: 'There is no such post here, or it is named twice.',
        ru: 'Такой должности здесь нет, или она указана дважды.',
      });
    if (!title.trim()) problems.add(`${field}.title`, valueRequired);
    if (organisation && organisationName) {
      problems.add(`${field}.organisationName`, {
        en: 'Name an organisation of the list or a new one, not both.',
        ru: 'Укажите организацию из списка или новую, но не обе.',
      });
    }
    if (from && to && to < from)
      problems.add(`${field}.to`, { en: 'The last day is before the first.', ru: 'Последний день раньше первого.' });
  }
  await checkReferences(
    transaction,
    given.map(({ input, field }) => ({ ...input, field })),
    problems,
  );
  problems.throwIfAny();
}
