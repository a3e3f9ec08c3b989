import { getDirective } from '@graphql-tools/utils';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type GraphQLField, type GraphQLSchema, isObjectType } from 'graphql';
import { RunningSchema } from '../../src/platform/index.js';
import { granted } from '../support/builders/roles.js';
import { type Sample, SampleMaker, type Samples } from '../support/builders/samples.js';
import type { Client } from '../support/harness/client.js';
import { Visitor } from '../support/harness/visitor.js';
import { startWorld, type World } from '../support/harness/world.js';
import { everyField } from '../support/schema/every-field.js';
import { fields } from './matrix.js';

/** The relations that each reader has to the things that are asked for, in the order of the table. */
const relations = {
  ANYONE: [],
  APPLICANT: [],
  MEMBER: [],
  SELF: ['SELF', 'PARTICIPANT'],
  PARTICIPANT: ['PARTICIPANT'],
  OBSERVER: ['OBSERVER'],
  OWN_CONTACT_POINT: ['OWN_CONTACT_POINT'],
  OTHER_CONTACT_POINT: [],
  ORGANISER: ['ORGANISER'],
  OTHER_ORGANISER: [],
  SECRETARIAT: ['SECRETARIAT'],
} as const satisfies Record<string, readonly string[]>;
type Reader = keyof typeof relations;
const readers = Object.keys(relations) as Reader[];
const cellKinds = ['yes', 'part', '-', 'x'] as const;
type Cell = (typeof cellKinds)[number];

/** To whom a thing is there, and to whom each of its fields is told. */
interface Expected {
  reached: readonly Cell[];
  told: Map<string, readonly Cell[]>;
}

/** What belongs to no network and no event, so that it is for every organiser. */
const ofNoOrganiser = ['State.contactPoints', 'Outcome.contributions'];

/** What cannot be asked for without arguments. */
const withArguments: Readonly<Record<string, string>> = {
  'Indicator.years': 'years(from: 2024, to: 2025) { year actual target }',
  'Network.growth': 'growth(from: "2020-01-01", to: "2035-12-31") { before joined left after }',
};

const expected = expectedIn(fields);
let world: World;
let schema: GraphQLSchema;
let samples: Samples;
let clients: Record<Reader, Client>;
beforeAll(async () => {
  world = await startWorld();
  schema = world.apps[0]!.get(RunningSchema).get();
  const visitor = new Visitor(world);
  const applicant = await visitor.newApplicant();
  const participant = await visitor.newcomer();
  const deputy = await visitor.newcomer();
  const otherContactPoint = await visitor.newcomer();
  await granted(world, { role: 'CONTACT_POINT', state: 'AM', member: otherContactPoint.id });
  const standing = { self: world.ids.expert2, participant: participant.id, deputy: deputy.id };
  samples = await new SampleMaker(world, standing).make();
  clients = {
    ANYONE: world.as('nobody'),
    APPLICANT: world.as(applicant),
    MEMBER: world.as('expert'),
    SELF: world.as('expert2'),
    PARTICIPANT: world.as(participant),
    OBSERVER: world.as('observer'),
    OWN_CONTACT_POINT: world.as('contactPoint'),
    OTHER_CONTACT_POINT: world.as(otherContactPoint),
    ORGANISER: world.as('organiser'),
    OTHER_ORGANISER: world.as('otherOrganiser'),
    SECRETARIAT: world.as('secretariat'),
  };
}, 120_000);
afterAll(async () => {
  await world.stop();
});

describe('what is told of things, field by field,', () => {
  it('is said of every type that has an id or a field not for everybody, and of each of their fields', () => {
    const objects = Object.values(schema.getTypeMap()).filter(isObjectType);
    const asked = objects.filter(
      (type) =>
        type.getInterfaces().some(({ name }) => name === 'Node') ||
        Object.values(type.getFields()).some((field) => getDirective(schema, field, 'seenBy')),
    );
    expect([...expected.keys()]).toEqual(expect.arrayContaining(asked.map(({ name }) => name)));
    for (const [type, { reached, told }] of expected) {
      expect([type, ...[...told.keys()].sort()]).toEqual([type, ...[...askedOf(type).keys()].sort()]);
      for (const cells of [reached, ...told.values()]) {
        expect(cells).toHaveLength(readers.length);
        expect(cells.filter((cell) => !cellKinds.includes(cell))).toEqual([]);
      }
    }
    expect(Object.keys(samples).sort()).toEqual([...expected.keys()].sort());
  });

  it.each([...expected.keys()])('is as it says of %s', async (type) => {
    const { reached, told } = await whatIsToldOf(type);
    const shown = ({ reached, told }: Expected) => ({
      reached: byReader(reached),
      ...Object.fromEntries([...told].map(([field, cells]) => [`.${field}`, byReader(cells)])),
    });
    expect(shown({ reached, told })).toEqual(shown(expected.get(type)!));
  });

  it('is what @seenBy says to whoever knows of the thing', () => {
    const wrong = [...expected].flatMap(([type, { told }]) =>
      [...told].flatMap(([field, cells]) => {
        const name = `${type}.${field}`;
        const [said] = getDirective(schema, fieldsOf(type)[field]!, 'seenBy') ?? [];
        const who = said?.['who'] as string[] | undefined;
        if (!who) return [];
        return readers
          .filter((reader, index) => {
            if (cells[index] === 'x' || (ofNoOrganiser.includes(name) && reader === 'OTHER_ORGANISER')) return false;
            const held: readonly string[] = relations[reader];
            const isMeant = ['SECRETARIAT', ...who].some((relation) => held.includes(relation));
            return (cells[index] !== '-') !== isMeant && !(who.includes('BY_CHOICE') && !isMeant);
          })
          .map((reader) => `${name} to ${reader}`);
      }),
    );
    expect(wrong).toEqual([]);
  });

  it('is something of every field, but for what only a dry run tells, who leads for a state, and who waits', () => {
    const untold = [...expected].flatMap(([type, { told }]) =>
      [...told].filter(([, cells]) => !cells.includes('yes')).map(([field]) => `${type}.${field}`),
    );
    // Of the samples nobody is a lead or waits, and no edition is withdrawn; networks/figures.e2e, accounts/sign-up.e2e
    // and reports/releases.e2e hold who is told.
    expect(untold).toEqual([
      'Event.change',
      'Member.accountRequest',
      'ReportRelease.withdrawnAt',
      'ReportRelease.withdrawnFor',
      'StateCoverage.lead',
      'StateCoverage.alternates',
    ]);
  });
});

