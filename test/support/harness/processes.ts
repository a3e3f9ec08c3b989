import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { join } from 'node:path';
import { cloneDatabase, type TestDatabase } from './database.js';
import { castIn, World } from './world.js';

export interface ProcessesOptions {
  /** Where the worker hands mails in; without it there is no worker. */
  smtpUrl?: string;
  /** A module of this folder that each process loads before all else. */
  preload?: string;
}

/**
 * Two API processes and a worker of the operating system, each from the compiled output and with the settings of
 * production.
 */
export class Processes extends World {
  constructor(
    private readonly running: Running[],
    urls: readonly string[],
    database: TestDatabase,
    people: Pick<World, 'ids' | 'networks'>,
  ) {
    super([], urls, database, people);
  }

  /** What they have written so far. */
  get output(): string {
    return this.running.map(({ output }) => output).join('');
  }

  /** One more worker; `kill` ends it in the middle of what it does. */
  async startWorker(): Promise<{ kill: () => Promise<void> }> {
    const worker = new Running({ DATABASE_URL: this.database.url, SMTP_URL: 'smtp://127.0.0.1:9', ROLE: 'worker' });
    this.running.push(worker);
    await worker.ready();
    return worker;
  }

  /** Ends one of them in the middle of what it does. */
  async kill(process: number): Promise<void> {
    await this.running[process]!.kill();
  }

  override async stop(): Promise<null> {
    await Promise.all(this.running.map((process) => process.stop()));
    await this.database.drop();
    return null;
  }
}

/** Starts them on a clone of the template database. */
export async function startProcesses({ smtpUrl, preload }: ProcessesOptions = {}): Promise<Processes> {
  const database = await cloneDatabase();
  const variables = { DATABASE_URL: database.url, SMTP_URL: smtpUrl ?? 'smtp://127.0.0.1:9' };
  const ports = [await freePort(), await freePort()];
  const running = ports.map((port) => new Running({ ...variables, ROLE: 'api', PORT: String(port) }, preload));
  if (smtpUrl) running.push(new Running({ ...variables, ROLE: 'worker' }, preload));
  const urls = ports.map((port) => `http://127.0.0.1:${port}`);
  const processes = new Processes(running, urls, database, await castIn(database));
  try {
    await Promise.all(running.map((process) => process.ready()));
    return processes;
  } catch (error) {
    await processes.stop();
    throw error;
  }
}

/** One process. */
export class Running {
  output = '';
  /** Its exit code. */
  readonly ended: Promise<number | null>;
  private readonly child: ChildProcess;

  constructor(variables: Record<string, string>, preload?: string) {
    const here = import.meta.dirname;
    const preloads = ['end-with-parent', ...(preload ? [preload] : [])];
    // What is preloaded changes single files, so that such a process runs these; all others run what npm start runs.
    this.child = fork(join(here, preload ? '../../../src/main.js' : '../../../server/main.js'), {
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      execArgv: ['--enable-source-maps', ...preloads.flatMap((name) => ['--import', join(here, `${name}.js`)])],
      env: {
        PATH: process.env['PATH'],
        NODE_ENV: 'production',
        PUBLIC_URL: 'https://colloquy.example',
        ALLOWED_HOSTS: '127.0.0.1, localhost',
        APP_SECRET: 'Qv7tY2mZ9kLx4RwC6bNf8HdS3gJp5AuE',
        ...variables,
      },
    });
    this.ended = once(this.child, 'exit').then(([code]) => code as number | null);
    for (const stream of [this.child.stdout, this.child.stderr])
      stream!.setEncoding('utf8').on('data', (text: string) => (this.output += text));
  }

  /** Waits until it says that it is up. @throws Error with what it wrote when it ends instead */
  async ready(): Promise<void> {
    let over = false;
    void this.ended.then(() => (over = true));
    while (!this.output.includes('Colloquy is ready')) {
      if (over) throw new Error(`A process did not start:\n${this.output}`);
      await Promise.race([once(this.child.stdout!, 'data'), this.ended]);
    }
  }

  async kill(): Promise<void> {
    this.child.kill('SIGKILL');
    await this.ended;
  }

  async stop(): Promise<void> {
    this.child.kill('SIGTERM');
    const patience = setTimeout(() => this.child.kill('SIGKILL'), 15_000);
    await this.ended;
    clearTimeout(patience);
  }
}

/** A port of this machine that nobody listens on. */
export async function freePort(): Promise<number> {
  const listener = createServer().listen(0, '127.0.0.1');
  await once(listener, 'listening');
  const { port } = listener.address() as AddressInfo;
  listener.close();
  await once(listener, 'close');
  return port;
}
