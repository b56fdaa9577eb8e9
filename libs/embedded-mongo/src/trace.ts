import { appendFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { threadId } from 'node:worker_threads';
import { observe } from './registry';

/**
 * Writes what is asked of this database into a file of its own in the folder: each name once, as soon as it comes, so
 * that a killed process has told all. A test compares these files with the registry.
 */
export const traceInto = (folder: string): void => {
  mkdirSync(folder, { recursive: true });
  const file = join(folder, `${process.pid}-${threadId}-${Date.now()}.txt`);
  const told = new Set<string>();
  observe((kind, name, known) => {
    const line = `${known ? 'served' : 'refused'}\t${kind}\t${name}\n`;
    if (told.has(line)) return;
    told.add(line);
    appendFileSync(file, line);
  });
};
