import ipaddr from 'ipaddr.js';
import { isIP } from 'node:net';

/** What the operator allows beyond public addresses: `ALERTS_PUBLIC_ONLY`, `ALERTS_ALLOW_LOOPBACK`. */
export interface AddressPolicy {
  publicOnly: boolean;
  allowLoopback: boolean;
}

/** What answers there is the machine or the cloud around it, never somebody's webhook. */
const NEVER = [
  '0.0.0.0/8',
  '169.254.0.0/16',
  '100.100.100.200/32',
  '168.63.129.16/32',
  '192.0.0.192/32',
  '224.0.0.0/4',
  '255.255.255.255/32',
  '::/128',
  'fe80::/10',
  'ff00::/8',
  'fd00:ec2::254/128',
].map((text) => ipaddr.parseCIDR(text));

/** Addresses that carry one of version 4 within, and where in the 16 bytes it stands. */
const CARRIERS = [
  { network: '::ffff:0:0/96', at: 12 },
  { network: '::ffff:0:0:0/96', at: 12 },
  { network: '::/96', at: 12 },
  { network: '64:ff9b::/96', at: 12 },
  { network: '64:ff9b:1::/48', at: 12 },
  { network: '2002::/16', at: 2 },
].map(({ network, at }) => ({ network: ipaddr.parseCIDR(network), at }));

const isIn = (address: ipaddr.IPv4 | ipaddr.IPv6, [network, bits]: [ipaddr.IPv4 | ipaddr.IPv6, number]): boolean =>
  address.kind() === network.kind() && address.match(network, bits);

/** The address that is really meant. */
function meant(address: ipaddr.IPv4 | ipaddr.IPv6): ipaddr.IPv4 | ipaddr.IPv6 {
  // These two are addresses of version 6 in their own right.
  if (['::', '::1'].includes(address.toString())) return address;
  const carrier = CARRIERS.find(({ network }) => isIn(address, network));
  return carrier ? new ipaddr.IPv4(address.toByteArray().slice(carrier.at, carrier.at + 4)) : address;
}

/** Whether a webhook may be sent to this address, which stands in text as `node:dns` and `URL` write it. */
export function mayReach(text: string, { publicOnly, allowLoopback }: AddressPolicy): boolean {
  const bare = text.replace(/^\[|\]$/g, '').replace(/%.*$/, '');
  if (isIP(bare) === 0) return false;
  const address = meant(ipaddr.parse(bare));
  if (NEVER.some((network) => isIn(address, network))) return false;
  const range = address.range();
  if (range === 'loopback') return allowLoopback;
  return range === 'unicast' || !publicOnly;
}
