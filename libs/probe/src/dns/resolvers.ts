import { getServers } from 'node:dns';
import { isIP } from 'node:net';
import type { Endpoint } from '../address/network';

const DNS_PORT = 53;
/** Nobody waits for a third resolver, and each costs a whole deadline. */
const MAX_RESOLVERS = 2;

/** `1.1.1.1`, `1.1.1.1:5353`, `[::1]:53` or `::1`; undefined when it is none of these. */
export function parseResolver(text: string): Endpoint | undefined {
  const bracketed = /^\[([^\]]+)\](?::(\d{1,5}))?$/.exec(text);
  const plain = /^([^:]+)(?::(\d{1,5}))?$/.exec(text);
  const [, address = text, digits] = bracketed ?? plain ?? [];
  const port = digits === undefined ? DNS_PORT : Number(digits);
  if (isIP(address) === 0 || port < 1 || port > 65_535) return undefined;
  return { address, port };
}

/** The resolvers that this machine uses. */
export const systemResolvers = (): Endpoint[] =>
  getServers()
    .flatMap((server) => parseResolver(server) ?? [])
    .slice(0, MAX_RESOLVERS);
