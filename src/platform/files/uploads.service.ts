import { Readable } from 'node:stream';
import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../database/clock.service.js';
import { Config } from '../config/config.js';
import { Signatures } from '../config/signatures.service.js';
import { Database } from '../database/database.service.js';
import { newId } from '../database/id.js';
import { sql } from '../database/sql.js';
import type { Transaction } from '../database/transaction.js';
import type { Caller } from '../graphql/context.js';
import { Jobs, type Queue } from '../jobs/jobs.service.js';
import { badInput, notFound, problem, unauthenticated } from '../problem.js';
import type { MutationRequestUploadArgs, Upload } from '../../schema-types.js';
import { fits, plainName, typeAnnounced, typeFound } from './content.js';
import { Storage } from './storage.service.js';
import { UploadAllowances } from './upload-allowances.store.js';
import * as refusals from './upload-refusals.js';

/** A file whose bytes are there; its id is also their key in the storage. */
export interface StoredFile {
  id: string;
  name: string;
  contentType: string;
  size: number;
}

const minutesToBegin = 15;
const hoursUnused = 24;
const unusedBytesOfOne = 1024 ** 3;
/** Enough to see into the packing of a document. */
const beginningBytes = 256 * 1024;

const queue: Queue = { name: 'upload-removal', retryLimit: 20, retryDelay: 5, retryDelayMax: 3600 };

/**
 * Files on their way in: asked for, sent to an address of ours, and then claimed by whatever refers to them
 * (docs/decisions/0016).
 */
@Injectable()
export class Uploads implements OnModuleInit {
  private readonly log = new Logger('Uploads');

  constructor(
    private readonly database: Database,
    private readonly storage: Storage,
    private readonly allowances: UploadAllowances,
    private readonly signatures: Signatures,
    private readonly jobs: Jobs,
    private readonly config: Config,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.jobs.register(queue, ({ id }) => this.removeUnlessClaimed(id));
  }

  /**
   * An address that takes the bytes of one file, once.
   * @throws Problem BAD_INPUT for a type that is not taken, RATE_LIMITED for who leaves too much unused, or has sent
   * enough today
   */
  async request({ memberId }: Caller, { name, contentType, size }: MutationRequestUploadArgs): Promise<Upload> {
    if (memberId === null) throw unauthenticated();
    const [kept, announced] = [plainName(name), typeAnnounced(contentType, name)];
    if (!kept) throw badInput('name', refusals.nameMissing);
    if (!announced) throw badInput('contentType', refusals.typeNotTaken);
    const id = newId();
    const expiresAt = await this.database.transaction(async (transaction) => {
      if (!(await this.allowances.take(transaction, memberId, size))) throw problem('RATE_LIMITED', refusals.dayUsedUp);
      const added = await transaction.maybeOne<{ expiresAt: Date }>(
        sql`INSERT INTO upload (id, member_id, name, content_type, size, expires_at)
          SELECT ${id}::uuid, ${memberId}::uuid, ${kept}, ${announced}, ${size}::integer,
            now() + make_interval(mins => ${minutesToBegin})
          WHERE ${size}::integer + (SELECT coalesce(sum(size), 0) FROM upload
            WHERE member_id = ${memberId} AND claimed_at IS NULL
              AND (received_at IS NOT NULL OR expires_at > now())) <= ${unusedBytesOfOne}::bigint
          RETURNING expires_at AS "expiresAt"`,
      );
      if (!added) throw problem('RATE_LIMITED', refusals.tooMuchWaiting);
      await this.jobs.send(
        transaction,
        queue.name,
        [id],
        new Date(this.clock.now().getTime() + hoursUnused * 60 * 60 * 1000),
      );
      return added.expiresAt;
    });
    const url = `${this.config.publicUrl}/uploads/${id}?signature=${this.signatures.of('upload', id)}`;
    return { id, url, expiresAt };
  }

  /**
   * Takes the bytes; `length` is how many were said to come. What is refused or breaks off leaves nothing behind, and
   * may be tried again.
   * @throws UploadRefused
   */
  async receive(id: string, bytes: Readable, length: number | null): Promise<void> {
    const announced = await this.database.maybeOne<StoredFile>(
      sql`UPDATE upload SET receiving_since = now() WHERE id = ${id} AND receiving_since IS NULL AND expires_at > now()
        RETURNING id, name, content_type AS "contentType", size`,
    );
    if (!announced) throw refusals.linkUsed();
    let size: number;
    try {
      size = await this.store(announced, bytes, length);
    } catch (error) {
      await this.storage.remove(id).catch((reason: unknown) => this.log.error(reason));
      await this.database.execute(sql`UPDATE upload SET receiving_since = NULL WHERE id = ${id}`);
      throw error;
    }
    const received = await this.database.execute(
      sql`UPDATE upload SET received_at = now(), size = ${size} WHERE id = ${id}`,
    );
    // It took so long that its row has gone meanwhile.
    if (received === 0) {
      await this.removeUnlessClaimed(id);
      throw refusals.linkUsed();
    }
  }

