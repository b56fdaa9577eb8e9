import { createHmac, timingSafeEqual } from 'node:crypto';

/** Older or newer requests are refused, and no nonce is taken twice within it. Milliseconds. */
export const SIGNATURE_WINDOW_MS = 5 * 60_000;

export interface Signed {
  /** Epoch milliseconds. */
  timestamp: string;
  nonce: string;
  signature: string;
  body: string;
}

/** HMAC-SHA256 over everything that must not change on the way. */
export const sign = (secret: string, { timestamp, nonce, body }: Omit<Signed, 'signature'>): string =>
  createHmac('sha256', secret).update(`${timestamp}\n${nonce}\n${body}`).digest('hex');

/** True for a request that knows the secret and is fresh. Whether it is a repetition is for `Nonces` to say. */
export function isGenuine(secret: string, request: Signed, now: number): boolean {
  const age = Math.abs(now - Number(request.timestamp));
  const expected = Buffer.from(sign(secret, request));
  const given = Buffer.from(request.signature);
  return age <= SIGNATURE_WINDOW_MS && given.length === expected.length && timingSafeEqual(given, expected);
}
