import type { FastifyRequest } from 'fastify';
import { createHash, timingSafeEqual } from 'node:crypto';
import { bearerToken } from '../access/access-tokens';
import { isLoopback } from '../config/listening';

const FORWARDED = ['forwarded', 'x-forwarded-for', 'x-real-ip', 'via'] as const;

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

/**
 * With a token configured, whoever shows it; else only this machine. Behind a proxy everybody arrives from loopback, so a
 * request that was forwarded is never taken for a local one, whether or not the proxy is trusted.
 */
export function mayReadMetrics(
  { headers, socket }: Pick<FastifyRequest, 'headers' | 'socket'>,
  token: string | undefined,
): boolean {
  if (token !== undefined) return timingSafeEqual(digest(bearerToken(headers.authorization) ?? ''), digest(token));
  const from = socket.remoteAddress ?? '';
  const direct = FORWARDED.every((header) => headers[header] === undefined);
  return direct && isLoopback(from);
}
