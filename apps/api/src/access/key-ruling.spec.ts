import type { KeyScope } from '@nawala/contracts';
import { isAskedForKey, keyOpens } from './key-ruling';

const REPORT: KeyScope[] = ['report'];
const READ: KeyScope[] = ['read'];
const BOTH: KeyScope[] = ['report', 'read'];

it.each([
  ['GET', '/api/urls', true, true, true],
  ['HEAD', '/api/urls', true, true, true],
  ['POST', '/api/urls/update', true, false, true],
  ['POST', '/api/urls/bulk-update', true, false, true],
  ['GET', '/api/domains', false, true, true],
  ['GET', '/api/urlsandmore', false, true, true],
  ['HEAD', '/api/stats', false, true, true],
  ['POST', '/api/domains', false, false, false],
  ['PATCH', '/api/domains/:id', false, false, false],
  ['DELETE', '/api/domains/:id', false, false, false],
  ['POST', '/api/checks', false, false, false],
  ['POST', '/api/auth/login', false, false, false],
  ['GET', '/api/auth/me', false, false, false],
  ['GET', '/api/me/sessions', false, false, false],
  ['GET', '/api/views', false, false, false],
  ['GET', '/api/metrics', false, true, true],
])('%s %s is opened by `report`: %s, by `read`: %s, by both: %s', (method, path, report, read, both) => {
  expect(isAskedForKey(path)).toBe(true);
  expect([REPORT, READ, BOTH].map((scopes) => keyOpens(scopes, method, path))).toEqual([report, read, both]);
});

it.each(['/api/docs', '/api/docs/nawala-checker.tgz', '/health/ready', '/metrics'])('%s asks nobody', (path) => {
  expect(isAskedForKey(path)).toBe(false);
});
