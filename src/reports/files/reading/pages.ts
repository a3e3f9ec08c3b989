import { notFound } from '../../../platform/index.js';

/** One page of a list behind the figures of a report; null: its reader may not have it. */
export type Page<Row> = { page: { pageInfo: { endCursor: string | null; hasNextPage: boolean }; nodes: Row[] } } | null;

/** All rows of a list. @throws Problem NOT_FOUND */
export async function everyPage<Row>(ask: (after: string | null) => Promise<Page<Row>>): Promise<Row[]> {
  const rows: Row[] = [];
  for (let after: string | null = null; ;) {
    const answer: Page<Row> = await ask(after);
    if (!answer) throw notFound();
    const { nodes, pageInfo } = answer.page;
    rows.push(...nodes);
    if (!pageInfo.hasNextPage) return rows;
    after = pageInfo.endCursor;
  }
}
