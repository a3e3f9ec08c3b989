import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Database, graphql, type ResultOf } from '../../src/platform/index.js';
import { Representations, StateList } from '../../src/people/index.js';
import type { RepresentationInput } from '../../src/schema-types.js';
import { newOrganisation } from '../support/builders/people.js';
import { english } from '../support/builders/texts.js';
import type { Person } from '../support/harness/cast.js';
import type { Answer } from '../support/harness/client.js';
import type { Input } from '../support/harness/input.js';
import { startWorld, statementsOf, type World } from '../support/harness/world.js';

let world: World;

beforeAll(async () => {
  world = await startWorld();
});

afterAll(async () => {
  await world.stop();
});

const create = graphql('mutation ($input: CreateMemberInput!) { createMember(input: $input) { id } }');
const update = graphql(
  'mutation ($id: ID!, $input: UpdateProfileInput!) { updateMember(id: $id, input: $input) { id version } }',
);
const updateOwn = graphql('mutation ($input: UpdateProfileInput!) { updateProfile(input: $input) { id version } }');

async function createMember(input: Input<'CreateMemberInput'>): Promise<string> {
  const { createMember } = await world.as('secretariat').ask(create, { input });
  return createMember.id;
}

/** Ids of those whom the filter finds, in the order of the directory. */
async function findMembers(who: Person, filter: Input<'MemberFilter'>): Promise<{ ids: string[]; totalCount: number }> {
  const { members } = await world
    .as(who)
    .ask(
      graphql('query ($filter: MemberFilter) { members(filter: $filter, first: 100) { totalCount nodes { id } } }'),
      { filter },
    );
  return { ids: members.nodes.map(({ id }) => id), totalCount: members.totalCount };
}

const join = (network: string, member: string, status = 'ACTIVE') =>
  world.database.rows(
    `INSERT INTO membership (id, network_id, member_id, role, status)
     VALUES (gen_random_uuid(), $1, $2, 'MEMBER', $3) ON CONFLICT DO NOTHING`,
    [network, member, status],
  );

