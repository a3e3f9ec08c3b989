import type { Problems, Reader } from '../platform/index.js';

/** What an input says of a state and an organisation; `field` is the input that holds them. */
export interface References {
  state?: string | null | undefined;
  organisation?: string | null | undefined;
  field: string;
}

/** Adds a problem for every state or organisation that there is not, with one statement for all. */
export async function checkReferences(
  reader: Reader,
  references: readonly References[],
  problems: Problems,
): Promise<void> {
  const states = references.flatMap(({ state }) => state ?? []);
  const organisations = references.flatMap(({ organisation }) => organisation ?? []);
  if (states.length === 0 && organisations.length === 0) return;
  const rows = await reader.rows<{ there: string }>(
    'SELECT code AS there FROM state WHERE code = ANY ($1::text[]) UNION ALL SELECT id::text FROM organisation WHERE id = ANY ($2::uuid[])',
    [states, organisations],
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