/** What the table says of each type, below its two lines of heads. */
function expectedIn(table: string): Map<string, Expected> {
  const types = new Map<string, Expected>();
  let current: Expected = { reached: [], told: new Map() };
  for (const line of table.split('\n').slice(3).filter(Boolean)) {
    const [name, ...said] = line.trim().split(/\s+/) as [string, ...string[]];
    const cells = said as Cell[];
    if (!line.startsWith(' ')) types.set(name, (current = { reached: cells, told: new Map() }));
    else if (name === '+') for (const field of said) current.told.set(field, current.reached);
    else current.told.set(name, cells);
  }
  return types;
}

type Told = Readonly<Record<string, unknown>>;

/** Each field is looked at where the first of the samples tells anybody anything by it. */
async function whatIsToldOf(type: string): Promise<Expected> {
  const objects = await Promise.all(
    samples[type]!.map((sample) => Promise.all(readers.map((reader) => toldTo(reader, type, sample)))),
  );
  const told = new Map(
    [...askedOf(type).keys()].map((field): [string, Cell[]] => {
      const seen = objects.find((one) => one.some((object) => object && !isEmpty(object[field]))) ?? objects[0]!;
      return [
        field,
        cellsOf(
          seen.map((object) => object && object[field]),
          seen,
        ),
      ];
    }),
  );
  return { reached: objects[0]!.map((object) => (object ? 'yes' : 'x')), told };
}

async function toldTo(reader: Reader, type: string, sample: Sample): Promise<Told | null> {
  const { data, errors } = await clients[reader].run(sample.query([...askedOf(type).values()].join(' ')));
  const unexpected = errors.filter(
    ({ path, extensions }) =>
      path?.length !== 1 || !['NOT_FOUND', 'FORBIDDEN', 'UNAUTHENTICATED'].includes(extensions.code),
  );
  expect(unexpected).toEqual([]);
  const found = errors.length > 0 ? null : sample.in(data!);
  // Addresses of files are made for each reader.
  return found ? (JSON.parse(JSON.stringify(found).replaceAll(/\?until=[^"]*/g, '')) as Told) : null;
}

function cellsOf(values: readonly unknown[], objects: readonly (Told | null)[]): Cell[] {
  const whole = values.at(-1);
  return values.map((value, index) => {
    if (!objects[index]) return 'x';
    if (isEmpty(value)) return '-';
    return isEmpty(whole) || JSON.stringify(value) === JSON.stringify(whole) ? 'yes' : 'part';
  });
}

const isEmpty = (value: unknown): boolean =>
  value === null ||
  value === undefined ||
  (Array.isArray(value) && value.length === 0) ||
  (typeof value === 'object' && 'totalCount' in value && value.totalCount === 0);

const byReader = (cells: readonly Cell[]) => Object.fromEntries(readers.map((reader, index) => [reader, cells[index]]));

function fieldsOf(type: string): Readonly<Record<string, GraphQLField<unknown, unknown>>> {
  const object = schema.getType(type);
  if (!isObjectType(object)) throw new Error(`${type} is no object`);
  return object.getFields();
}

/** How each field is asked for. */
function askedOf(type: string): Map<string, string> {
  const plain = everyField(schema, type);
  return new Map(
    Object.keys(fieldsOf(type)).map((field) => {
      const asked = plain.get(field) ?? withArguments[`${type}.${field}`];
      if (!asked) throw new Error(`Nobody says with what arguments ${type}.${field} is asked for`);
      return [field, asked];
    }),
  );
}
