import type { FastifyRequest } from 'fastify';
import { accountKey } from '../access/account-key';
import { networkOf } from '../pipe/client-address';

export const addressOf = ({ ip }: FastifyRequest): string => `address:${networkOf(ip)}`;

/** The account a sign-in is for, known or not; undefined when the body names none and will be refused anyway. */
export function accountOf({ body }: Pick<FastifyRequest, 'body'>): string | undefined {
  if (typeof body !== 'object' || body === null || !('email' in body)) return undefined;
  const { email } = body;
  if (typeof email !== 'string') return undefined;
  return accountKey(email);
}

/** What a checker's call costs: a report in bulk as many as it holds. */
export function scansIn({ body }: Pick<FastifyRequest, 'body'>): number {
  if (typeof body !== 'object' || body === null || !('updates' in body)) return 1;
  return Array.isArray(body.updates) ? Math.max(1, body.updates.length) : 1;
}
