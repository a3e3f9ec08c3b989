import { createServer } from 'node:http';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import pg from 'pg';
import { answerJson, serve } from './serve.mjs';

const { url, token, pool: max, dist, planId } = JSON.parse(process.argv[2]);
// As ours plans the report: for the days at hand.
const options = '-c timezone=UTC -c plan_cache_mode=force_custom_plan';
const pool = new pg.Pool({ connectionString: url, max, options });
const { ReportQueries } = await import(pathToFileURL(join(dist, 'src/reports/counting/report.queries.js')).href);
const queries = new ReportQueries({
  replanning: { one: async ({ text, values }) => (await pool.query({ name: 'report', text, values })).rows[0] },
});

const count = async ({ from, to }) => {
  const report = await queries.report({
    planId,
    from,
    to,
    areaCodes: null,
    networkIds: null,
    programmeIds: null,
    stateCodes: null,
  });
  return JSON.stringify({ data: { planId, report } });
};
serve(createServer(answerJson(token, { Q3: count, Q3cold: count })));
