import pg from 'pg';

const { builtins } = pg.types;

/** Days and wall times stay text, as a Date would move them into the process's own zone; counts become numbers. */
export function readSqlTypesExactly(): void {
  pg.types.setTypeParser(builtins.DATE, (text) => text);
  pg.types.setTypeParser(builtins.TIMESTAMP, (text) => text.replace(' ', 'T'));
  pg.types.setTypeParser(builtins.INT8, Number);
  pg.types.setTypeParser(builtins.NUMERIC, Number);
}
