import type { ScanStatus } from '@nawala/contracts';
import { Restless } from './restless';

function after(...statuses: ScanStatus[]): boolean {
  const restless = new Restless();
  for (const status of statuses) restless.note('1', status);
  return restless.has('1');
}

it.each<[boolean, ScanStatus[]]>([
  [false, []],
  [false, ['accessible']],
  [false, ['blocked', 'blocked']],
  [true, ['accessible', 'blocked']],
  [true, ['accessible', 'inconclusive']],
  [true, ['accessible', 'blocked', 'blocked', 'blocked']],
  [false, ['accessible', 'blocked', 'blocked', 'blocked', 'blocked']],
  [false, ['inconclusive', 'inconclusive']],
  [false, ['down', 'inconclusive']],
])('is %p after %p', (expected, statuses) => expect(after(...statuses)).toBe(expected));