  /**
   * Takes an upload of the caller's own for good, inside the transaction of what refers to it from now on.
   * @throws Problem NOT_FOUND, or BAD_INPUT when the bytes are not there or it is in use, naming `field`
   */
  async claim(transaction: Transaction, caller: Caller, id: string, field: string): Promise<StoredFile> {
    const upload = await transaction.maybeOne<StoredFile & { received: boolean; claimed: boolean }>(
      sql`SELECT id, name, content_type AS "contentType", size, received_at IS NOT NULL AS received,
          claimed_at IS NOT NULL AS claimed
        FROM upload WHERE id = ${id} AND member_id = ${caller.memberId} FOR UPDATE`,
    );
    if (!upload) throw notFound(field);
    if (!upload.received) throw badInput(field, refusals.notThereYet);
    if (upload.claimed) throw badInput(field, refusals.alreadyUsed);
    await transaction.execute(sql`UPDATE upload SET claimed_at = now() WHERE id = ${id}`);
    return upload;
  }

  /**
   * The bytes of an upload of the caller's own that is only looked into: it stays unclaimed and goes by itself after a
   * day.
   * @throws Problem NOT_FOUND, or BAD_INPUT when the bytes are not there or are more than `most`, naming `field`
   */
  async read(caller: Caller, id: string, field: string, most: number): Promise<Buffer> {
    const upload = await this.database.maybeOne<{ id: string; size: number; received: boolean }>(
      sql`SELECT id, size, received_at IS NOT NULL AS received FROM upload
        WHERE id = ${id} AND member_id = ${caller.memberId}`,
    );
    if (!upload) throw notFound(field);
    if (!upload.received) throw badInput(field, refusals.notThereYet);
    if (upload.size > most) throw badInput(field, refusals.tooLargeToRead);
    // Piece by piece: what Node offers for this holds the process for a tenth of a second with 4 MB.
    return Buffer.concat(await (await this.bytesOf(upload)).toArray());
  }

  /** Lets claimed uploads go, once nothing refers to them any more; their bytes are removed after the commit. */
  async release(transaction: Transaction, ids: readonly string[]): Promise<void> {
    await transaction.execute(sql`DELETE FROM upload WHERE id = ANY (${ids}::uuid[])`);
    await this.jobs.send(transaction, queue.name, ids);
  }

  /** The bytes of an upload. */
  bytesOf({ id }: Pick<StoredFile, 'id'>): Promise<Readable> {
    return this.storage.read(id);
  }

  /** What nothing has claimed goes with its bytes; so do bytes whose row is gone. Safe to repeat. */
  async removeUnlessClaimed(id: string): Promise<void> {
    await this.database.execute(sql`DELETE FROM upload WHERE id = ${id} AND claimed_at IS NULL`);
    const kept = await this.database.maybeOne(sql`SELECT FROM upload WHERE id = ${id}`);
    if (!kept) await this.storage.remove(id);
  }

  /** Streams the bytes to the storage once their beginning has shown what they are; answers how many there were. */
  private async store({ id, contentType, size }: StoredFile, bytes: Readable, length: number | null): Promise<number> {
    if (length !== null && length > size) throw refusals.tooLarge(size);
    let count = 0;
    let failure: Error | undefined;
    // Not destroyed with the iteration: who sends has yet to get an answer.
    const pieces = bytes.iterator({ destroyOnReturn: false }) as AsyncIterableIterator<Buffer>;
    const counted = async function* (): AsyncGenerator<Buffer, void> {
      for await (const piece of pieces) {
        count += piece.length;
        if (count > size) throw refusals.tooLarge(size);
        yield piece;
      }
    };
    const rest = counted();
    const beginning = await firstOf(rest, beginningBytes);
    const found = await typeFound(beginning);
    if (beginning.length === 0 || !fits(contentType, found)) {
      // Lets go of what still comes, so that it can be thrown away.
      await rest.return();
      throw beginning.length === 0 ? refusals.empty() : refusals.wrongContent(contentType, found);
    }
    const whole = async function* (): AsyncGenerator<Buffer, void> {
      yield beginning;
      try {
        yield* rest;
      } catch (error) {
        failure = error instanceof Error ? error : new Error(String(error));
        throw failure;
      }
    };
    try {
      await this.storage.write(id, Readable.from(whole(), { objectMode: false }), length ?? size);
    } catch (error) {
      // What came in was wrong or broke off: no fault of the storage.
      if (failure) throw failure;
      this.log.error(error instanceof Error ? (error.cause ?? error) : error);
      throw refusals.notStored();
    }
    return count;
  }
}

async function firstOf(pieces: AsyncGenerator<Buffer, void>, bytes: number): Promise<Buffer> {
  const first: Buffer[] = [];
  let count = 0;
  while (count < bytes) {
    const next = await pieces.next();
    if (next.done) break;
    first.push(next.value);
    count += next.value.length;
  }
  return Buffer.concat(first);
}
