import { once } from 'node:events';
import { mkdir } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import type { Disk } from 'flydrive';
import { Config } from '../config/config.js';

/** Where the bytes of files lie, each under a key that we made: on disk or in an S3-compatible store. */
@Injectable()
export class Storage {
  private disk: Promise<Disk> | null = null;

  constructor(private readonly config: Config) {}

  /** Keeps a stream; `length` is how many bytes it has, which a store over the network asks for beforehand. */
  async write(key: string, bytes: Readable, length: number): Promise<void> {
    await (await this.open()).putStream(key, bytes, { contentLength: length });
  }

  /** @throws Error when it is not there, before the first byte */
  async read(key: string): Promise<Readable> {
    const bytes = await (await this.open()).getStream(key);
    await once(bytes, 'readable');
    return bytes;
  }

  /** Also for what is not there. */
  async remove(key: string): Promise<void> {
    await (await this.open()).delete(key);
  }

  /** What failed to open is tried again by whoever comes next. */
  private async open(): Promise<Disk> {
    const { filesUrl, dataDir } = this.config;
    this.disk ??= filesUrl ? remote(filesUrl) : local(resolve(dataDir, 'files'));
    try {
      return await this.disk;
    } catch (error) {
      this.disk = null;
      throw error;
    }
  }
}

// Loaded with the first file, as a start does not need them.
async function local(folder: string): Promise<Disk> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const [{ Disk }, { FSDriver }] = await Promise.all([import('flydrive'), import('flydrive/drivers/fs')]);
  return new Disk(new FSDriver({ location: folder, visibility: 'private' }));
}

async function remote(address: string): Promise<Disk> {
  const [{ Disk }, { S3Driver }] = await Promise.all([import('flydrive'), import('flydrive/drivers/s3')]);
  const { origin, pathname, username, password, searchParams } = new URL(address);
  return new Disk(
    new S3Driver({
      endpoint: origin,
      bucket: pathname.replaceAll('/', ''),
      region: searchParams.get('region') ?? 'us-east-1',
      credentials: { accessKeyId: decodeURIComponent(username), secretAccessKey: decodeURIComponent(password) },
      visibility: 'private',
      // What stores other than Amazon's do not all know.
      forcePathStyle: true,
      supportsACL: false,
      requestChecksumCalculation: 'WHEN_REQUIRED',
      logger: silent,
    }),
  );
}

/** What goes wrong comes to us as an error, and is told there. */
const nothing = (): void => undefined;
const silent = { trace: nothing, debug: nothing, info: nothing, warn: nothing, error: nothing };