describe('states', () => {
  it('are read as EL and UK, too, and written as GR and GB', async () => {
    const codeOf = graphql('query ($code: CountryCode!) { state(code: $code) { code } }');
    expect((await world.as('nobody').ask(codeOf, { code: 'EL' })).state).toEqual({ code: 'GR' });
    expect((await world.as('nobody').ask(codeOf, { code: 'uk' })).state).toEqual({ code: 'GB' });
  });

  it('tell how they stood on a day', async () => {
    const days = graphql(`
      {
        state(code: "RU") {
          code
          before: standing(on: "2022-10-23") after: standing(on: "2022-10-24") long: standing(on: "1990-01-01")
        }
      }
    `);
    expect((await world.as('nobody').ask(days)).state).toEqual({
      code: 'RU',
      before: 'ACTIVE',
      after: 'NOT_INVITED',
      long: 'NOT_PARTICIPATING',
    });
  });

  it('have their footnote, as XK has, in the language asked for', async () => {
    const { state } = await world
      .as('nobody')
      .ask(
        graphql('{ state(code: "XK") { en: footnote(locale: "en") ru: footnote(locale: "ru") footnotes { locale } } }'),
      );
    expect(state.en).toContain('UNSCR 1244/1999');
    expect(state.ru).toContain('1244 (1999)');
    expect(state.footnotes).toHaveLength(2);
  });

  it('are listed by their name in the language of the caller, those of the dialogue alone', async () => {
    const list = graphql(`
      query ($locale: Locale!, $standings: [StateStanding!]) {
        states(standings: $standings) { code name(locale: $locale) }
      }
    `);
    const statesIn = async (locale: string, filter: { standings?: Input<'StateStanding'>[] } = {}) => {
      const { data } = await world.as('nobody').run(list, { locale, ...filter }, { 'accept-language': locale });
      return data!.states!;
    };
    for (const locale of ['en', 'ru']) {
      const states = await statesIn(locale);
      const names = states.map(({ name }) => name);
      expect(names).toEqual([...names].sort(new Intl.Collator(locale).compare));
      expect(states.map(({ code }) => code)).toEqual(expect.arrayContaining(['UA', 'XK', 'CH', 'RU']));
      expect(states.map(({ code }) => code)).not.toContain('BR');
    }
    expect((await statesIn('en', { standings: ['NOT_INVITED'] })).map(({ code }) => code)).toContain('RU');
    expect((await statesIn('en', { standings: ['NOT_PARTICIPATING'] })).map(({ code }) => code)).toContain('BR');
    expect(await statesIn('en', { standings: [] })).toEqual([]);
  });

  it('are NOT_FOUND by an unknown code, like what may not be seen', async () => {
    expect(await world.as('nobody').refusal('{ state(code: "ZZ") { id } }')).toEqual({
      code: 'NOT_FOUND',
      field: 'code',
    });
    expect(await world.as('nobody').refusal('{ state(code: "Z1") { id } }')).toEqual({
      code: 'BAD_INPUT',
      field: 'code',
    });
  });

  it('hide small counts from the public', async () => {
    const query = graphql('{ state(code: "FR") { memberCount } }');
    expect(await world.as('nobody').ask(query)).toEqual({ state: { memberCount: null } });
    expect(await world.as('expert').ask(query)).toEqual({ state: { memberCount: 1 } });
  });

  it('are found again by their id', async () => {
    const { state } = await world.as('nobody').ask(graphql('{ state(code: "MD") { id } }'));
    expect(
      await world.as('nobody').ask(graphql('query ($id: ID!) { node(id: $id) { ... on State { code } } }'), state),
    ).toEqual({ node: { code: 'MD' } });
  });

  describe('updateState', () => {
    const change = graphql(`
      mutation ($code: CountryCode!, $input: UpdateStateInput!) {
        updateState(code: $code, input: $input) { name names { text } standings { standing from to source } }
      }
    `);

    it('merges names, replaces standings, and is in the audit trail', async () => {
      const standings: Input<'StandingPeriodInput'>[] = [
        { standing: 'OBSERVER', from: '2024-01-01', to: null, source: 'Letter of 2023' },
        { standing: 'ACTIVE', from: '2010-01-01', to: '2019-12-31', source: null },
      ];
      const { updateState } = await world.as('secretariat').ask(change, {
        code: 'LI',
        input: { name: [{ locale: 'de', text: ' Fürstentum Liechtenstein ' }], standings },
      });
      expect(updateState).toEqual({
        name: 'Liechtenstein',
        names: [{ text: 'Liechtenstein' }, { text: 'Fürstentum Liechtenstein' }, { text: 'Лихтенштейн' }],
        standings: [standings[1], standings[0]],
      });
      const { auditTrail } = await world
        .as('secretariat')
        .ask(
          graphql('{ auditTrail(first: 1) { nodes { action subjectKind by { id displayName } changes { field } } } }'),
        );
      expect(auditTrail.nodes).toEqual([
        {
          action: 'updateState',
          subjectKind: 'State',
          by: { id: world.ids.secretariat, displayName: 'Sabine Hofer' },
          changes: [{ field: 'name' }, { field: 'standings' }],
        },
      ]);
    });

    it.each([
      [
        [
          { standing: 'ACTIVE', to: '2020-01-01' },
          { standing: 'FORMER', from: '2020-01-01' },
        ],
        'input.standings',
      ],
      [[{ standing: 'ACTIVE', from: '2020-01-02', to: '2020-01-01' }], 'input.standings.0.to'],
    ])('refuses periods that cannot be: %j', async (standings, field) => {
      const standingsOf = graphql('{ state(code: "AD") { standings { standing } } }');
      const before = await world.as('nobody').ask(standingsOf);
      expect(await world.as('secretariat').refusal(change, { code: 'AD', input: { standings } })).toEqual({
        code: 'BAD_INPUT',
        field,
      });
      expect(await world.as('nobody').ask(standingsOf)).toEqual(before);
    });

    it('refuses to leave a state without a name, and everybody but the secretariat', async () => {
      const input = { name: ['en', 'ru'].map((locale) => ({ locale, text: null })) };
      expect(await world.as('secretariat').refusal(change, { code: 'AD', input })).toEqual({
        code: 'BAD_INPUT',
        field: 'input.name',
      });
      expect(await world.as('contactPoint').refusal(change, { code: 'GE', input: {} })).toEqual({
        code: 'FORBIDDEN',
        field: null,
      });
    });
  });
});

