import { registerDecorator, type ValidationOptions } from 'class-validator';

const IPV4 = /^\d{1,3}(\.\d{1,3}){3}$/;

/**
 * The cheap half of the rule, which every browser can afford: does this look like a host name, with or without scheme,
 * port and path? The whole rule, public suffixes included, is `normalizeTarget` in `@nawala/rules/target`.
 */
export function looksLikeHostName(value: unknown): boolean {
  if (typeof value !== 'string') return false;
  const host = value
    .trim()
    .replace(/^(?:[a-z][a-z0-9+.-]*:)?\/\//i, '')
    .split(/[/?#]/, 1)[0]!
    .replace(/:\d+$/, '')
    .replace(/\.$/, '');
  return /^[^\s.@:]+(\.[^\s.@:]+)+$/.test(host) && !IPV4.test(host);
}

export const IsHostName =
  (options: ValidationOptions = {}): PropertyDecorator =>
  (target, propertyName) =>
    registerDecorator({
      name: 'isHostName',
      target: target.constructor,
      propertyName: String(propertyName),
      options: { message: 'Enter a host name, such as shop.example.com', ...options },
      validator: { validate: looksLikeHostName },
    });
