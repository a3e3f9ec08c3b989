import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Secret, Signatures, SignedIds } from '../../platform/index.js';
import { AnswerTokens } from './answer-tokens.service.js';

const tokensOf = async (secret: string) =>
  new AnswerTokens(new SignedIds(new Signatures(await Secret.of({ secret, dataDir: '' }))));

describe('a token', () => {
  it('is one part of a path, the same each time, and tells its message', async () => {
    const tokens = await tokensOf('one');
    fc.assert(
      fc.property(fc.uuid(), (id) => {
        expect(tokens.of(id)).toMatch(/^[\w-]{64}$/);
        expect(tokens.of(id)).toBe(tokens.of(id));
        expect(tokens.messageOf(tokens.of(id))).toBe(id);
      }),
    );
  });

  it('is refused with any letter changed, added or taken away', async () => {
    const tokens = await tokensOf('one');
    const token = tokens.of('0199a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5b');
    for (let at = 0; at < token.length; at++) {
      const other = token[at] === 'A' ? 'B' : 'A';
      expect(tokens.messageOf(token.slice(0, at) + other + token.slice(at + 1))).toBeNull();
      expect(tokens.messageOf(token.slice(0, at) + token.slice(at + 1))).toBeNull();
      expect(tokens.messageOf(`${token.slice(0, at)}=${token.slice(at)}`)).toBeNull();
    }
  });

  it.each(['', 'x', '=', 'ä'.repeat(64), '\0'.repeat(64), 'A'.repeat(200)])('is not %j', async (text) => {
    expect((await tokensOf('one')).messageOf(text)).toBeNull();
  });

  it('is not one that was made with another secret, or for another purpose', async () => {
    const id = '0199a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5b';
    const [one, other] = await Promise.all([tokensOf('one'), tokensOf('other')]);
    expect(one.messageOf(other.of(id))).toBeNull();
    const signature = new Signatures(await Secret.of({ secret: 'one', dataDir: '' })).of('file', id);
    const foreign = Buffer.concat([Buffer.from(id.replaceAll('-', ''), 'hex'), Buffer.from(signature, 'base64url')]);
    expect(one.messageOf(foreign.toString('base64url'))).toBeNull();
  });
});