describe('organisations', () => {
  const add = graphql(`
    mutation ($input: OrganisationInput!) {
      createOrganisation(input: $input) { id name confirmed state { code } parent { id } }
    }
  `);
  const change = graphql(`
    mutation ($id: ID!, $input: UpdateOrganisationInput!) {
      updateOrganisation(id: $id, input: $input) { id name confirmed parent { id } }
    }
  `);
  const addOne = async (who: Person, en: string, more: Partial<Input<'OrganisationInput'>> = {}) => {
    const input = { name: english(en), kind: 'NGO' as const, ...more };
    return (await world.as(who).ask(add, { input })).createOrganisation;
  };
  const find = async (filter: Input<'OrganisationFilter'>) => {
    const query = graphql(`
      query ($filter: OrganisationFilter) {
        organisations(filter: $filter, first: 100) { totalCount nodes { id name } }
      }
    `);
    const { organisations } = await world.as('expert').ask(query, { filter });
    expect(organisations.totalCount).toBe(organisations.nodes.length);
    return organisations.nodes;
  };

  it('are confirmed when the secretariat adds them, otherwise not', async () => {
    expect(await addOne('secretariat', 'Migration Watch')).toMatchObject({ confirmed: true });
    const typed = await addOne('contactPoint', 'Georgian Diaspora Board', { kind: 'DIASPORA', state: 'GE' });
    expect(typed).toMatchObject({ confirmed: false, state: { code: 'GE' } });
    const { updateOrganisation } = await world
      .as('secretariat')
      .ask(change, { id: typed.id, input: { confirmed: true } });
    expect(updateOrganisation).toMatchObject({ confirmed: true, name: 'Georgian Diaspora Board' });
  });

  it('are found by name in any language, by short name, and by each filter', async () => {
    const name = [
      { locale: 'en', text: 'State Border Guard Service' },
      { locale: 'uk', text: 'Державна прикордонна служба' },
    ];
    const guard = await addOne('secretariat', '', { name, shortName: 'SBGS', kind: 'STATE_AUTHORITY', state: 'UA' });
    for (const search of ['border guard', 'ДЕРЖАВНА служба', 'derzhavna', 'sbgs'])
      expect(await find({ search })).toEqual([{ id: guard.id, name: name[0]!.text }]);
    expect(await find({ kinds: ['STATE_AUTHORITY'], states: ['UA'] })).toHaveLength(1);
    expect(await find({ search: 'border guard', confirmed: false })).toEqual([]);
    expect(await find({ kinds: [] })).toEqual([]);
    expect(await find({ search: 'gu_rd' })).toEqual([]);
  });

  it('are listed by name, page by page', async () => {
    for (const letter of ['Zebra', 'Ärzte', 'Alpha', 'beta'])
      await addOne('secretariat', `${letter} order`, { kind: 'MEDIA' });
    const all = (await find({ kinds: ['MEDIA'] })).map(({ name }) => name);
    expect(all).toEqual(['Alpha order', 'Ärzte order', 'beta order', 'Zebra order']);
    const query = graphql(`
      query ($after: String) {
        organisations(filter: {kinds: [MEDIA]}, first: 3, after: $after) {
          nodes { name } pageInfo { endCursor hasNextPage }
        }
      }
    `);
    const first = (await world.as('expert').ask(query)).organisations;
    const rest = (await world.as('expert').ask(query, { after: first.pageInfo.endCursor })).organisations;
    expect([...first.nodes, ...rest.nodes].map(({ name }) => name)).toEqual(all);
    expect([first.pageInfo.hasNextPage, rest.pageInfo.hasNextPage]).toEqual([true, false]);
  });

  it('are never part of themselves', async () => {
    const top = await addOne('secretariat', 'Ministry');
    const middle = await addOne('secretariat', 'Department', { parent: top.id });
    const bottom = await addOne('secretariat', 'Unit', { parent: middle.id });
    for (const parent of [top.id, middle.id, bottom.id]) {
      expect(await world.as('secretariat').refusal(change, { id: top.id, input: { parent } })).toEqual({
        code: 'BAD_INPUT',
        field: 'input.parent',
      });
    }
    const { updateOrganisation } = await world
      .as('secretariat')
      .ask(change, { id: bottom.id, input: { parent: top.id } });
    expect(updateOrganisation).toMatchObject({ parent: { id: top.id } });
  });

  it('refuse references that lead nowhere and names that are empty', async () => {
    const named = { kind: 'NGO', name: [{ locale: 'en', text: 'Somebody' }] };
    const nowhere = '0190a5a0-0000-7000-8000-000000000000';
    expect(await world.as('secretariat').refusal(add, { input: { ...named, state: 'ZZ' } })).toEqual({
      code: 'BAD_INPUT',
      field: 'input.state',
    });
    expect(await world.as('secretariat').refusal(add, { input: { ...named, parent: nowhere } })).toEqual({
      code: 'BAD_INPUT',
      field: 'input.parent',
    });
    expect(
      await world.as('secretariat').refusal(add, { input: { kind: 'NGO', name: [{ locale: 'en', text: ' ' }] } }),
    ).toEqual({ code: 'BAD_INPUT', field: 'input.name' });
    expect(await world.as('secretariat').refusal(change, { id: nowhere, input: {} })).toEqual({
      code: 'NOT_FOUND',
      field: 'id',
    });
  });
});

