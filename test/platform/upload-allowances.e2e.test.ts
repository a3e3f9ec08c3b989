import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { getNamedType, type GraphQLInputType, type GraphQLSchema, isInputObjectType } from 'graphql';
import { getDirective } from '@graphql-tools/utils';
import { RunningSchema, sql, type Transaction } from '../../src/platform/index.js';
import { dailyAllowance, UploadAllowances } from '../../src/platform/files/upload-allowances.store.js';
import { requestUpload } from '../support/builders/files.js';
import { startWorld, type World } from '../support/harness/world.js';

const megabyte = 1024 * 1024;

let world: World;
beforeAll(async () => {
  world = await startWorld({ processes: 2 });
});
afterAll(async () => {
  await world.stop();
});

/** As if the organiser had used that much today, or on another day. */
const used = (files: number, bytes: number, daysAgo = 0) =>
  world.database.rows(
    `INSERT INTO upload_allowance (member_id, day, files, bytes) VALUES ($1, current_date - $4::integer, $2, $3)
     ON CONFLICT (member_id) DO UPDATE SET day = excluded.day, files = excluded.files, bytes = excluded.bytes`,
    [world.ids.organiser, files, bytes, daysAgo],
  );
const ask = async (size: number, process = 0, who: 'organiser' | 'secretariat' = 'organiser') => {
  const announced = { name: 'a.pdf', contentType: 'application/pdf', size };
  const { errors } = await world.as(who, process).run(requestUpload, announced);
  return errors[0]?.extensions.code ?? 'DONE';
};
/** How many of so many calls through two processes at once were answered. */
async function atOnce(calls: number, size: number): Promise<number> {
  const codes = await Promise.all(Array.from({ length: calls }, (_, index) => ask(size, index % 2)));
  expect(codes.filter((code) => code !== 'DONE' && code !== 'RATE_LIMITED')).toEqual([]);
  return codes.filter((code) => code === 'DONE').length;
}
beforeEach(async () => {
  await world.database.rows('DELETE FROM upload');
});

describe('what one person sends on a day', () => {
  it('ends with the number of files, and begins anew on the next day', async () => {
    await used(dailyAllowance.files - 1, 1);
    expect([await ask(1), await ask(1), await ask(1, 0, 'secretariat')]).toEqual(['DONE', 'RATE_LIMITED', 'DONE']);
    await used(dailyAllowance.files, dailyAllowance.bytes, 1);
    expect(await ask(1)).toBe('DONE');
    expect(
      await world.database.rows('SELECT files, bytes FROM upload_allowance WHERE member_id = $1', [
        world.ids.organiser,
      ]),
    ).toEqual([{ files: 1, bytes: 1 }]);
  });

  it('ends with their bytes', async () => {
    await used(1, dailyAllowance.bytes - 10);
    expect([await ask(11), await ask(10), await ask(1)]).toEqual(['RATE_LIMITED', 'DONE', 'RATE_LIMITED']);
  });

  it('is not used up by what is refused', async () => {
    await used(dailyAllowance.files - 1, 1);
    expect(await ask(101 * megabyte)).toBe('BAD_INPUT');
    expect(await ask(1)).toBe('DONE');
  });

  it('is no more where all ask at once, through two processes', async () => {
    await used(dailyAllowance.files - 5, 1);
    expect(await atOnce(40, 1)).toBe(5);
    await used(1, dailyAllowance.bytes - 500);
    expect(await atOnce(40, 100)).toBe(5);
  });

  it('is no more than 1 GB unused where all ask at once', async () => {
    await used(1, 1);
    expect(await atOnce(40, 100 * megabyte)).toBe(10);
  });
});

describe('without the row that they wait for', () => {
  const take = Object.getOwnPropertyDescriptor(UploadAllowances.prototype, 'take')!;
  afterEach(() => {
    Object.defineProperty(UploadAllowances.prototype, 'take', take);
  });

  it('the same goes wrong: the control', async () => {
    // Looks first and writes afterwards.
    UploadAllowances.prototype.take = async (transaction: Transaction, memberId: string) => {
      const { files } = await transaction.one<{ files: number }>(
        sql`SELECT files FROM upload_allowance WHERE member_id = ${memberId}`,
      );
      if (files >= dailyAllowance.files) return false;
      await transaction.execute(
        sql`UPDATE upload_allowance SET files = ${files + 1}::integer WHERE member_id = ${memberId}`,
      );
      return true;
    };
    await used(dailyAllowance.files - 5, 1);
    expect(await atOnce(60, 1)).toBeGreaterThan(5);
  });
});

describe('who sends files', () => {
  it('is who calls an operation that takes one', () => {
    const schema = world.apps[0]!.get(RunningSchema).get();
    const rolesOf = (name: string): string[] =>
      getDirective(schema, schema.getMutationType()!.getFields()[name]!, 'allow')![0]!['to'] as string[];
    const taking = Object.values(schema.getMutationType()!.getFields()).filter(({ args }) =>
      args.some(({ name, type }) => name === 'upload' || takesUpload(schema, type)),
    );
    expect(taking.map(({ name }) => name)).toContain('addMaterial');
    expect(new Set(taking.flatMap(({ name }) => rolesOf(name)))).toEqual(new Set(rolesOf('requestUpload')));
  });

  function takesUpload(schema: GraphQLSchema, type: GraphQLInputType, within: readonly string[] = []): boolean {
    const named = getNamedType(type);
    if (!isInputObjectType(named) || within.includes(named.name)) return false;
    return Object.values(named.getFields()).some(
      (field) => field.name === 'upload' || takesUpload(schema, field.type, [...within, named.name]),
    );
  }
});
