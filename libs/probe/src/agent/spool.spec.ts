import { appendFileSync, existsSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ScanReport } from './api-client';
import { fileSpool } from './spool';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'spool-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const report = (id: string): ScanReport => ({ id, scanResult: { status: 'blocked' } });

it('gives back what was put in, in order, to the next process too', () => {
  const file = join(folder, 'deep', 'spool.jsonl');
  const spool = fileSpool(file);
  expect(spool.load()).toEqual([]);
  spool.replace([report('1'), report('2')]);
  spool.append(report('3'));
  expect(fileSpool(file).load()).toEqual([report('1'), report('2'), report('3')]);
  expect(statSync(file).mode & 0o777).toBe(0o600);
});

it('leaves nothing behind when nothing is left', () => {
  const file = join(folder, 'spool.jsonl');
  const spool = fileSpool(file);
  spool.replace([report('1')]);
  spool.replace([]);
  spool.replace([]);
  expect(existsSync(file)).toBe(false);
});

it('survives a line that a crash cut off', () => {
  const file = join(folder, 'spool.jsonl');
  fileSpool(file).replace([report('1')]);
  appendFileSync(file, '{"id":"2","scanRes');
  expect(fileSpool(file).load()).toEqual([report('1')]);
});
