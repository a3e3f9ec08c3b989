import { describe, expect, it } from '@jest/globals';
import { deviceOf } from './device.js';

describe('what a browser calls itself', () => {
  it.each([
    ['Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:128.0) Gecko/20100101 Firefox/128.0', 'Firefox, Windows'],
    [
      'Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 Version/17.5 Safari/604.1',
      'Safari, iOS',
    ],
    [undefined, null],
    ['', null],
    ['x'.repeat(10_000), null],
    ['<script>alert(1)</script>', null],
  ])('of %j is %j', (userAgent, device) => {
    expect(deviceOf(userAgent)).toBe(device);
  });
});
