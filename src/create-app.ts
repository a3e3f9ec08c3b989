import compress from '@fastify/compress';
import cookie from '@fastify/cookie';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { AppModule } from './app.module.js';
import { type Config, refuseInGraphqlForm, securityHeaders } from './platform/index.js';

const largestBody = 8 * 1024 * 1024;

/** The whole application under these settings, not yet listening. */
export async function createApp(config: Config): Promise<NestFastifyApplication> {
  const adapter = new FastifyAdapter({
    bodyLimit: largestBody,
    // Without a proxy in front, who calls could otherwise write any address and scheme into the headers.
    trustProxy: config.behindProxy ? 'loopback, linklocal, uniquelocal' : false,
    routerOptions: { maxParamLength: 500 },
  });
  const app = await NestFactory.create<NestFastifyApplication>(AppModule.with(config), adapter, {
    logger: config.production ? ['error', 'warn', 'log'] : ['error', 'warn'],
    abortOnError: false,
    forceCloseConnections: true,
  });
  refuseInGraphqlForm(adapter.getInstance());
  securityHeaders(adapter.getInstance(), {
    contentSecurityPolicy: { directives: { 'upgrade-insecure-requests': null } },
    hsts: config.production,
  });
  await app.register(cookie);
  await app.register(compress, { threshold: 2048 });
  return app;
}
