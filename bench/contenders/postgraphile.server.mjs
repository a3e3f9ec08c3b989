import { createServer } from 'node:http';
import { postgraphile } from 'postgraphile';
import { makePgService } from 'postgraphile/adaptors/pg';
import { grafserv } from 'postgraphile/grafserv/node';
import amber from 'postgraphile/presets/amber';
import { serve } from './serve.mjs';

const { url, token, pool } = JSON.parse(process.argv[2]);

const instance = postgraphile({
  extends: [amber.default ?? amber],
  // No settings a request: with them, every request would be a transaction of three statements more.
  pgServices: [makePgService({ connectionString: url, schemas: ['public'], poolConfig: { max: pool } })],
  grafserv: { watch: false, graphiql: false, graphqlPath: '/graphql' },
  grafast: { explain: false },
});
const server = createServer();
const serv = instance.createServ(grafserv);
await serv.ready();
// The caller is known by the same token as everywhere, checked before the request goes on.
const answer = serv.createHandler();
server.on('request', (request, response) => {
  if (request.headers.authorization === `Bearer ${token}`) return answer(request, response);
  response.writeHead(401).end();
});
serve(server);
