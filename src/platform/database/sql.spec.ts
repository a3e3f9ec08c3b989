import { describe, expect, it } from '@jest/globals';
import {
  allOf,
  anyOf,
  as,
  foreignStatement,
  given,
  holds,
  holdsNever,
  identifier,
  listOf,
  literals,
  sql,
} from './sql.js';

describe('sql', () => {
  it('carries the values of all its pieces in the order of the text', () => {
    const own = sql`e.member_id = ${'ana'}::uuid`;
    const statement = sql`SELECT ${sql`e.id`} FROM event e WHERE e.mode = ${'ONLINE'} AND (${own} OR e.seats > ${4})`;
    expect(statement.text).toBe(
      'SELECT e.id FROM event e WHERE e.mode = $1 AND (e.member_id = $2::uuid OR e.seats > $3)',
    );
    expect(statement.values).toEqual(['ONLINE', 'ana', 4]);
  });

  it('takes a string for a value, whatever stands in it', () => {
    const { text, values } = sql`SELECT ${`' OR TRUE --`}`;
    expect({ text, values }).toEqual({ text: 'SELECT $1', values: [`' OR TRUE --`] });
  });

  it('has the same text for the same shape, whatever the values are', () => {
    const list = (states: string[]) => sql`SELECT FROM event e WHERE e.state = ANY (${states}::text[])`;
    expect(list(['GE']).text).toBe(list(['UA', 'MD']).text);
  });
});

describe('conditions', () => {
  const one = sql`a = ${1}`;
  const other = sql`b = ${2}`;

  it('hold together where all of them do', () => {
    expect(allOf([one, other]).text).toBe('(a = $1 AND b = $2)');
    expect(allOf([one])).toBe(one);
    expect(allOf([])).toBe(holds);
  });

  it('hold where one of them does, and without any never', () => {
    expect(anyOf([one, other]).text).toBe('(a = $1 OR b = $2)');
    expect(anyOf([])).toBe(holdsNever);
  });

  it('leave no trace in the text where a filter says nothing', () => {
    const asked = (state: string | null) => allOf([one, given(state, (code) => sql`state = ${code}`)]);
    expect(asked(null).text).toBe('a = $1');
    expect(asked('GE').values).toEqual([1, 'GE']);
  });
});

describe('names that stand in the code', () => {
  it('become text', () => {
    expect(sql`SELECT ${as(identifier('e.starts_at'), 'startsAt')}`.text).toBe('SELECT e.starts_at AS "startsAt"');
    expect(listOf([identifier('id'), identifier('slug')]).text).toBe('id, slug');
    expect(sql`status IN ${literals(['OFFERED', 'CONFIRMED'])}`.text).toBe(`status IN ('OFFERED', 'CONFIRMED')`);
  });

  it.each([`e.id; DROP TABLE event`, `a'b`, '', 'a b', `"a"`])('are nothing else: %s', (name) => {
    expect(() => identifier(name)).toThrow();
    expect(() => literals([name])).toThrow();
    expect(() => as(sql`1`, name)).toThrow();
  });
});

describe('a statement of a library', () => {
  it('keeps its text where each value stands once in its order', () => {
    const { text, values } = foreignStatement('INSERT INTO job VALUES ($1, $2::json)', ['outbox', '{}']);
    expect({ text, values }).toEqual({ text: 'INSERT INTO job VALUES ($1, $2::json)', values: ['outbox', '{}'] });
  });

  it('gives a value once for each place that it stands in', () => {
    const { text, values } = foreignStatement('SELECT $2, $1, $2', ['one', 'two']);
    expect({ text, values }).toEqual({ text: 'SELECT $1, $2, $3', values: ['two', 'one', 'two'] });
  });
});
