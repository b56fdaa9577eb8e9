import { isOpenToNetwork, warningsOf } from './listening';

it.each([
  ['127.0.0.1', false],
  ['127.9.9.9', false],
  ['::1', false],
  ['::ffff:127.0.0.1', false],
  ['localhost', false],
  ['LOCALHOST', false],
  ['0.0.0.0', true],
  ['::', true],
  ['10.0.0.7', true],
  ['192.168.1.5', true],
  ['nawala.example.com', true],
  ['localhost.example.com', true],
])('without keys, listening at %s is open to others: %p', (HOST, open) => {
  expect(isOpenToNetwork({ CHECKER_AUTH: 'public', HOST })).toBe(open);
  expect(warningsOf({ CHECKER_AUTH: 'public', HOST })).toHaveLength(open ? 1 : 0);
  expect(isOpenToNetwork({ CHECKER_AUTH: 'key', HOST })).toBe(false);
});
