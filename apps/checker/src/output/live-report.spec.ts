import { stripVTControlCharacters } from 'node:util';
import type { CheckResult, Progress } from '@nawala/probe';
import { liveReport } from './live-report';

function watch(...events: Progress[]): string[] {
  return written(80, ...events);
}

function written(columns: number, ...events: Progress[]): string[] {
  const texts: string[] = [];
  const report = liveReport({
    out: (text) => void texts.push(text),
    err: () => undefined,
    interactive: true,
    columns,
  });
  events.forEach(report);
  return stripVTControlCharacters(texts.join(''))
    .split(/[\r\n]+/)
    .filter(Boolean);
}

const checked = (status: CheckResult['status'], done: number): Progress => ({
  kind: 'checked',
  url: { id: '1', brand: '', Domain: 'shop.example.com', noto: '' },
  vantage: undefined,
  result: { status, reason: 'because' } as CheckResult,
  done,
  total: 4,
  perSecond: 12.34,
  etaMs: 3_000,
});

it('shows how far the round is', () => {
  expect(watch(checked('accessible', 1))).toEqual(['▰▰▰▰▰▱▱▱▱▱▱▱▱▱▱▱▱▱▱▱ 1/4 · 12.3/s · 3 s left']);
});

it('gives a line to what is blocked, and to what has changed since', () => {
  const lines = watch(checked('blocked', 1), checked('blocked', 2), checked('accessible', 3));
  expect(lines.filter((line) => line.includes('because'))).toEqual([
    '✖ blocked shop.example.com  because',
    '✔ accessible shop.example.com  because',
  ]);
});

const examined = (vantage: string): Progress => ({
  kind: 'examined',
  vantage,
  problem: null,
  canaries: { passed: 0, total: 0, failed: null },
});

it('says which network a line is about where there are several', () => {
  const blocked = { ...checked('blocked', 1), vantage: 'telkom' } as Progress;
  expect(written(120, examined('telkom'), blocked)[0]).toBe('✖ blocked shop.example.com  because');
  const both = written(120, examined('telkom'), examined('xl'), blocked);
  expect(both[0]).toBe('✖ blocked telkom: shop.example.com  because');
});

it('says that a resolver answers only inside its network', () => {
  const line = written(120, { kind: 'resolver-elsewhere', vantage: 'telkom', resolver: '118.98.44.10:53' });
  expect(line).toEqual(['telkom: this resolver answers only inside its network (118.98.44.10:53)']);
});

it('says that the API is away, and never wraps', () => {
  const problem = 'The API at http://localhost:5000 cannot be reached (ECONNREFUSED)';
  const [line] = watch({ kind: 'api-away', problem, retryInMs: 20_000, pending: 3 });
  expect(line).toHaveLength(79);
  expect(line).toMatch(/^The API at .*…$/);
});

it.each([
  [
    { kind: 'refused', problem: 'no such domain', example: 'shop.example.com', count: 3, total: 9 },
    'Refused: no such domain (3 results, such as shop.example.com)',
  ],
  [{ kind: 'refused', problem: 'not as xl', example: null, count: 1, total: 1 }, 'Refused: not as xl (1 result)'],
  [
    { kind: 'clock-off', offsetMs: -600_000 },
    "This machine's clock is 10 min 0 s ahead of the server's: results are dated by the server's",
  ],
  [
    { kind: 'clock-off', offsetMs: 90_000 },
    "This machine's clock is 1 min 30 s behind the server's: results are dated by the server's",
  ],
  [{ kind: 'finished', delivered: 1, refused: 0, lost: 0, pending: 0 }, 'Delivered 1 result'],
  [
    { kind: 'finished', delivered: 7, refused: 2, lost: 1, pending: 3 },
    'Delivered 7 results, 2 refused, 1 lost, 3 not delivered yet',
  ],
] as const)('says in a line what became of results: %j', (progress, line) => {
  expect(written(120, progress)).toEqual([line]);
});
