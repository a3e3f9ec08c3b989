import ipaddr from 'ipaddr.js';

/** In bits: one household has as many addresses of a network of IPv6 as it likes. */
const sizeOfNetwork = 64;

/** The network that an address counts for: an IPv4 address itself, of IPv6 its /64. What is no address is its own. */
export function networkOf(address: string): string {
  if (!ipaddr.isValid(address)) return address;
  // An IPv4 address within IPv6 is that address.
  const parsed = ipaddr.process(address);
  if (parsed.kind() === 'ipv4') return parsed.toString();
  return `${ipaddr.IPv6.networkAddressFromCIDR(`${parsed.toString()}/${sizeOfNetwork}`).toString()}/${sizeOfNetwork}`;
}
