import { sql } from '../../platform/index.js';

/** Holds for materials `f` that outcomes were checked by; documents of the outcome itself are its own business. */
export const provesOutcome = sql`EXISTS (
  SELECT FROM evidence e WHERE e.material_id = f.id AND e.outcome_id IS DISTINCT FROM f.outcome_id)`;
