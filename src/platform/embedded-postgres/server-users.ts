import { randomUUID } from 'node:crypto';
import { isAlive } from './postmaster.js';
import { readIfThere, writeWhole } from './reachable-place.js';

/** Who uses the server of a data folder, a line each, so that the last one stops it; called with the lock held. */
export class ServerUsers {
  private readonly me = `${process.pid} ${randomUUID()}`;

  constructor(private readonly path: string) {}

  /** Those who used a server before this one are forgotten: who lives on enters again when it is missed. */
  async enter(how: 'beside others' | 'as the first'): Promise<void> {
    const others = how === 'as the first' ? [] : await this.others();
    await this.write([...others, this.me]);
  }

  /** Answers whether nobody is left. */
  async leave(): Promise<boolean> {
    const others = await this.others();
    await this.write(others);
    return others.length === 0;
  }

  private async others(): Promise<string[]> {
    const lines = ((await readIfThere(this.path)) ?? '').split('\n');
    return lines.filter((line) => line !== '' && line !== this.me && isAlive(Number(line.split(' ')[0])));
  }

  private write(lines: readonly string[]): Promise<void> {
    return writeWhole(this.path, lines.join('\n'));
  }
}
