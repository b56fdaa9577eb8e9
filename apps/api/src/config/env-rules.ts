import { registerDecorator } from 'class-validator';
import { isIP } from 'node:net';

/** `10.0.0.0/8`, `::1`, `loopback`: one address or network. */
function isNetwork(text: string): boolean {
  if (text === 'loopback') return true;
  const [address = '', prefix, ...rest] = text.split('/');
  const family = isIP(address);
  if (family === 0 || rest.length > 0) return false;
  return prefix === undefined || (/^\d{1,3}$/.test(prefix) && Number(prefix) <= (family === 4 ? 32 : 128));
}

export type TrustedProxies = false | string[] | ((address: string, hop: number) => boolean);

/**
 * What Fastify's `trustProxy` takes, from text. There is no "everyone": whoever can reach the port could then choose
 * their own address, and with it their own rate limit.
 */
export function trustedProxies(text: string): TrustedProxies | undefined {
  if (text === 'false' || text === '0') return false;
  // Fastify itself reads a number as "nobody", because it can't know that only the proxy reaches the port. The operator says so.
  if (/^\d{1,2}$/.test(text)) return (_address, hop) => hop < Number(text);
  const networks = text.split(',').map((network) => network.trim());
  return networks.every(isNetwork) ? networks : undefined;
}

const isOrigin = (text: unknown): boolean =>
  typeof text === 'string' && /^https?:\/\//.test(text) && URL.canParse(text) && new URL(text).origin === text;

const rule =
  (name: string, message: string, validate: (value: unknown) => boolean): (() => PropertyDecorator) =>
  () =>
  (target, propertyName) =>
    registerDecorator({
      name,
      target: target.constructor,
      propertyName: String(propertyName),
      options: { message },
      validator: { validate },
    });

export const IsTrustedProxies = rule(
  'isTrustedProxies',
  'must be false, a number of proxy hops, or addresses and CIDRs separated by commas (loopback is allowed)',
  (value) => typeof value === 'string' && trustedProxies(value) !== undefined,
);

export const IsOrigins = rule(
  'isOrigins',
  'must be origins such as https://nawala.example.com, separated by commas; * is refused',
  (value) => Array.isArray(value) && value.length > 0 && value.every(isOrigin),
);

export const IsOrigin = rule(
  'isOrigin',
  'must be an origin such as https://nawala.example.com, without a path or a slash at its end',
  isOrigin,
);

const isUrlOf = (schemes: readonly string[], value: unknown): boolean =>
  typeof value === 'string' && URL.canParse(value) && schemes.includes(new URL(value).protocol);

export const IsBaseUrl = rule(
  'isBaseUrl',
  'must begin with http:// or https:// and name a host; no query, no slash at its end',
  (value) =>
    isUrlOf(['http:', 'https:'], value) && !/[?#]|\/$/.test(String(value)) && new URL(String(value)).username === '',
);

export const IsSmtpUrl = rule(
  'isSmtpUrl',
  'must be such as smtps://user:secret@mail.example.com, with special characters of the secret as %40',
  (value) => isUrlOf(['smtp:', 'smtps:'], value) && new URL(String(value)).hostname !== '',
);
