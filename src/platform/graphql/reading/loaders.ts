import DataLoader from 'dataloader';
import type { CallContext } from '../context.js';

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

/**
 * A loader of lists for each call. Those that one field of a query asks for differ only in whose they are (`id`):
 * `read` answers them together, a list for each id, each id once.
 */
export function listsPerCall<Asked extends { id: string }, List>(
  read: (ids: readonly string[], asked: Asked, context: CallContext) => Promise<ReadonlyMap<string, List>>,
): (context: CallContext) => DataLoader<Asked, List> {
  return perCall<Asked, List>(
    async (lists, context) => {
      const found = new Map<Asked, List>();
      for (const alike of Map.groupBy(lists, (asked) => JSON.stringify({ ...asked, id: null })).values()) {
        const pages = await read([...new Set(alike.map(({ id }) => id))], alike[0]!, context);
        for (const asked of alike) found.set(asked, pages.get(asked.id)!);
      }
      return found;
    },
    () => {
      throw new Error('A list that was asked for has not been read');
    },
  );
}

/** Rows by their key, for loaders of one row a key. */
export function byKey<Row, Key>(rows: readonly Row[], key: (row: Row) => Key): Map<Key, Row> {
  return new Map(rows.map((row) => [key(row), row]));
}

/** Rows grouped by their key in the order given, for loaders of many rows a key. */
export function grouped<Row, Key>(rows: readonly Row[], key: (row: Row) => Key): Map<Key, Row[]> {
  return Map.groupBy(rows, key);
}
