import proxyAddress, { compile } from '@fastify/proxy-addr';
import { normalizeIp } from '@nestjs/throttler';
import type { IncomingMessage } from 'node:http';
import type { Env } from '../config/env';
import { trustedProxies } from '../config/env-rules';

/** IPv6 clients own whole networks of addresses: count the network. */
const IPV6_PREFIX = 64;

export type IsProxy = (address: string, hop: number) => boolean;

/** Whose word about the client's address is believed. */
export function isProxyOf({ TRUST_PROXY }: Pick<Env, 'TRUST_PROXY'>): IsProxy {
  const proxies = trustedProxies(TRUST_PROXY) || [];
  return typeof proxies === 'function' ? proxies : compile(proxies);
}

/** What stands for one client where clients are counted. */
export const networkOf = (address: string): string => normalizeIp(address, IPV6_PREFIX);

/** The same of a request that Fastify does not see. */
export const clientNetworkOf = (request: IncomingMessage, isProxy: IsProxy): string =>
  networkOf(proxyAddress(request, isProxy));