describe('entering and changing people', () => {
  it('keeps names as they are written, in any script and with any mark', async () => {
    const names = {
      givenNames: "Мар'яна «Мар’я»",
      familyName: 'О\u02bcБраєн-“Кравчук”',
      latinName: "Mar'iana O'Braien",
    };
    const id = await createMember({ ...names, givenNames: `  ${names.givenNames} ` });
    const query = graphql(`
      query ($id: ID!) {
        member(id: $id) {
          givenNames familyName latinName en: displayName(locale: "en") ru: displayName(locale: "ru")
        }
      }
    `);
    const { member } = await world.as('expert').ask(query, { id });
    expect(member).toEqual({ ...names, en: names.latinName, ru: `${names.givenNames} ${names.familyName}` });
  });

  it('gives back everything that was entered', async () => {
    const organisation = await newOrganisation(world, 'Read Back');
    const input: Input<'CreateMemberInput'> = {
      email: 'read.back@ministry.example',
      givenNames: 'Read',
      familyName: 'Back',
      gender: 'WOMAN',
      post: { title: 'Head', organisation, state: 'UK', from: '2021-05-01' },
      languages: [
        { language: 'uk', level: 'NATIVE' },
        { language: 'en', level: 'FLUENT' },
      ],
      expertise: ['VI.6', 'III.2'],
      keywords: [' Asylum ', 'asylum', 'Länder'],
    };
    const id = await createMember(input);
    const query = graphql(`
      query ($id: ID!) {
        member(id: $id) {
          version email gender keywords availableUntil biography viewerCan state { code }
          languages { language level } expertise { code }
          currentPost { title from to organisation { id } state { code } } posts { title }
        }
      }
    `);
    expect(await world.as('secretariat').ask(query, { id })).toEqual({
      member: {
        version: 1,
        email: input.email,
        gender: 'WOMAN',
        keywords: ['Asylum', 'Länder'],
        availableUntil: null,
        biography: null,
        viewerCan: ['updateMember', 'inviteToSignUp'],
        state: { code: 'GB' },
        languages: input.languages,
        expertise: [{ code: 'III.2' }, { code: 'VI.6' }],
        currentPost: {
          title: 'Head',
          from: '2021-05-01',
          to: null,
          organisation: { id: organisation },
          state: { code: 'GB' },
        },
        posts: [{ title: 'Head' }],
      },
    });
  });

  it.each<[string, object, string]>([
    ['an unknown action', { expertise: ['VI.6', 'X.99'] }, 'input.expertise.1'],
    ['an area for an action', { expertise: ['VI'] }, 'input.expertise.0'],
    ['an address without @', { email: 'nobody.example' }, 'input.email'],
    ['a given name of nearly a megabyte', { givenNames: 'ж'.repeat(400 * 1024) }, 'input.givenNames'],
    ['an empty name', { familyName: ' \u00a0 ' }, 'input.familyName'],
    ['an unknown state', { post: { title: 'Head', state: 'ZZ' } }, 'input.post.state'],
    [
      'an unknown organisation',
      { post: { title: 'Head', organisation: '0190a5a0-0000-7000-8000-000000000000' } },
      'input.post.organisation',
    ],
    [
      'a post that ends before it begins',
      { post: { title: 'Head', from: '2024-01-02', to: '2024-01-01' } },
      'input.post.to',
    ],
    [
      'a language named twice',
      {
        languages: [
          { language: 'EN', level: 'BASIC' },
          { language: 'en', level: 'NATIVE' },
        ],
      },
      'input.languages.1.language',
    ],
    ['a Latin name in Cyrillic', { latinName: 'Олена' }, 'input.latinName'],
    ['an address that somebody has', { email: 'EXPERT@cast.example' }, 'input.email'],
  ])('refuses %s and enters nobody', async (_, wrong, field) => {
    const count = () => world.database.rows('SELECT count(*) FROM member');
    const before = await count();
    const input = { givenNames: 'Wrong', familyName: 'Input', ...wrong };
    expect(await world.as('secretariat').refusal(create, { input })).toEqual({ code: 'BAD_INPUT', field });
    expect(await count()).toEqual(before);
  });

  it('says nothing of whose an address is', async () => {
    const { errors } = await world
      .as('contactPoint')
      .run(create, { input: { givenNames: 'Wrong', familyName: 'Input', email: 'expert@cast.example' } });
    expect(JSON.stringify(errors)).not.toMatch(/Олена|taken|exist|in use/i);
  });

  it('refuses a change that is based on an older version', async () => {
    const id = await createMember({ givenNames: 'Two', familyName: 'Editors' });
    await world.as('secretariat').ask(update, { id, input: { version: 1, phone: '+43 1 5044677' } });
    expect(await world.as('secretariat2').refusal(update, { id, input: { version: 1, phone: null } })).toEqual({
      code: 'CONFLICT',
      field: 'input.version',
    });
    const answers = await Promise.all(
      ['111', '222', '333'].map((phone) => world.as('secretariat').run(update, { id, input: { version: 2, phone } })),
    );
    expect(answers.filter(({ errors }) => errors.length === 0)).toHaveLength(1);
    expect(await world.database.rows('SELECT version FROM member WHERE id = $1', [id])).toEqual([{ version: 3 }]);
  });

  it('lets a new post end the one before, and a history replace the history', async () => {
    const id = await createMember({
      givenNames: 'Many',
      familyName: 'Posts',
      post: { title: 'Clerk', state: 'PL', from: '2018-01-01' },
    });
    const postsOf = async () => {
      const query = graphql(`
        query ($id: ID!) {
          member(id: $id) {
            state { code } currentPost { title } posts { id title from to organisation { name confirmed } }
          }
        }
      `);
      return (await world.as('secretariat').ask(query, { id })).member;
    };
    await world.as('secretariat').ask(update, {
      id,
      input: { post: { title: 'Head', state: 'DE', organisationName: 'Office Nobody Listed', from: '2022-07-01' } },
    });
    const member = await postsOf();
    expect(member).toMatchObject({
      state: { code: 'DE' },
      currentPost: { title: 'Head' },
      posts: [
        {
          title: 'Head',
          from: '2022-07-01',
          to: null,
          organisation: { name: 'Office Nobody Listed', confirmed: false },
        },
        { title: 'Clerk', from: '2018-01-01', to: '2022-06-30' },
      ],
    });
    const [head] = member.posts!;
    await world.as('secretariat').ask(update, {
      id,
      input: {
        posts: [{ id: head!.id, title: 'Director', organisationName: 'office nobody listed', to: '2023-01-31' }],
      },
    });
    expect(await postsOf()).toMatchObject({
      state: null,
      currentPost: null,
      posts: [
        {
          id: head!.id,
          title: 'Director',
          from: null,
          to: '2023-01-31',
          organisation: { name: 'Office Nobody Listed' },
        },
      ],
    });
    const otherPost = await world.database.rows<{ id: string }>('SELECT id FROM post WHERE member_id = $1', [
      world.ids.expert,
    ]);
    expect(
      await world
        .as('secretariat')
        .refusal(update, { id, input: { posts: [{ id: otherPost[0]!.id, title: 'Stolen' }] } }),
    ).toEqual({
      code: 'BAD_INPUT',
      field: 'input.posts.0.id',
    });
  });

  it('lets the secretariat change anybody, and staff only their own people without an account', async () => {
    const georgian = await world.newMember('No', 'Account', 'GE');
    const pole = await world.newMember('Other', 'State', 'PL');
    await join(world.networks.labour, pole, 'APPLIED');
    const may = async (who: Person, id: string) => {
      const { errors } = await world.as(who).run(update, { id, input: { keywords: [who] } });
      return errors[0]?.extensions.code ?? 'DONE';
    };
    expect(await may('secretariat', world.ids.expert)).toBe('DONE');
    expect(await may('contactPoint', georgian)).toBe('DONE');
    expect(await may('contactPoint', pole)).toBe('FORBIDDEN');
    expect(await may('contactPoint', world.ids.expert2)).toBe('FORBIDDEN');
    expect(await may('otherOrganiser', pole)).toBe('DONE');
    expect(await may('organiser', pole)).toBe('FORBIDDEN');
    expect(await may('expert', georgian)).toBe('FORBIDDEN');
    expect(
      await world.as('secretariat').refusal(update, { id: '0190a5a0-0000-7000-8000-000000000000', input: {} }),
    ).toEqual({ code: 'NOT_FOUND', field: 'id' });
    const query = graphql('query ($id: ID!) { member(id: $id) { viewerCan } }');
    expect(await world.as('contactPoint').ask(query, { id: georgian })).toEqual({
      member: { viewerCan: ['updateMember', 'inviteToSignUp'] },
    });
    expect(await world.as('contactPoint').ask(query, { id: pole })).toEqual({ member: { viewerCan: [] } });
    expect(await world.as('expert').ask(query, { id: world.ids.expert })).toEqual({
      member: { viewerCan: ['updateProfile'] },
    });
  });

  it('leaves addresses to the secretariat', async () => {
    expect(await world.as('expert').refusal(updateOwn, { input: { email: 'new@cast.example' } })).toEqual({
      code: 'BAD_INPUT',
      field: 'input.email',
    });
    await world.as('expert').ask(updateOwn, { input: { email: 'Expert@cast.example' } });
    const id = await world.newMember('Wrong', 'Address', 'GE', 'wrong@cast.example');
    expect(await world.as('contactPoint').refusal(update, { id, input: { email: 'right@cast.example' } })).toEqual({
      code: 'BAD_INPUT',
      field: 'input.email',
    });
    await world.as('secretariat').ask(update, { id, input: { email: 'right@cast.example' } });
  });

  it('notes when a profile was confirmed, for those who look after it', async () => {
    await world.as('expert2').ask(updateOwn, { input: { confirmed: true } });
    const query = graphql('query ($id: ID!) { member(id: $id) { profileConfirmedAt visibility { field } } }');
    const ask = async (who: Person) =>
      (
        await world.as(who).ask(query, {
          id: world.ids.expert2,
        })
      ).member;
    expect((await ask('expert2')).profileConfirmedAt).toMatch(/^\d{4}-.*Z$/);
    expect((await ask('expert2')).visibility).toHaveLength(13);
    expect((await ask('contactPoint')).profileConfirmedAt).not.toBeNull();
    expect(await ask('observer')).toEqual({ profileConfirmedAt: null, visibility: null });
  });

  it('keeps an audit trail of what changed', async () => {
    const id = await createMember({ givenNames: 'Audited', familyName: 'Person' });
    await world.as('secretariat').ask(update, { id, input: { phone: '+995 32 2', familyName: 'Human' } });
    const query = graphql(
      'query ($id: ID) { auditTrail(subject: $id, first: 1) { nodes { action changes { field from to } } } }',
    );
    expect((await world.as('secretariat').ask(query, { id })).auditTrail.nodes).toEqual([
      {
        action: 'updateMember',
        changes: [
          { field: 'familyName', from: 'Person', to: 'Human' },
          { field: 'phone', from: null, to: '+995 32 2' },
        ],
      },
    ]);
  });
});

