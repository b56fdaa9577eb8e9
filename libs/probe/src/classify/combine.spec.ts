import type { ScanStatus } from '@nawala/contracts';
import { combine } from './combine';
import type { RuleName } from './judge-url';

const RULE: Record<ScanStatus, RuleName> = {
  accessible: 'same-page',
  blocked: 'failed-on-the-way',
  down: 'failed-on-the-way',
  inconclusive: 'nothing-learnt',
};
const judged = (status: ScanStatus, rule = RULE[status], confirmed = false) => ({ status, rule, confirmed });

it.each<[https: ScanStatus, http: ScanStatus, together: ScanStatus]>([
  ['accessible', 'accessible', 'accessible'],
  ['accessible', 'inconclusive', 'accessible'],
  ['accessible', 'down', 'accessible'],
  ['inconclusive', 'accessible', 'inconclusive'],
  ['inconclusive', 'blocked', 'blocked'],
  ['down', 'accessible', 'accessible'],
  ['down', 'inconclusive', 'inconclusive'],
  ['down', 'down', 'down'],
])('https %s and http %s is %s', (https, http, together) => {
  expect(combine([judged(https), judged(http)])?.status).toBe(together);
});

it.each<[RuleName, ScanStatus]>([
  ['known-page', 'blocked'],
  ['known-text', 'blocked'],
  ['other-page', 'blocked'],
  ['foreign-redirect', 'blocked'],
  ['failed-on-the-way', 'accessible'],
  ['name-denied', 'accessible'],
  ['strangers-page', 'accessible'],
])('beside a valid certificate over https, %s over http is %s', (rule, status) => {
  expect(combine([judged('accessible', 'authentic-response'), judged('blocked', rule)])?.status).toBe(status);
});

it('blames https that is stopped, whatever http leads to', () => {
  expect(combine([judged('blocked'), judged('accessible', 'authentic-response')])?.status).toBe('blocked');
});

it('names a known block page before an anomaly', () => {
  const known = judged('blocked', 'known-page', true);
  expect(combine([judged('blocked'), known])).toBe(known);
});

it('is nothing without anything', () => expect(combine([])).toBeUndefined());
