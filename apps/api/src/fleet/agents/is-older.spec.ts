import { isOlder } from './is-older';

it.each([
  ['0.1.0', '0.2.0', true],
  ['0.9.9', '0.10.0', true],
  ['1.0.0-rc.1', '1.0.0', true],
  ['0.2.0', '0.2.0', false],
  ['0.2.0', '0.1.9', false],
  ['1.0.0', '1.0.0-rc.1', false],
  ['of my own', '1.0.0', false],
  ['1.0.0', '', false],
])('%s is older than %s: %s', (version, other, expected) => expect(isOlder(version, other)).toBe(expected));
