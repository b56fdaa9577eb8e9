import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Disk } from './disk';
import { placeFile, RoundPlace } from './place';
import type { Progress } from './progress';

let folder: string;
let now: number;
let told: Progress[];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'place-'));
  now = Date.parse('2026-01-02T00:00:00Z');
  told = [];
});
afterEach(() => rmSync(folder, { recursive: true }));

const aPlace = (file = join(folder, 'deep', 'x.round')) =>
  new RoundPlace(placeFile(file), new Disk((progress) => void told.push(progress)), () => now);

/** Results for these keys that the API has taken. */
const deliver = (place: RoundPlace, ...keys: string[]) => {
  const reports = keys.map((key) => ({ key }));
  for (const report of reports) place.expect(report, report.key);
  place.note(reports);
};

it('goes on where an earlier run stopped, and with what that one could not deliver', () => {
  const first = aPlace();
  expect(first.begin(['telkom', 'xl'], [])).toBe(0);
  deliver(first, '1 telkom', '1 xl');
  expect(statSync(join(folder, 'deep', 'x.round')).mode & 0o777).toBe(0o600);

  const second = aPlace();
  expect(second.begin(['xl', 'telkom'], ['2 telkom'])).toBe(3);
  expect(['1 telkom', '2 telkom', '2 xl'].map((key) => second.has(key))).toEqual([true, true, false]);
  deliver(second, '2 xl');
  expect(aPlace().begin(['telkom', 'xl'], [])).toBe(3);
});

it('does not take a late result of the round before for one of its own', () => {
  const place = aPlace();
  place.begin(['telkom'], []);
  const late = {};
  place.expect(late, '1 telkom');
  place.finish();
  place.begin(['telkom'], []);
  place.note([late]);
  expect(place.has('1 telkom')).toBe(false);
});

it('begins anew after a finished round, with other vantages, and after half an hour', () => {
  const first = aPlace();
  first.begin(['telkom'], []);
  deliver(first, '1 telkom');
  expect(aPlace().begin(['xl'], [])).toBe(0);

  first.begin(['telkom'], []);
  deliver(first, '1 telkom');
  now += 30 * 60_000;
  expect(aPlace().begin(['telkom'], [])).toBe(0);

  first.begin(['telkom'], []);
  deliver(first, '1 telkom');
  first.finish();
  expect(first.has('1 telkom')).toBe(false);
  expect(aPlace().begin(['telkom'], [])).toBe(0);
});

it.each(['', 'half a li', '{"startedAt":1}\n1 telkom\n', 'null\n'])('takes %j for no round', (text) => {
  const file = join(folder, 'x.round');
  writeFileSync(file, text);
  expect(aPlace(file).begin(['telkom'], [])).toBe(0);
});

it('goes on in memory when the disk fails, and says so once', () => {
  writeFileSync(join(folder, 'file'), 'no folder');
  const place = aPlace(join(folder, 'file', 'x.round'));
  place.begin(['telkom'], []);
  for (let i = 0; i < 1000; i++) deliver(place, `${i} telkom`);
  expect(place.has('999 telkom')).toBe(true);
  place.finish();
  expect(told.map(({ kind }) => kind)).toEqual(['spool-failed']);
});
