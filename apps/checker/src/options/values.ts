import { VANTAGE_PATTERN } from '@nawala/contracts';
import { parseResolver, parseTarget, type ControlService, type Endpoint } from '@nawala/probe';
import { UsageError } from '../usage';

/** Each reads the text of one option, or throws a UsageError that names the option and what it takes. */
export function numberIn(name: string, text: string, min: number, max: number): number {
  const value = Number(text);
  if (text.trim() !== '' && value >= min && value <= max) return value;
  throw new UsageError(`--${name} is a number from ${min} to ${max}, not “${text}”`);
}

export const wholeIn = (name: string, text: string, min: number, max: number): number =>
  Math.floor(numberIn(name, text, min, max));

export function httpUrl(name: string, text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url?.protocol === 'http:' || url?.protocol === 'https:') return url;
  throw new UsageError(`--${name} is an http or https address, not “${text}”`);
}

export function vantage(text: string | undefined): string | undefined {
  if (text === undefined || VANTAGE_PATTERN.test(text)) return text;
  throw new UsageError(`--vantage is 1 to 40 lower-case letters, digits or hyphens, not “${text}”`);
}

export function resolver(text: string): Endpoint {
  const endpoint = parseResolver(text);
  if (endpoint) return endpoint;
  throw new UsageError(`--resolver is an address with an optional port, such as 1.1.1.1:53, not “${text}”`);
}

const MIN_SECRET = 16;

export function secret(name: string, text: string | undefined): string {
  if (text !== undefined && text.length >= MIN_SECRET) return text;
  throw new UsageError(`--${name} is a text of at least ${MIN_SECRET} characters that control and checkers share`);
}

export function control(url: string | undefined, shared: string | undefined): ControlService | undefined {
  if (url !== undefined) return { url: httpUrl('control', url), secret: secret('control-secret', shared) };
  if (shared !== undefined) throw new UsageError('--control-secret belongs to --control');
  return undefined;
}

/** A name to check before each round. */
export function canary(text: string): string {
  const parsed = parseTarget(text);
  if (!parsed.ok) throw new UsageError(`A canary is a name to check: ${parsed.problem}`);
  return text;
}

/** A host name that is surely free. */
export function neutral(text: string): string {
  const parsed = parseTarget(text);
  if (parsed.ok && parsed.target.host === text.trim().toLowerCase()) return parsed.target.host;
  throw new UsageError(`--neutral is a host name that nobody blocks, such as example.com, not “${text}”`);
}
