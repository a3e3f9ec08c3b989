import { describe, expect, it } from '@jest/globals';
import { networkOf } from './network-of.js';

describe('the network of an address', () => {
  it.each([
    ['203.0.113.7', '203.0.113.7'],
    ['::ffff:203.0.113.7', '203.0.113.7'],
    ['inside', 'inside'],
  ])('%s is %s', (address, network) => {
    expect(networkOf(address)).toBe(network);
  });

  it('is the same for all of a /64, however they are written, and another for the next', () => {
    const one = networkOf('2001:db8:0:1::1');
    expect(networkOf('2001:0DB8:0000:0001:ffff:ffff:ffff:ffff')).toBe(one);
    expect(networkOf('2001:db8:0:2::1')).not.toBe(one);
  });
});
