import { CHANNEL_ANSWERS, DELIVERY_WHYS, type DeliveryDto, type DeliveryState } from '@nawala/contracts';
import { tIfKnown } from '../locale/t';
import { endOf, howOf, lastsOf, marksOf, remarksOn, toldOf } from './incident-words';
import { anIncident, aSight } from './testing/an-incident';

const NOW = Date.parse('2026-01-02T00:16:00.000Z');
const sent = (state: DeliveryState): DeliveryDto => ({
  event: 'incident.opened',
  kind: 'telegram',
  state,
  why: null,
  at: '2026-01-02T00:00:31.000Z',
  attempts: 1,
  nextAt: null,
});

it.each<[DeliveryState[], string, string]>([
  [[], 'none', 'not told'],
  [['skipped'], 'none', 'not told'],
  [['waiting'], 'none', 'on its way'],
  [['held', 'due'], 'none', 'held'],
  [['sent', 'sent', 'held'], 'ok', '2 told'],
  [['sent', 'failed'], 'warn', '1 of 2 failed'],
])('of messages that are %j the worst is said', (states, tone, text) => {
  expect(toldOf(states.map(sent))).toMatchObject({ tone, text });
});

it.each([...DELIVERY_WHYS, ...CHANNEL_ANSWERS.filter((code) => code !== 'arrived' && code !== 'accepted')])(
  'a message that is not sent says why: %s',
  (why) => expect(tIfKnown(`why.${why}`, {})).toBeDefined(),
);

it('says how by whom still sees it', () => {
  const over = aSight('xl', { until: '2026-01-02T00:10:00.000Z', reason: 'reset' });
  expect(howOf(anIncident({ vantages: [over, aSight('telkom', { confirmed: true })] }))).toBe(
    'DNS · answer replaced, confirmed',
  );
  expect(howOf(anIncident({ vantages: [over] }))).toBe('DNS · reset, an anomaly');
  expect(howOf(anIncident({ vantages: [] }))).toBe('The checker did not say how');
});

it('says what else there is to know', () => {
  expect(remarksOn(anIncident(), NOW)).toEqual([]);
  const muted = { until: null, reason: 'moving' };
  const incident = anIncident({ burst: { id: 'b', size: 14 }, reopened: 2, muted });
  expect(remarksOn(incident, NOW)).toEqual(['with 13 others of Aurora', 'came back 2 times', 'muted: moving']);
  expect(remarksOn(anIncident({ burst: { id: 'b', size: 2 } }), NOW)).toEqual(['with one other of Aurora']);
});

it('says how long it lasts, or lasted, and how it ended', () => {
  expect(lastsOf(anIncident(), NOW)).toBe('16 mins');
  const closedAt = '2026-01-02T00:05:00.000Z';
  expect(lastsOf(anIncident({ closedAt }), NOW)).toBe('5 mins');
  expect(endOf(anIncident(), NOW)).toBeUndefined();
  expect(endOf(anIncident({ closedAt }), NOW)).toMatch(/^back /);
  expect(endOf(anIncident({ closedAt, closedBecause: 'paused' }), NOW)).toMatch(/^paused /);
});

it('marks who sees it, and who no longer does', () => {
  const vantages = [aSight('telkom'), aSight('xl', { until: '2026-01-02T00:10:00.000Z' })];
  expect(marksOf(anIncident({ vantages })).map(({ vantage, status }) => [vantage, status])).toEqual([
    ['telkom', 'ada'],
    ['xl', 'tidak ada'],
  ]);
});
