/**
 * IP addresses outside the public internet: this machine and private networks. The link check does not request
 * them unless it is allowed to, so that content from a stranger cannot probe the network of the machine that
 * checks it (server-side request forgery). The check looks at the IP address of each connection, whatever host
 * name or redirect led to it.
 */
import type { LookupAddress } from 'node:dns';
import { lookup } from 'node:dns/promises';
import { BlockList, isIP } from 'node:net';

/** The code of the error for a host in a private network. */
export const privateNetworkCode = 'EPRIVATENETWORK';

// IANA’s registries of special-purpose addresses, without those that are reachable from everywhere:
// https://www.iana.org/assignments/iana-ipv4-special-registry and
// https://www.iana.org/assignments/iana-ipv6-special-registry
const privateNetworks = new BlockList();
for (const [network, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
] as const) {
  privateNetworks.addSubnet(network, bits, 'ipv4');
  // NAT64 (RFC 6052) leads to the IPv4 address at the end.
  privateNetworks.addSubnet(`64:ff9b::${network}`, 96 + bits, 'ipv6');
}
for (const [network, bits] of [
  ['::', 96],
  ['64:ff9b:1::', 48],
  ['100::', 64],
  ['2001::', 32],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
  ['5f00::', 16],
  ['fc00::', 7],
  ['fe80::', 9],
  ['ff00::', 8],
] as const)
  privateNetworks.addSubnet(network, bits, 'ipv6');

/** Returns whether an IPv4 or IPv6 address is outside the public internet. */
export function isPrivateIp(ip: string): boolean {
  return privateNetworks.check(ip, isIP(ip) === 6 ? 'ipv6' : 'ipv4');
}

/**
 * Resolves a host name to its IP addresses.
 * @throws Error with the system’s code, or with {@link privateNetworkCode}
 */
type ResolveHost = (host: string) => Promise<LookupAddress[]>;

/** Creates a resolver that looks up each host once. Unless `allowPrivate`, it refuses hosts with a private address. */
export function createResolver(allowPrivate: boolean): ResolveHost {
  const cache = new Map<string, Promise<LookupAddress[]>>();
  const resolve = async (host: string) => {
    const addresses = await lookup(host, { all: true });
    if (!allowPrivate && addresses.some(({ address }) => isPrivateIp(address)))
      throw Object.assign(new Error(`${host} is in a private network.`), { code: privateNetworkCode });
    return addresses;
  };
  return async (host) => {
    const addresses = cache.get(host) ?? resolve(host);
    cache.set(host, addresses);
    // A failed lookup may work the next time.
    addresses.catch(() => cache.delete(host));
    return addresses;
  };
}
