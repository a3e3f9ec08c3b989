import { searchText } from '../../people/index.js';
import { type Texts, textIn } from '../../platform/index.js';
import { between, dayNamed, dayText } from './calendar.js';
import type { Ground } from './ground.js';
import { nameLists } from './names.js';
import type { Random } from './random.js';
import {
  authorities,
  biographies,
  independentOrganisations,
  keywords,
  postTitles,
  russianPostTitles,
} from './words.js';

/** An organisation, with what it adds to the search texts of its people. */
interface GeneratedOrganisation {
  id: string;
  searchPost: string;
}

/** Organisations by state, and those of none. */
export interface GeneratedOrganisations {
  ofState: ReadonlyMap<string, readonly GeneratedOrganisation[]>;
  independent: readonly GeneratedOrganisation[];
}

/** Whom a person represents from a day on. */
export interface HeldPost {
  from: string;
  state: string | null;
  organisationId: string;
}

/** Somebody, with the posts held so far in their order. */
export interface GeneratedPerson {
  id: string;
  posts: readonly HeldPost[];
}

const [newYear2010, newYear2022, newYear2023] = ['2010-01-01', '2022-01-01', '2023-01-01'].map(dayNamed) as [
  number,
  number,
  number,
];

/** The post held on a day; all have held theirs since before the first event. */
export const postOn = ({ posts }: GeneratedPerson, day: string): HeldPost =>
  posts.findLast(({ from }) => from <= day) ?? posts[0]!;

/** Adds the authorities of each state, and some organisations of none. */
export function addOrganisations({ random, load, states }: Ground): GeneratedOrganisations {
  const add = (
    name: { en: string; ru: string },
    shortName: string | null,
    kind: string,
    state: string | null,
  ): GeneratedOrganisation => {
    const id = random.id();
    const key = searchText([name.en, name.ru, shortName ?? ''].join(' '));
    const row = {
      id,
      name,
      short_name: shortName,
      kind,
      state,
      confirmed: true,
      sort_name: name.en,
      search_text: key,
    };
    load.add('organisation', row);
    return { id, searchPost: searchText([shortName ?? '', name.en, name.ru].join(' ')) };
  };
  const ofState = new Map<string, GeneratedOrganisation[]>();
  for (const { code, name: state } of states) {
    const inState = (name: string, locale: string): string => `${name} (${textIn(state, locale) ?? code})`;
    ofState.set(
      code,
      authorities.map(([[en, ru], letters, kind]) =>
        add({ en: inState(en, 'en'), ru: inState(ru, 'ru') }, `${letters} ${code}`, kind, code),
      ),
    );
  }
  const offices = [1, 2, 3, 4, 5, 6, 7, 8];
  const independent = independentOrganisations.flatMap(([[en, ru], kind]) =>
    offices.map((office) => add({ en: `${en}, office ${office}`, ru: `${ru}, отделение ${office}` }, null, kind, null)),
  );
  return { ofState, independent };
}

/** Adds one person with posts, languages and expertise. */
export function addMember(ground: Ground, organisations: GeneratedOrganisations, number: number): GeneratedPerson {
  const { random, load, now, actions } = ground;
  const state = random.pick(ground.states).code;
  const id = random.id();
  const gender = random.chance(0.5) ? 'WOMAN' : 'MAN';
  const name = nameOf(random, state, gender);
  const posts = addPosts(ground, organisations, id, state, name.language === 'ru');
  const words = random.some(keywords, random.between(0, 3));
  load.add('member', {
    id,
    given_names: name.given,
    family_name: name.family,
    latin_name: name.latin,
    email: `member${number}@large.example`,
    phone: random.chance(0.3) ? `+999 ${random.between(100, 999)} ${random.between(1000, 9999)}` : null,
    gender: random.chance(0.04) ? null : random.weighted({ [gender]: 88, NOT_STATED: 7, OTHER: 1 }),
    keywords: words,
    biography: random.chance(0.2) ? textsOf(random.pick(biographies)) : {},
    visibility: random.chance(0.9) ? {} : random.pick(visibilities),
    profile_confirmed_at: random.chance(0.4) ? between(new Date(newYear2023 * 86_400_000), now, random.share()) : null,
    sort_name: name.latin ?? name.native,
    native_sort_name: name.native,
    search_names: name.searchNames,
    search_posts: posts.searchPosts,
    search_keywords: words.map(keyOf).join(' '),
    created_at: new Date(random.between(newYear2022 * 24, newYear2023 * 24 - 1) * 3_600_000),
  });
  for (const [language, level] of languagesOf(random, name.language))
    load.add('member_language', { member_id: id, language, level });
  for (const action of random.some(actions, random.between(0, 4)))
    load.add('member_expertise', { member_id: id, action_id: action.id });
  return { id, posts: posts.held };
}