describe('visibility', () => {
  type Visibility = Input<'FieldVisibilityInput'>;
  type Level = Visibility['visibility'];
  type Field = Visibility['field'];
  const levels: readonly Level[] = ['ONLY_ME', 'CONTACT_POINT', 'NETWORK', 'MEMBERS', 'PUBLIC'];
  const fields: readonly Field[] = [
    'NAME',
    'EMAIL',
    'PHONE',
    'GENDER',
    'POSTS',
    'LANGUAGES',
    'EXPERTISE',
    'KEYWORDS',
    'BIOGRAPHY',
    'AVAILABILITY',
  ];
  /** Whom each viewer is to expert2, a Georgian in the asylum pool, as the first level that takes the viewer in. */
  const viewers: [Person | 'nobody', Level][] = [
    ['expert2', 'ONLY_ME'],
    ['secretariat', 'ONLY_ME'],
    ['contactPoint', 'CONTACT_POINT'],
    ['organiser', 'NETWORK'],
    ['expert', 'NETWORK'],
    ['observer', 'MEMBERS'],
    ['otherOrganiser', 'MEMBERS'],
    ['nobody', 'PUBLIC'],
  ];
  const all = graphql(`
    fragment All on Member {
      givenNames familyName latinName email phone gender currentPost { title } posts { title } state { code }
      languages { language } expertise { code } keywords biography biographies { text } availableUntil
    }
  `);
  const again = graphql('fragment Again on Member { alias: email once: keywords }');
  const asNode = graphql('query ($id: ID!) { node(id: $id) { ... on Member { ...All } ...Again } }', [all, again]);
  const asMember = graphql('query ($id: ID!) { member(id: $id) { ...All } }', [all]);

  const show = (visibility: Level, only: readonly Field[] = fields) =>
    world.as('expert2').ask(updateOwn, { input: { visibility: only.map((field) => ({ field, visibility })) } });

  beforeAll(async () => {
    const input: Input<'UpdateProfileInput'> = {
      givenNames: 'Giorgi',
      familyName: 'Lomidze',
      latinName: 'Giorgi Lomidze',
      phone: '+995 32 2 00 00 00',
      gender: 'MAN',
      languages: [{ language: 'ka', level: 'NATIVE' }],
      expertise: ['VI.6'],
      keywords: ['Zyzzyvology'],
      biography: [{ locale: 'en', text: 'Born.' }],
      availableUntil: '2099-12-31',
    };
    await world.as('expert2').ask(updateOwn, { input });
    await join(world.networks.asylum, world.ids.expert2);
    await join(world.networks.asylum, world.ids.expert);
  });

  it.each(levels)('set to %s shows exactly what it says, by whatever way one asks', async (level) => {
    await show(level);
    for (const [who, viewerIs] of viewers) {
      const answer = await world.as(who).run(asNode, { id: world.ids.expert2 });
      const seen = levels.indexOf(level) >= levels.indexOf(viewerIs);
      if (who === 'nobody' && !seen) {
        expect(answer.errors.map(({ extensions }) => extensions.code)).toEqual(['NOT_FOUND']);
        continue;
      }
      expect(answer.errors).toEqual([]);
      const shown = Object.values(answer.data!.node!).map((value) => value !== null);
      expect({ who, shown }).toEqual({ who, shown: shown.map(() => seen) });
    }
  });

  it('is set field by field', async () => {
    await show('PUBLIC');
    for (const field of fields) {
      await show('ONLY_ME', [field]);
      const { member } = await world.as('observer').ask(asMember, { id: world.ids.expert2 });
      const hidden = Object.entries(member)
        .filter(([, value]) => value === null)
        .map(([name]) => name);
      const ofField: Partial<Record<Field, string[]>> = {
        NAME: ['givenNames', 'familyName', 'latinName'],
        POSTS: ['currentPost', 'posts', 'state'],
        BIOGRAPHY: ['biography', 'biographies'],
        AVAILABILITY: ['availableUntil'],
      };
      expect(hidden).toEqual(ofField[field] ?? [field.toLowerCase()]);
      await show('PUBLIC', [field]);
    }
  });

  it('prints what is in place of a hidden name', async () => {
    await show('ONLY_ME', ['NAME']);
    const query = graphql(
      'query ($id: ID!) { member(id: $id) { en: displayName(locale: "en") ru: displayName(locale: "ru") } }',
    );
    expect(await world.as('observer').ask(query, { id: world.ids.expert2 })).toEqual({
      member: { en: 'Name withheld', ru: 'Имя скрыто' },
    });
    expect(await world.as('contactPoint').ask(query, { id: world.ids.expert2 })).toEqual({
      member: { en: 'Name withheld', ru: 'Имя скрыто' },
    });
    expect(await world.as('secretariat').ask(query, { id: world.ids.expert2 })).toEqual({
      member: { en: 'Giorgi Lomidze', ru: 'Giorgi Lomidze' },
    });
  });

  it.each<[Field, Input<'MemberFilter'>]>([
    ['POSTS', { states: ['GE'] }],
    ['LANGUAGES', { languages: ['ka'] }],
    ['EXPERTISE', { actions: ['VI'] }],
    ['AVAILABILITY', { availableOn: '2099-12-31' }],
    ['MEMBERSHIPS', { networks: ['asylum'] }],
    ['NAME', { search: 'lomidze' }],
    ['KEYWORDS', { search: 'zyzzyvology' }],
    ['POSTS', { search: 'adviser' }],
  ])('of %s holds in the filter %j, also for the count', async (field, given) => {
    const filter = 'networks' in given ? { networks: [world.networks.asylum] } : given;
    await show('MEMBERS', [field]);
    const before = await findMembers('observer', filter);
    expect(before.ids).toContain(world.ids.expert2);
    await show('NETWORK', [field]);
    const after = await findMembers('observer', filter);
    expect(after.ids).toEqual(before.ids.filter((id) => id !== world.ids.expert2));
    expect(after.totalCount).toBe(before.totalCount - 1);
    expect((await findMembers('expert', filter)).ids).toContain(world.ids.expert2);
    await show('MEMBERS', [field]);
  });

  it('of the name takes its holder to the end of the directory', async () => {
    await show('MEMBERS', ['NAME']);
    const before = await findMembers('observer', {});
    expect(before.ids.at(-1)).not.toBe(world.ids.expert2);
    await show('CONTACT_POINT', ['NAME']);
    const after = await findMembers('observer', {});
    expect(after).toEqual({
      ids: [...before.ids.filter((id) => id !== world.ids.expert2), world.ids.expert2],
      totalCount: before.totalCount,
    });
    expect((await findMembers('contactPoint', {})).ids.indexOf(world.ids.expert2)).toBe(
      before.ids.indexOf(world.ids.expert2),
    );
    await show('MEMBERS', ['NAME']);
  });

  it('of a post holds for the post asked for by its id', async () => {
    const posts = await world.database.rows<{ id: string }>('SELECT id FROM post WHERE member_id = $1', [
      world.ids.expert2,
    ]);
    const query = graphql('query ($id: ID!) { node(id: $id) { ... on Post { title } } }');
    await show('MEMBERS', ['POSTS']);
    expect(await world.as('observer').ask(query, posts[0]!)).toEqual({ node: { title: 'Adviser' } });
    await show('NETWORK', ['POSTS']);
    expect(await world.as('observer').refusal(query, { ...posts[0] })).toMatchObject({ code: 'NOT_FOUND' });
  });

  it('ends with the membership or the post that it came from', async () => {
    await show('NETWORK', ['EMAIL']);
    const query = graphql('query ($id: ID!) { member(id: $id) { email } }');
    const emailFor = async (who: Person) => (await world.as(who).ask(query, { id: world.ids.expert2 })).member.email;
    expect([await emailFor('expert'), await emailFor('contactPoint')]).not.toContain(null);
    await world.database.rows(`UPDATE membership SET status = 'ENDED' WHERE member_id = $1`, [world.ids.expert]);
    expect(await emailFor('expert')).toBeNull();
    await world.as('expert2').ask(updateOwn, { input: { post: { title: 'Attaché', state: 'AT' } } });
    expect(await emailFor('contactPoint')).toBeNull();
  });

  it('is for nobody once a person is erased', async () => {
    const id = await world.newMember('Soon', 'Gone', 'PL');
    await world.database.rows('UPDATE member SET erased_at = now() WHERE id = $1', [id]);
    const query = graphql('query ($id: ID!) { member(id: $id) { displayName(locale: "ru") viewerCan ...All } }', [all]);
    const { member } = await world.as('secretariat').ask(query, { id });
    const { displayName, viewerCan, ...rest } = member;
    expect({ displayName, viewerCan }).toEqual({ displayName: 'Данные удалены', viewerCan: [] });
    expect(Object.values(rest).every((value) => value === null)).toBe(true);
    expect((await findMembers('secretariat', { search: 'gone' })).ids).toEqual([]);
  });
});

