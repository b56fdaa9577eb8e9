import { isIP } from 'node:net';
import { parseTarget, type Target } from '../target';

/** What a checker asks: a target as it was asked for, and the addresses it found. */
export interface ControlRequest {
  target: string;
  addresses: string[];
}

export const MAX_ADDRESSES = 8;
const MAX_TARGET = 2048;

export type ParsedRequest = { ok: true; target: Target; addresses: string[] } | { ok: false; problem: string };

const refuse = (problem: string): ParsedRequest => ({ ok: false, problem });

/** Reads a request that has already proved to know the secret; a stolen secret must not get further than this. */
export function parseControlRequest(body: string): ParsedRequest {
  let request: Partial<Record<keyof ControlRequest, unknown>> | null;
  try {
    request = JSON.parse(body) as typeof request;
  } catch {
    return refuse('The body is not JSON');
  }
  const { target, addresses } = request ?? {};
  if (typeof target !== 'string' || target.length > MAX_TARGET)
    return refuse('target is the text that is to be checked');
  const areAddresses =
    Array.isArray(addresses) && addresses.every((item) => typeof item === 'string' && isIP(item) !== 0);
  if (!areAddresses || addresses.length > MAX_ADDRESSES)
    return refuse(`addresses are at most ${MAX_ADDRESSES} IP addresses`);
  const parsed = parseTarget(target);
  return parsed.ok ? { ok: true, target: parsed.target, addresses: addresses as string[] } : refuse(parsed.problem);
}
