import DataLoader from 'dataloader';
import type { CallContext } from './context.js';

/**
 * A loader for each call: all keys asked for in one tick are fetched with one statement.
 * `fetch` answers a map; a key that it lacks loads as `absent`.
 */
export function perCall<Key, Value>(
  fetch: (keys: readonly Key[], context: CallContext) => Promise<ReadonlyMap<Key, Value>>,
  absent: () => Value,
): (context: CallContext) => DataLoader<Key, Value> {
  const loaders = new WeakMap<CallContext, DataLoader<Key, Value>>();
  return (context) => {
    let loader = loaders.get(context);
    if (!loader) {
      loader = new DataLoader<Key, Value>(async (keys) => {
        const found = await fetch(keys, context);
        return keys.map((key) => found.get(key) ?? absent());
      });
      loaders.set(context, loader);
    }
    return loader;
  };
}

/** Rows by their key, for loaders of one row a key. */
export function byKey<Row, Key>(rows: readonly Row[], key: (row: Row) => Key): Map<Key, Row> {
  return new Map(rows.map((row) => [key(row), row]));
}

/** Rows grouped by their key in the order given, for loaders of many rows a key. */
export function grouped<Row, Key>(rows: readonly Row[], key: (row: Row) => Key): Map<Key, Row[]> {
  return Map.groupBy(rows, key);
}
