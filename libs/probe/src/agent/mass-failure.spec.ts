import { aResult } from '../../test/support/fake-probe';
import type { CheckResult } from '../probe';
import { MassFailure } from './mass-failure';

const anomaly = aResult('a.example.com', { status: 'blocked', method: 'tcp' });
const blockPage = aResult('a.example.com', { status: 'blocked', method: 'dns', confirmed: true });
const fine = aResult('a.example.com');

function round(total: number, ...results: CheckResult[]): string[] {
  const guard = new MassFailure(total);
  const delivered: string[] = [];
  for (const result of results) guard.add(result, ({ status }) => void delivered.push(status));
  guard.release();
  return delivered;
}
const times = <T>(count: number, value: T): T[] => Array.from({ length: count }, () => value);
const count = (delivered: string[], status: string) => delivered.filter((other) => other === status).length;

it('takes back the verdicts of a round in which nearly everything fails', () => {
  const delivered = round(40, ...times(3, fine), ...times(37, anomaly));
  expect([count(delivered, 'accessible'), count(delivered, 'inconclusive')]).toEqual([3, 37]);
});

it('lets a few anomalies pass', () => {
  const delivered = round(40, ...times(10, anomaly), ...times(30, fine));
  expect([count(delivered, 'blocked'), count(delivered, 'accessible')]).toEqual([10, 30]);
});

it('believes block pages, however many', () => {
  expect(count(round(40, ...times(40, blockPage)), 'blocked')).toBe(40);
});

it('calls nothing a mass in a short list, and holds nothing back for ever', () => {
  expect(round(5, ...times(4, anomaly))).toEqual(times(4, 'blocked'));
});
