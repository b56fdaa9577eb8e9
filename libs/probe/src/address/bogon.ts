import { BlockList, isIP } from 'node:net';

/** Ranges that no public site can live in (RFC 6890 and successors; the list that OONI's prober uses). */
const IPV4 = [
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.0.2.0/24',
  '192.168.0.0/16',
  '198.18.0.0/15',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '224.0.0.0/4',
  '240.0.0.0/4',
];

/** The same for IPv6. `::/96` holds `::` and `::1`; 6to4 and Teredo are refused whole, since they only wrap IPv4. */
const IPV6 = [
  '::/96',
  '::ffff:0:0/96',
  '64:ff9b:1::/48',
  '100::/64',
  '2001::/32',
  '2001:10::/28',
  '2001:db8::/32',
  '2002::/16',
  'fc00::/7',
  'fe80::/10',
  'fec0::/10',
  'ff00::/8',
];

/** DNS64 on IPv6-only networks writes the site's IPv4 address into the last 32 bits of this prefix (RFC 6052). */
const NAT64 = '64:ff9b::/96';

function blockListOf(ranges: readonly string[], family: 'ipv4' | 'ipv6'): BlockList {
  const list = new BlockList();
  for (const range of ranges) {
    const [network = '', bits = ''] = range.split('/');
    list.addSubnet(network, Number(bits), family);
  }
  return list;
}

const bogons4 = blockListOf(IPV4, 'ipv4');
const bogons6 = blockListOf(IPV6, 'ipv6');
const nat64 = blockListOf([NAT64], 'ipv6');
const loopback4 = blockListOf(['127.0.0.0/8'], 'ipv4');

/** The IPv4 address in the last 32 bits of an IPv6 address. */
function embeddedIpv4(address: string): string {
  const { hostname } = new URL(`http://[${address}]/`);
  const [high = '0', low = '0'] = hostname.slice(1, -1).split(':').slice(-2);
  const bits = (Number.parseInt(high || '0', 16) << 16) | Number.parseInt(low || '0', 16);
  return [bits >>> 24, (bits >>> 16) & 255, (bits >>> 8) & 255, bits & 255].join('.');
}

/** True for loopback, private, link-local, reserved and documentation addresses, and for what is no address at all. */
export function isBogon(address: string): boolean {
  const family = isIP(address);
  if (family === 4) return bogons4.check(address, 'ipv4');
  if (family !== 6 || address.includes('%')) return true;
  if (nat64.check(address, 'ipv6')) return isBogon(embeddedIpv4(address));
  return bogons6.check(address, 'ipv6');
}

export const isLoopback = (address: string): boolean =>
  isIP(address) === 4 ? loopback4.check(address, 'ipv4') : address === '::1';
