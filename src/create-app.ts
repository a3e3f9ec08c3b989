import compress from '@fastify/compress';
import cookie from '@fastify/cookie';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { AppModule } from './app.module.js';
import {
  boundBodies,
  type Config,
  refuseInGraphqlForm,
  refuseUnknownHosts,
  securityHeaders,
  usualBody,
} from './platform/index.js';

/** The whole application under these settings, not yet listening. */
export async function createApp(config: Config): Promise<NestFastifyApplication> {
  const adapter = new FastifyAdapter({
    bodyLimit: usualBody,
    // Without a proxy in front, who calls could otherwise write any address and scheme into the headers.
    trustProxy: config.behindProxy ? [...config.trustedProxies] : false,
    routerOptions: { maxParamLength: 500 },
  });
  const app = await NestFactory.create<NestFastifyApplication>(AppModule.with(config), adapter, {
    logger: config.production ? ['error', 'warn', 'log'] : ['error', 'warn'],
    abortOnError: false,
    forceCloseConnections: true,
  });
  refuseUnknownHosts(adapter.getInstance(), config);
  boundBodies(adapter.getInstance(), app);
  refuseInGraphqlForm(adapter.getInstance());
  securityHeaders(adapter.getInstance(), {
    contentSecurityPolicy: { directives: { 'upgrade-insecure-requests': null } },
    hsts: config.production,
  });
  await app.register(cookie);
  // What is sent to us is not unpacked: a small body could become a large one.
  await app.register(compress, { threshold: 2048, globalDecompression: false });
  return app;
}
