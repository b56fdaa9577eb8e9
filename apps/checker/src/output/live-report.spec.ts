import { stripVTControlCharacters } from 'node:util';
import type { CheckResult, Progress } from '@nawala/probe';
import { liveReport } from './live-report';

function watch(...events: Progress[]): string[] {
  const written: string[] = [];
  const report = liveReport({
    out: (text) => void written.push(text),
    err: () => undefined,
    interactive: true,
    columns: 80,
  });
  events.forEach(report);
  return stripVTControlCharacters(written.join(''))
    .split(/[\r\n]+/)
    .filter(Boolean);
}

const checked = (status: CheckResult['status'], done: number): Progress => ({
  kind: 'checked',
  url: { id: '1', brand: '', Domain: 'shop.example.com', noto: '' },
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

it('says that the API is away, and never wraps', () => {
  const problem = 'The API at http://localhost:5000 cannot be reached (ECONNREFUSED)';
  const [line] = watch({ kind: 'api-away', problem, retryInMs: 20_000, pending: 3 });
  expect(line).toHaveLength(79);
  expect(line).toMatch(/^The API at .*…$/);
});
