import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Provider } from 'oidc-provider';
import './end-with-parent.js';
import type { IssuerOptions, PersonAtProvider } from './openid-provider.js';

/* A process with one oidc-provider an issuer that it is asked for; see openid-provider.ts. */

const asked = JSON.parse(process.argv[2]!) as IssuerOptions[];
const people = new Map<string, PersonAtProvider>();
const now = Date.now;
// It warns of keeping nothing over a restart, as a test does not.
console.warn = () => undefined;

/** Whoever is told by a header signs in, without being asked for anything. */
async function interact(provider: Provider, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { params } = await provider.interactionDetails(request, response);
  const said = request.headers['x-person'];
  if (typeof said !== 'string') {
    const refusal = { error: 'access_denied', error_description: 'The person said no' };
    return provider.interactionFinished(request, response, refusal);
  }
  const person = JSON.parse(decodeURIComponent(said)) as PersonAtProvider;
  people.set(person.sub, person);
  const grant = new provider.Grant({ accountId: person.sub, clientId: params['client_id'] as string });
  grant.addOIDCScope('openid email profile');
  await provider.interactionFinished(request, response, {
    login: { accountId: person.sub },
    consent: { grantId: await grant.save() },
  });
}

async function start({ clientId, clientSecret, redirectUri, ...options }: IssuerOptions): Promise<string> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: clientId,
        client_secret: clientSecret,
        redirect_uris: [redirectUri],
        token_endpoint_auth_method: options.authentication ?? 'client_secret_basic',
      },
    ],
    clientAuthMethods: [options.authentication ?? 'client_secret_basic'],
    claims: {
      openid: ['sub'],
      email: ['email', 'email_verified'],
      profile: ['name', 'given_name', 'family_name'],
    },
    conformIdTokenClaims: !options.claimsInIdToken,
    cookies: { keys: ['a key of this test'] },
    features: { devInteractions: { enabled: false } },
    findAccount: (_, sub) => ({ accountId: sub, claims: () => ({ ...people.get(sub), sub }) }),
    interactions: { url: (_, { uid }) => `/interaction/${uid}` },
    ttl: { IdToken: 60, AccessToken: 60, AuthorizationCode: 60, Interaction: 600, Grant: 86_400, Session: 86_400 },
  });
  const answer = provider.callback();
  server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    const { pathname, searchParams } = new URL(request.url!, issuer);
    if (pathname === '/clock') {
      const ahead = Number(searchParams.get('ahead')) * 1000;
      Date.now = () => now() + ahead;
      return void response.end();
    }
    if (!pathname.startsWith('/interaction/')) return void answer(request, response);
    interact(provider, request, response).catch((error: unknown) => response.writeHead(500).end(String(error)));
  });
  return issuer;
}

process.send!(await Promise.all(asked.map(start)));
