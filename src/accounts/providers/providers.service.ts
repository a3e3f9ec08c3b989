import { Injectable } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import {
  allowInsecureRequests,
  type ClientAuth,
  ClientSecretBasic,
  ClientSecretPost,
  clockTolerance,
  type Configuration,
  discovery,
  enableNonRepudiationChecks,
} from 'openid-client';
import { Config, notFound, type SignInProvider } from '../../platform/index.js';

/** In seconds: how long a provider may take to answer, and by how much clocks may differ. */
const patience = 5;
const tolerance = 60;
/** In milliseconds. */
const metadataKept = 60 * 60 * 1000;

/** The providers that the settings name, and what they publish of themselves. */
@Injectable()
export class Providers {
  private readonly clients = new LRUCache<string, Configuration>({
    max: 100,
    ttl: metadataKept,
    fetchMethod: (slug) => discover(this.named(slug)),
  });

  constructor(private readonly config: Config) {}

  /** @throws Problem NOT_FOUND */
  named(slug: string): SignInProvider {
    const provider = this.config.signInProviders.find((known) => known.slug === slug);
    if (!provider) throw notFound('provider');
    return provider;
  }

  /** Where a provider sends browsers back to; it has to know this address beforehand. */
  callbackOf({ slug }: SignInProvider): string {
    return `${this.config.publicUrl}/sign-in/with/${slug}/callback`;
  }

  /** How to talk with a provider. @throws Error where it does not say */
  async clientOf({ slug }: SignInProvider): Promise<Configuration> {
    return (await this.clients.fetch(slug))!;
  }
}

/** A signature is checked even where TLS has told whom a token comes from. */
function discover({ issuer, clientId, clientSecret }: SignInProvider): Promise<Configuration> {
  const server = new URL(issuer);
  return discovery(server, clientId, { [clockTolerance]: tolerance }, authenticationBy(clientSecret), {
    timeout: patience,
    execute: [enableNonRepudiationChecks, ...(server.protocol === 'http:' ? [allowInsecureRequests] : [])],
  });
}

/** In the header, as is usual (OpenID Connect Discovery, 3), unless the provider says that it takes the body alone. */
function authenticationBy(secret: string): ClientAuth {
  const [inHeader, inBody] = [ClientSecretBasic(secret), ClientSecretPost(secret)];
  return (server, ...rest) => {
    const methods = server.token_endpoint_auth_methods_supported ?? ['client_secret_basic'];
    const authenticate = methods.includes('client_secret_basic') ? inHeader : inBody;
    return authenticate(server, ...rest);
  };
}
