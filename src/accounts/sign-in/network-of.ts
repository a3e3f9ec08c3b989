import ipaddr from 'ipaddr.js';

/** A customer gets a /64 of IPv6 at least, so that one address of it says nothing. */
const bitsOfNetwork = 64;

/** The network that an address counts for: an IPv4 address itself, of IPv6 its first 64 bits. */
export function networkOf(address: string): string {
  if (!ipaddr.isValid(address)) return address;
  const { kind, bytes } = described(address);
  if (kind === 'ipv4') return bytes.join('.');
  return `${bytes
    .slice(0, bitsOfNetwork / 8)
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('')}/${bitsOfNetwork}`;
}

function described(address: string): { kind: string; bytes: number[] } {
  // An IPv4 address within IPv6 is that address.
  const parsed = ipaddr.process(address);
  return { kind: parsed.kind(), bytes: parsed.toByteArray() };
}