describe('the directory', () => {
  it('finds Cyrillic spellings by Latin ones and the other way', async () => {
    const written = await createMember({ givenNames: 'Людмила', familyName: 'Щербакова' });
    const latin = await createMember({ givenNames: 'Oleksii', familyName: 'Hryhorenko' });
    for (const search of ['Lyudmila Shcherbakova', 'ludmila SCHERBAKOVA', 'щербакова людмила', 'Щербак']) {
      expect((await findMembers('expert', { search })).ids).toEqual([written]);
    }
    for (const search of ['Олексій Григоренко', 'гриhоренко', 'hryhorenko oleks'])
      expect((await findMembers('expert', { search })).ids).toEqual([latin]);
    expect((await findMembers('expert', { search: 'Коваленко «Лісова»' })).ids).toEqual([world.ids.expert]);
    expect((await findMembers('expert', { search: ' ' })).totalCount).toBe(
      (await findMembers('expert', {})).totalCount,
    );
    expect((await findMembers('expert', { search: 'quill_r' })).ids).toEqual([]);
  });

  it('puts the best match first', async () => {
    const part = await createMember({ givenNames: 'Anton', familyName: 'Quillermanov' });
    const whole = await createMember({ givenNames: 'Zoe', familyName: 'Quiller' });
    expect((await findMembers('expert', { search: 'quiller' })).ids).toEqual([whole, part]);
  });

  it('finds people by their organisation, also after it got another name', async () => {
    const organisation = await newOrganisation(world, 'Quixotic University', { kind: 'ACADEMIA', shortName: 'QXU' });
    const id = await createMember({
      givenNames: 'Uni',
      familyName: 'Person',
      post: { title: 'Lecturer', organisation },
    });
    expect((await findMembers('expert', { search: 'quixotic' })).ids).toEqual([id]);
    expect((await findMembers('expert', { search: 'qxu lecturer' })).ids).toEqual([id]);
    expect((await findMembers('expert', { organisationKinds: ['ACADEMIA'] })).ids).toEqual([id]);
    const rename = graphql(`
      mutation ($id: ID!, $name: [LocalisedInput!]!) { updateOrganisation(id: $id, input: { name: $name }) { id } }
    `);
    await world.as('secretariat').ask(rename, { id: organisation, name: english('Institute of Windmills') });
    expect((await findMembers('expert', { search: 'windmills' })).ids).toEqual([id]);
    expect((await findMembers('expert', { search: 'quixotic' })).ids).toEqual([]);
  });

  it('is sorted by the names that its reader gets to see, page by page', async () => {
    const query = graphql(`
      query ($after: String) {
        members(first: 7, after: $after) { nodes { displayName } pageInfo { endCursor hasNextPage } }
      }
    `);
    for (const locale of ['en', 'ru']) {
      const names: string[] = [];
      for (let after: string | null = null, more = true; more;) {
        const headers = { 'accept-language': locale };
        const page: Answer<ResultOf<typeof query>> = await world.as('secretariat').run(query, { after }, headers);
        const { nodes, pageInfo } = page.data!.members!;
        names.push(...nodes.map(({ displayName }) => displayName));
        ({ endCursor: after, hasNextPage: more } = pageInfo);
      }
      expect(names).toEqual([...names].sort(new Intl.Collator('und').compare));
      expect(names).toHaveLength((await findMembers('secretariat', {})).totalCount);
    }
  });

  it('narrows by what people are, and by nothing when a list is empty', async () => {
    expect((await findMembers('expert', { states: ['UA'] })).ids).toEqual([world.ids.expert]);
    expect((await findMembers('expert', { states: ['UA'], languages: ['tlh'] })).ids).toEqual([]);
    expect((await findMembers('expert', { states: [] })).totalCount).toBe(0);
    const refused = await world
      .as('expert')
      .refusal('{ members(filter: { actions: ["VI.6", "ZZ.1"] }) { totalCount } }');
    expect(refused).toEqual({ code: 'BAD_INPUT', field: 'filter.actions.1' });
    expect(await world.as('nobody').refusal('{ members { totalCount } }')).toEqual({
      code: 'UNAUTHENTICATED',
      field: null,
    });
    expect(await world.as('expert').refusal('{ member(id: "0190a5a0-0000-7000-8000-000000000000") { id } }')).toEqual({
      code: 'NOT_FOUND',
      field: 'id',
    });
  });

  it('costs as many statements for a hundred people as for one', async () => {
    for (let index = 0; index < 100; index++) {
      const post = { title: 'Officer', state: index % 2 ? 'MD' : 'AM', organisationName: `Office ${index % 7}` };
      await createMember({
        givenNames: `Number ${index}`,
        familyName: 'Hundred',
        post,
        expertise: ['VI.6'],
        languages: [{ language: 'hy', level: 'NATIVE' }],
      });
    }
    const query = graphql(`
        query ($first: Int) {
          members(first: $first, filter: {search: "hundred"}) {
            totalCount
            nodes {
              displayName email posts { title organisation { name } state { name footnote memberCount } }
              state { code } expertise { code } languages { language } viewerCan
            }
          }
        }
      `);
    const count = (first: number) =>
      statementsOf(async () => {
        const { members } = await world.as('organiser').ask(query, { first });
        expect(members.nodes).toHaveLength(first);
      });
    await count(1);
    const one = await count(1);
    expect(await count(100)).toBe(one);
  });
});

