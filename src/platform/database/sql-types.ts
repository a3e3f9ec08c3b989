import pg from 'pg';

const { builtins } = pg.types;
const uuidArray = 2951 as typeof builtins.UUID;
const readAnyInstant = pg.types.getTypeParser(builtins.TIMESTAMPTZ) as (text: string) => Date;

/**
 * Connections are in UTC. JavaScript reads its own form many times faster than the driver reads any; what is not of it
 * is left to the driver.
 */
const readInstant = (text: string): Date =>
  text.length <= 29 && text.endsWith('+00') && text[4] === '-'
    ? new Date(`${text.slice(0, 10)}T${text.slice(11, -3)}Z`)
    : readAnyInstant(text);

/** "{…,…}": ids need no quotes. */
const readIds = (text: string): string[] => (text === '{}' ? [] : text.slice(1, -1).split(','));

/** Days and wall times stay text, as a Date would move them into the process's own zone; counts become numbers. */
export function readSqlTypesExactly(): void {
  pg.types.setTypeParser(builtins.DATE, (text) => text);
  pg.types.setTypeParser(builtins.TIMESTAMP, (text) => text.replace(' ', 'T'));
  pg.types.setTypeParser(builtins.TIMESTAMPTZ, readInstant);
  pg.types.setTypeParser(uuidArray, readIds);
  pg.types.setTypeParser(builtins.INT8, Number);
  pg.types.setTypeParser(builtins.NUMERIC, Number);
}
