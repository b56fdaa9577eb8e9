import type { ScanStatus } from '@nawala/contracts';
import { combine } from './combine';

const judged = (status: ScanStatus) => ({ status, method: null, reason: status, confirmed: false, rule: status });

it.each<[https: ScanStatus, http: ScanStatus, together: ScanStatus]>([
  ['accessible', 'accessible', 'accessible'],
  ['accessible', 'inconclusive', 'accessible'],
  ['accessible', 'down', 'accessible'],
  ['accessible', 'blocked', 'blocked'],
  ['inconclusive', 'accessible', 'inconclusive'],
  ['inconclusive', 'blocked', 'blocked'],
  ['down', 'accessible', 'accessible'],
  ['down', 'inconclusive', 'inconclusive'],
  ['down', 'down', 'down'],
])('https %s and http %s is %s', (https, http, together) => {
  expect(combine([judged(https), judged(http)])?.status).toBe(together);
});

it('is nothing without anything', () => expect(combine([])).toBeUndefined());
