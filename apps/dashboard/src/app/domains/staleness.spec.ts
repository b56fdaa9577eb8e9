import { aDomain, aNawala } from '@nawala/contracts/testing';
import { isStale } from './staleness';

const NOW = Date.parse('2026-01-02T12:00:00.000Z');
const checked = (lastChecked: string | null, active = true) =>
  aDomain({ active, nawala: aNawala('tidak ada', { lastChecked }) });

it.each([
  ['measured just within the time', checked('2026-01-02T11:50:00.000Z'), false],
  ['silent for longer', checked('2026-01-02T11:49:59.000Z'), true],
  ['never measured: that is another thing', checked(null), false],
  ['paused: nobody is expected to report', checked('2026-01-01T00:00:00.000Z', false), false],
])('%s', (_name, domain, stale) => expect(isStale(domain, NOW, 600_000)).toBe(stale));
