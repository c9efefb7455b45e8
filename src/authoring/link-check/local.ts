/**
 * Addresses that are no part of the public network: this machine and the networks behind it. They are not asked unless
 * that is allowed, so that a file from a stranger cannot make the machine that checks it look around where it stands.
 * What counts is the IP address that the connection is made to, whatever name led there: a name that resolves to a
 * private address is refused too, also as the target of a redirect.
 */
import type { LookupAddress } from 'node:dns';
import { lookup } from 'node:dns/promises';
import { BlockList, isIP } from 'node:net';

/** The code of the error with which a connection to a local address is refused. */
export const localCode = 'ELOCALADDRESS';

// The registries of special-purpose addresses of IANA, without what is reached from everywhere.
const local = new BlockList();
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
] as const)
  local.addSubnet(network, bits, 'ipv4');
for (const [network, bits] of [
  ['::', 96],
  ['64:ff9b:1::', 48],
  ['100::', 64],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['fc00::', 7],
  ['fe80::', 9],
  ['ff00::', 8],
] as const)
  local.addSubnet(network, bits, 'ipv6');

/** Whether an IP address, of either kind, is no part of the public network. */
export function isLocalIp(ip: string): boolean {
  return local.check(ip, isIP(ip) === 6 ? 'ipv6' : 'ipv4');
}

/** Finds the IP addresses of a name. @throws Error with the system’s code, or with {@link localCode}. */
export type Resolve = (name: string) => Promise<LookupAddress[]>;

/** Makes the function that resolves names as the system does, each once. Unless `allowLocal`, no address may be local. */
export function resolveWith(allowLocal: boolean): Resolve {
  const found = new Map<string, Promise<LookupAddress[]>>();
  const resolve = async (name: string) => {
    const addresses = await lookup(name, { all: true });
    if (!allowLocal && addresses.some(({ address }) => isLocalIp(address)))
      throw Object.assign(new Error(`${name} is a local address.`), { code: localCode });
    return addresses;
  };
  return async (name) => {
    const known = found.get(name) ?? resolve(name);
    found.set(name, known);
    // What failed may work the next time.
    known.catch(() => found.delete(name));
    return known;
  };
}
