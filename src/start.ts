import { Logger } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createApp } from './create-app.js';
import { databaseFor } from './database.js';
import { demonstrationAccounts, demonstrationAddress, demonstrationPassword } from './demo/index.js';
import { StartUpProblem } from './platform/embedded-postgres/index.js';
import type { Config } from './platform/index.js';
import { prepare } from './prepare.js';

/** Brings everything up in order: database and migrations, first content, and only then the port. */
export async function start(config: Config): Promise<NestFastifyApplication> {
  const begun = Date.now();
  const database = await databaseFor(config, (line) => console.log(line));
  const settled = config.with({ databaseUrl: database.url });
  let app: NestFastifyApplication | undefined;
  try {
    app = await createApp(settled);
    await app.init();
    await prepare(app, settled);
    if (settled.answersRequests) await listen(app, settled);
    stopTogether(app, database.stop);
    database.keepRunning(endWithOneLine);
    console.log(greeting(settled, Date.now() - begun));
    return app;
  } catch (error) {
    await app?.close();
    await database.stop();
    throw error;
  }
}

async function listen(app: NestFastifyApplication, { port, host }: Config): Promise<void> {
  try {
    // Fastify's own listen: Nest's would print the whole error before we can say it in one line.
    await app.getHttpAdapter().getInstance().listen({ port, host });
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error;
    if (error.code === 'EADDRINUSE')
      throw new StartUpProblem(`Port ${port} is taken. Stop what listens there, or set PORT to another.`);
    if (error.code === 'EACCES')
      throw new StartUpProblem(`This user may not listen on port ${port}. Set PORT to one above 1023.`);
    if (error.code === 'EADDRNOTAVAIL' || error.code === 'ENOTFOUND')
      throw new StartUpProblem(`This machine has no address ${host}. Set HOST to one that it has.`);
    throw error;
  }
}

/** The first signal lets requests and jobs in hand finish, then the database goes; a second one ends at once. */
function stopTogether(app: NestFastifyApplication, stopDatabase: () => Promise<void>): void {
  let stopping = false;
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      if (stopping) process.exit(1);
      stopping = true;
      void app
        .close()
        .then(stopDatabase)
        .then(
          () => process.exit(0),
          (error: unknown) => {
            new Logger('Stop').error(error);
            process.exit(1);
          },
        );
    });
  }
}

/** Without its database nothing can be done: whoever started the process is told why, and may start it again. */
function endWithOneLine(reason: unknown): void {
  console.error(reason instanceof StartUpProblem ? reason.message : reason);
  process.exit(1);
}

function greeting(config: Config, milliseconds: number): string {
  const lines = [`Colloquy is ready after ${(milliseconds / 1000).toFixed(1)} s.`];
  if (!config.answersRequests) return `${lines[0]} It runs jobs and answers no requests.`;
  const address = `http://${config.host === '127.0.0.1' ? 'localhost' : config.host}:${config.port}`;
  lines.push('', `  Pages     ${address}`, `  API       ${address}/graphql`);
  if (!config.production) lines.push(`  Try it    ${address}/graphiql`);
  if (config.keepsMails) lines.push(`  Mails     ${address}/dev/mail`);
  if (config.demonstration) {
    lines.push('', `  Demonstration accounts, each with the password ${demonstrationPassword}:`);
    for (const { name, role } of demonstrationAccounts)
      lines.push(`  ${demonstrationAddress(name).padEnd(28)} ${(role ?? 'expert').toLowerCase().replace('_', ' ')}`);
  }
  return lines.join('\n');
}
