import { BlockList, isIP } from 'node:net';
import type { Env } from './env';

const LOOPBACK = new BlockList();
LOOPBACK.addSubnet('127.0.0.0', 8, 'ipv4');
LOOPBACK.addAddress('::1', 'ipv6');
LOOPBACK.addSubnet('::ffff:127.0.0.0', 104, 'ipv6');

/** Whether this machine alone reaches that address. Names other than `localhost` are not asked after: they count as outside. */
export function isLoopback(address: string): boolean {
  if (isIP(address) === 0) return address.toLowerCase() === 'localhost';
  return LOOPBACK.check(address, address.includes(':') ? 'ipv6' : 'ipv4');
}

/** Whether others than this machine may report verdicts without a key. */
export const isOpenToNetwork = ({ CHECKER_AUTH, HOST }: Pick<Env, 'CHECKER_AUTH' | 'HOST'>): boolean =>
  CHECKER_AUTH === 'public' && !isLoopback(HOST);

/** What an operator should know of how this was configured: the same at the start, in `/health/ready` and beside it. */
export const warningsOf = (env: Pick<Env, 'CHECKER_AUTH' | 'HOST'>): string[] =>
  isOpenToNetwork(env)
    ? [
        `CHECKER_AUTH=public with HOST=${env.HOST}: whoever reaches this API may report verdicts. ` +
          'Give each checker a key (docs/keys.md) and set CHECKER_AUTH=key.',
      ]
    : [];
