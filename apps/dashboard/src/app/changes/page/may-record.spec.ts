import { aDomain, aVantage, aVerdict } from '@nawala/contracts/testing';
import type { LiveMessage } from '../../live/live-message';
import { mayRecord } from './may-record';

const BEFORE = '2026-11-25T00:00:00.000Z';
const hear = (status: 'ada' | 'tidak ada', previous: 'ada' | 'tidak ada', since: string): LiveMessage => ({
  type: 'domain:nawala-updated',
  payload: { ...aVerdict('d', status, previous), vantage: aVantage('xl', status, { since }) },
});

it.each<[string, LiveMessage, boolean]>([
  ['a verdict that confirms', hear('ada', 'ada', BEFORE), false],
  ['a verdict that changed', hear('ada', 'tidak ada', BEFORE), true],
  ['one network that now says something else', hear('ada', 'ada', aVantage('xl', 'ada').lastChecked!), true],
  ['an edit', { type: 'domain:updated', payload: { domain: aDomain() } }, true],
  ['an incident', { type: 'incidents:changed', payload: { opened: [], changed: [], closed: [] } as never }, false],
])('after %s', (_, message, may) => expect(mayRecord([message])).toBe(may));