describe('the state list', () => {
  it('is loaded once, however many processes load it', async () => {
    const list = world.apps[0]!.get(StateList);
    const count = () => world.database.rows('SELECT count(*) FROM state');
    const before = await count();
    await Promise.all([list.load(), list.load()]);
    expect(await count()).toEqual(before);
  });
});

describe('whom a person represents', () => {
  it('is as given, else by the post of the day, else by the current one, else nobody', async () => {
    const database = world.apps[0]!.get(Database);
    const id = await world.newMember('Moving', 'Person', 'PL');
    await world
      .as('secretariat')
      .ask(update, { id, input: { post: { title: 'Envoy', state: 'CZ', from: '2022-01-01' } } });
    const nobody = await createMember({ givenNames: 'Post', familyName: 'Less' });
    const resolve = (input: RepresentationInput | null, member: string, day: string) =>
      world.apps[0]!.get(Representations).resolve(database, input, member, day, 'input.representing');

    expect(await resolve(null, id, '2021-12-31')).toEqual({
      state: 'PL',
      organisationId: null,
      personalCapacity: false,
    });
    expect(await resolve({ personalCapacity: false }, id, '2022-01-01')).toMatchObject({ state: 'CZ' });
    expect(await resolve(null, id, '2001-01-01')).toMatchObject({ state: 'CZ' });
    expect(await resolve({ state: 'SK', personalCapacity: false }, id, '2022-01-01')).toMatchObject({ state: 'SK' });
    const personal = { state: null, organisationId: null, personalCapacity: true };
    expect(await resolve({ personalCapacity: true }, id, '2022-01-01')).toEqual(personal);
    expect(await resolve(null, nobody, '2022-01-01')).toEqual(personal);
    const refusals: [RepresentationInput, string][] = [
      [{ state: 'ZZ', personalCapacity: false }, 'input.representing.state'],
      [{ state: 'PL', personalCapacity: true }, 'input.representing.personalCapacity'],
    ];
    for (const [input, field] of refusals)
      await expect(resolve(input, id, '2022-01-01')).rejects.toMatchObject({ details: [{ code: 'BAD_INPUT', field }] });
  });
});