/** What texts are searched by. */
export const searchedIn = (...texts: readonly Texts[]): string =>
  searchText(texts.flatMap((each) => Object.values(each)).join(' '));

export const textsOf = ([en, ru]: readonly [en: string, ru: string]): Texts => ({ en, ru });

/** What a few people have set otherwise than it is by default. */
const visibilities: readonly Texts[] = [
  { EMAIL: 'MEMBERS' },
  { NAME: 'NETWORK' },
  { POSTS: 'ONLY_ME', GENDER: 'MEMBERS' },
  { NAME: 'PUBLIC', EXPERTISE: 'PUBLIC' },
];

/** One post or two, the first ending on the day before the second begins. */
function addPosts(
  { random, load, today }: Ground,
  organisations: GeneratedOrganisations,
  memberId: string,
  state: string,
  inRussian: boolean,
): { held: HeldPost[]; searchPosts: string } {
  const starts = [random.between(newYear2010, newYear2023 - 1)];
  if (random.chance(0.35)) starts.push(random.between(newYear2023, today - 30));
  const searched: string[] = [];
  const held = starts.map((start, index): HeldPost => {
    const forState = random.chance(0.88);
    const organisation = random.pick(forState ? organisations.ofState.get(state)! : organisations.independent);
    const title = random.pick(inRussian ? russianPostTitles : postTitles);
    const post = { from: dayText(start), state: forState ? state : null, organisationId: organisation.id };
    const next = starts[index + 1];
    load.add('post', {
      id: random.id(),
      member_id: memberId,
      title,
      organisation_id: post.organisationId,
      state: post.state,
      from_day: post.from,
      to_day: next === undefined ? null : dayText(next - 1),
      confirmed: true,
    });
    searched.push(keyOf(title), organisation.searchPost);
    return post;
  });
  return { held, searchPosts: searched.join(' ') };
}

function languagesOf(random: Random, native: string): Map<string, string> {
  const levels = ['BASIC', 'WORKING', 'FLUENT'];
  const languages = new Map<string, string>();
  if (random.chance(0.85)) languages.set('en', random.pick(levels));
  if (random.chance(0.4)) languages.set('ru', random.pick(levels));
  if (random.chance(0.15)) languages.set(random.pick(['fr', 'de', 'tr', 'ar']), random.pick(levels));
  return languages.set(native, 'NATIVE');
}

type Spelling = readonly [native: string, latin: string | null];

const spellings = (names: string): Spelling[] =>
  names.split(' ').map((name) => {
    const [native, latin] = name.split('=');
    return [native!, latin ?? null];
  });

const lists = nameLists.map(({ language, women, men, families, states }) => ({
  language,
  states: states.split(' '),
  WOMAN: spellings(women),
  MAN: spellings(men),
  families: spellings(families),
}));
const listOf = (state: string): (typeof lists)[number] =>
  lists.find(({ states }) => states.includes(state)) ?? lists.at(-1)!;

interface Name {
  language: string;
  given: string;
  family: string;
  native: string;
  /** Null for names in Latin script. */
  latin: string | null;
  searchNames: string;
}

function nameOf(random: Random, state: string, gender: 'WOMAN' | 'MAN'): Name {
  const list = listOf(state);
  const given = [
    ...new Set(
      random.chance(0.15) ? [random.pick(list[gender]), random.pick(list[gender])] : [random.pick(list[gender])],
    ),
  ];
  const [family, latinFamily] = gender === 'WOMAN' ? feminine(random.pick(list.families)) : random.pick(list.families);
  const givenNames = given.map(([native]) => native).join(' ');
  const latin = latinFamily === null ? null : [...given.map(([, name]) => name), latinFamily].join(' ');
  const native = `${givenNames} ${family}`;
  const searchNames = [...native.split(' '), ...(latin?.split(' ') ?? [])].map(keyOf).join(' ');
  return { language: list.language, given: givenNames, family, native, latin, searchNames };
}

/** Иванов, Иванова: Cyrillic names that differ. */
const feminine = ([native, latin]: Spelling): Spelling =>
  /[оеё]в$/.test(native)
    ? [`${native}а`, `${latin}a`]
    : /ски$/.test(native)
      ? [native.replace(/и$/, 'а'), latin!.replace(/i$/, 'a')]
      : [native, latin];

const keys = new Map<string, string>();

/** The search key of a word or two that comes up often. */
function keyOf(text: string): string {
  let key = keys.get(text);
  if (key === undefined) keys.set(text, (key = searchText(text)));
  return key;
}
