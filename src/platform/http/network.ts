import { isIPv6 } from 'node:net';

/** The network that an address counts for: of IPv6 its /64, as one household has as many addresses as it likes. */
export function networkOf(address: string): string {
  if (!isIPv6(address)) return address;
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped) return mapped;
  const [head = '', tail] = address.split('%')[0]!.split('::');
  const groups = (text: string): string[] => text.split(':').filter(Boolean);
  const left = groups(head);
  const right = groups(tail ?? '');
  const all = [...left, ...Array<string>(Math.max(0, 8 - left.length - right.length)).fill('0'), ...right];
  return `${all
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':')}::/64`;
}
