import type { LookupAddress } from 'node:dns';
import { lookup as askDns } from 'node:dns/promises';
import type { LookupFunction } from 'node:net';
import { BlockList, isIP } from 'node:net';

import { ImportError } from './import-error.ts';

/** Gives the addresses of a host. */
export type Resolve = (host: string) => Promise<readonly LookupAddress[]>;

// IANA's registries of special-purpose addresses; 168.63.129.16 is a cloud's own, for all that it is public.
const OWN_4 =
  '0.0.0.0/8 10.0.0.0/8 100.64.0.0/10 127.0.0.0/8 169.254.0.0/16 172.16.0.0/12 192.0.0.0/24 192.0.2.0/24 ' +
  '192.168.0.0/16 198.18.0.0/15 198.51.100.0/24 203.0.113.0/24 224.0.0.0/4 240.0.0.0/4 168.63.129.16/32';
// Tunnels (2001::/32, 2002::/16) hold an address of IPv4 that may be any.
const OWN_6 =
  '::/96 64:ff9b:1::/48 100::/64 2001::/32 2001:db8::/32 2002::/16 fc00::/7 fe80::/10 fec0::/10 ff00::/8';

const own = new BlockList();
for (const range of OWN_4.split(' ')) addRange(range, 'ipv4');
for (const range of OWN_6.split(' ')) addRange(range, 'ipv6');

function addRange(range: string, family: 'ipv4' | 'ipv6'): void {
  const [network = '', bits] = range.split('/');
  own.addSubnet(network, Number(bits), family);
}

/**
 * Tells whether an IP address is in the machine's own network: itself, its link, a private network, a carrier's, a
 * cloud's metadata, or what no public server has. An address of IPv4 inside one of IPv6 counts as itself.
 *
 * @example
 * isOwnNetwork('127.0.0.1')        // => true
 * isOwnNetwork('::ffff:10.0.0.1')  // => true
 * isOwnNetwork('93.184.215.14')    // => false
 */
export function isOwnNetwork(address: string): boolean {
  const [plain = ''] = address.split('%');
  const family = isIP(plain);
  if (family === 4) return own.check(plain, 'ipv4');
  return family !== 6 || own.check(plain, 'ipv6') || isOwnBehindNat64(plain);
}

/** 64:ff9b::/96 is how a network without IPv4 names all of it. */
function isOwnBehindNat64(address: string): boolean {
  const groups = /^64:ff9b::(?:([\da-f]{1,4}):)?([\da-f]{1,4})$/i.exec(
    new URL(`http://[${address}]`).hostname.slice(1, -1),
  );
  if (groups === null) return false;
  const [high, low] = [Number.parseInt(groups[1] ?? '0', 16), Number.parseInt(groups[2] ?? '0', 16)];
  return own.check([high >> 8, high & 255, low >> 8, low & 255].join('.'), 'ipv4');
}

/** Refuses an address that is written out as an IP address, which no name server is asked for. */
export function checkHost({ hostname }: URL): void {
  const host = hostname.replace(/^\[|\]$/g, '');
  if (isIP(host) !== 0 && isOwnNetwork(host)) throw refuse(host);
}

/**
 * Makes what Node asks for the address of a host at the moment of connecting, so that a name which changes its mind
 * between a check and the connection gains nothing.
 */
export function makeGuardedLookup(resolve: Resolve = (host) => askDns(host, { all: true })): LookupFunction {
  return (host, options, callback) => {
    resolve(host)
      .then((found) => found.filter(({ address }) => !isOwnNetwork(address)))
      .then((open) => {
        const [first] = open;
        if (first === undefined) callback(refuse(host), '', 4);
        else if (options.all === true) callback(null, [...open]);
        else callback(null, first.address, first.family);
      })
      .catch((error: unknown) => {
        callback(error instanceof Error ? error : new Error(String(error)), '', 4);
      });
  };
}

function refuse(host: string): ImportError {
  return new ImportError(
    host,
    'an address of the public web',
    'one inside this machine’s own network',
    'add --allow-private, if you mean it',
  );
}
