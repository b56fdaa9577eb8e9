import { resolve } from 'node:path';
import { VANTAGE_PATTERN } from '@nawala/contracts';
import { parseResolver, parseTarget, type ControlService, type Endpoint } from '@nawala/probe';
import { UsageError } from '../usage';
import type { Given } from './given';

/** Each reads one setting, or throws a UsageError that says where it was given and what it takes. */
export function numberIn({ text, at }: Given, min: number, max: number): number {
  const value = Number(text);
  if (text.trim() !== '' && value >= min && value <= max) return value;
  throw new UsageError(`${at} is a number from ${min} to ${max}, not “${text}”`);
}

export const wholeIn = (given: Given, min: number, max: number): number => Math.floor(numberIn(given, min, max));

export function httpUrl({ text, at }: Given): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url?.protocol === 'http:' || url?.protocol === 'https:') return url;
  throw new UsageError(`${at} is an http or https address, not “${text}”`);
}

export function vantageName(text: string, { at }: Given): string {
  if (VANTAGE_PATTERN.test(text)) return text;
  throw new UsageError(`${at} is 1 to 40 lower-case letters, digits or hyphens, not “${text}”`);
}

export function resolver(text: string, { at }: Given): Endpoint {
  const endpoint = parseResolver(text);
  if (endpoint) return endpoint;
  throw new UsageError(`${at} is an address with an optional port, such as 1.1.1.1:53, not “${text}”`);
}

const MIN_SECRET = 16;

export function secret(at: string, given: Given | undefined): string {
  if (given !== undefined && given.text.length >= MIN_SECRET) return given.text;
  throw new UsageError(
    `${given?.at ?? at} is a text of at least ${MIN_SECRET} characters that control and checkers share`,
  );
}

export function control(url: Given | undefined, shared: Given | undefined): ControlService | undefined {
  if (url !== undefined) return { url: httpUrl(url), secret: secret('--control-secret', shared) };
  if (shared !== undefined) throw new UsageError(`${shared.at} belongs to --control`);
  return undefined;
}

/** A name to check before each round. */
export function canary({ text, at }: Given): string {
  const parsed = parseTarget(text);
  if (!parsed.ok) throw new UsageError(`${at} is a name to check: ${parsed.problem}`);
  return text;
}

/** A host name that is surely free. */
export function neutral({ text, at }: Given): string {
  const parsed = parseTarget(text);
  if (parsed.ok && parsed.target.host === text.trim().toLowerCase()) return parsed.target.host;
  throw new UsageError(`${at} is a host name that nobody blocks, such as example.com, not “${text}”`);
}

/** Where to listen: a port, on loopback unless an address stands before it. */
export function listener({ text, at }: Given): Endpoint {
  const address = /^\d+$/.test(text) ? `127.0.0.1:${text}` : text;
  const endpoint = parseResolver(address);
  if (endpoint && /[^:]:\d+$/.test(address)) return endpoint;
  throw new UsageError(`${at} is a port from 1 to 65535, or an address with one, such as 0.0.0.0:9100, not “${text}”`);
}

export const file = ({ folder }: Given, path: string): string => resolve(folder, path);
