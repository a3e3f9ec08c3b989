import { type Problems, type Reader, sql } from '../../platform/index.js';

/** The state and the organisation that an input names; `field` is the input that holds them. */
export interface NamedReferences {
  state?: string | null | undefined;
  organisation?: string | null | undefined;
  field: string;
}

/** Adds a problem for every state or organisation that there is not, with one statement for all. */
export async function checkReferences(
  reader: Reader,
  references: readonly NamedReferences[],
  problems: Problems,
): Promise<void> {
  const states = references.flatMap(({ state }) => state ?? []);
  const organisations = references.flatMap(({ organisation }) => organisation ?? []);
  if (states.length === 0 && organisations.length === 0) return;
  const rows = await reader.rows<{ there: string }>(
    sql`SELECT code AS there FROM state WHERE code = ANY (${states}::text[])
    UNION ALL SELECT id::text FROM organisation WHERE id = ANY (${organisations}::uuid[])`,
  );
  const there = new Set(rows.map((row) => row.there));
  for (const { state, organisation, field } of references) {
    if (state && !there.has(state))
      problems.add(`${field}.state`, { en: `There is no state ${state}.`, ru: `Государства ${state} нет.` });
    if (organisation && !there.has(organisation.toLowerCase())) {
      problems.add(`${field}.organisation`, { en: 'There is no such organisation.', ru: 'Такой организации нет.' });
    }
  }
}
