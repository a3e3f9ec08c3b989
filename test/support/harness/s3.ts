import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** As much of an S3-compatible store as we use, with what it holds open to tests. */
export class ObjectStore {
  readonly objects = new Map<string, Buffer>();
  /** What comes is refused, as by a store that is full. */
  full = false;
  private readonly server: Server;

  private constructor() {
    this.server = createServer((request, response) => void this.answer(request, response));
  }

  static async start(): Promise<ObjectStore> {
    const store = new ObjectStore();
    store.server.listen(0, '127.0.0.1');
    await once(store.server, 'listening');
    return store;
  }

  /** With keys that have to be written otherwise in an address. */
  get address(): string {
    return `http://key:se%2Fcret@127.0.0.1:${(this.server.address() as AddressInfo).port}/files?region=eu-central-1`;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    this.server.close();
    await once(this.server, 'close');
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const key = new URL(request.url!, 'http://store').pathname;
    const signed = /^AWS4-HMAC-SHA256 Credential=key\/\d+\/eu-central-1\/s3\//.test(
      request.headers.authorization ?? '',
    );
    if (!signed) return void response.writeHead(403).end();
    if (request.method === 'PUT') return this.put(key, request, response);
    if (request.method === 'DELETE') {
      this.objects.delete(key);
      return void response.writeHead(204).end();
    }
    const object = this.objects.get(key);
    return void (object
      ? response.writeHead(200, { 'content-length': object.length }).end(object)
      : response.writeHead(404).end());
  }

  /** What does not come whole is not kept. */
  private async put(key: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
    const pieces: Buffer[] = [];
    try {
      for await (const piece of request) pieces.push(piece as Buffer);
    } catch {
      return;
    }
    if (this.full) return void response.writeHead(507).end();
    this.objects.set(key, Buffer.concat(pieces));
    response.writeHead(200).end();
  }
}
