import { appendFileSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { ScanReport } from './api-client';

/** Where undelivered results outlive the process. */
export interface Spool {
  load(): ScanReport[];
  append(report: ScanReport): void;
  /** Everything that is still undelivered; nothing left removes the spool. */
  replace(reports: readonly ScanReport[]): void;
}

const lineOf = (report: ScanReport): string => `${JSON.stringify(report)}\n`;

/** A line that a crash cut off, or that somebody else wrote, is no result. */
function parseLine(line: string): ScanReport[] {
  try {
    const report = JSON.parse(line) as Partial<ScanReport> | null;
    return typeof report?.id === 'string' && typeof report.scanResult?.status === 'string'
      ? [report as ScanReport]
      : [];
  } catch {
    return [];
  }
}

/**
 * One JSON line per result in a file that only its owner can read. Synchronous: it is written while the API is away, a
 * few hundred bytes at a time. Disk errors are thrown.
 */
export function fileSpool(file: string): Spool {
  const options = { mode: 0o600 };
  return {
    load() {
      try {
        return readFileSync(file, 'utf8').split('\n').flatMap(parseLine);
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
        throw error;
      }
    },
    append(report) {
      appendFileSync(file, lineOf(report), options);
    },
    replace(reports) {
      if (reports.length === 0) return rmSync(file, { force: true });
      mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
      const draft = `${file}.${process.pid}.tmp`;
      writeFileSync(draft, reports.map(lineOf).join(''), options);
      renameSync(draft, file);
    },
  };
}
