import { problemOfAddress } from './address';

describe('An address', () => {
  it.each([
    '/api/urls',
    '/API/Urls/',
    '/api/domains?q=..%2f%00',
    '/api/domains?q=a/../b&tag=a&tag=b',
    `/api/domains?q=${'x'.repeat(8000)}`,
    '/api/docs/swagger-ui.css',
    '/api/vantages/a.b',
    '/?',
  ])('such as %.40s is fine', (url) => expect(problemOfAddress(url)).toBeUndefined());

  it.each([
    '/health/../metrics',
    '/health/%2e%2E/metrics',
    '/health/.%2e/metrics',
    '/..',
    '/api/users/..%2f..%2fetc',
    '/api%2Furls',
    '/api%5curls',
    '/api\\urls',
    '/api/users/%00',
    `/api/domains?q=${'x'.repeat(8192)}`,
    `/api/domains?${'tag=a&'.repeat(200)}tag=b`,
  ])('such as %.40s is refused in words', (url) => expect(problemOfAddress(url)).toMatch(/^The [a-z].+\.$/));
});
