import { globSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { inRoot } from '../setup/workspace.mjs';
import { SLOW } from './slow-first.mjs';

/** Spec files that one Jest environment runs, one after the other: slow ones, since these wait for each other, and quick ones. */
const SLOW_TOGETHER = 4;
const QUICK_TOGETHER = 12;

/**
 * In groups of at most so many, none much smaller than another.
 * @template T @param {readonly T[]} items @param {number} most @returns {T[][]}
 */
export const dealt = (items, most) => {
  const groups = Array.from({ length: Math.ceil(items.length / most) }, () => []);
  for (const [index, item] of items.entries()) groups[index % groups.length].push(item);
  return groups;
};

/**
 * A file that runs spec files as if each were alone, but for the modules, which are loaded once for all of them.
 * @param {readonly string[]} files paths
 */
export const groupText = (files) =>
  files
    .map(
      (file) => `describe(${JSON.stringify(relative(inRoot(), file))}, () => {
  require(${JSON.stringify(file)});
  afterAll(() => {
    jest.useRealTimers();
    jest.restoreAllMocks();
  });
});
`,
    )
    .join('');

/**
 * A project of Jest with its spec files in groups. Most of a file's time is spent on loading what it tests: thousands of
 * modules, which Jest loads anew for every file.
 * @param {import('jest').Config & { rootDir: string, displayName: string, testMatch: string[] }} project
 * @param {string} folder for the groups of all projects
 * @returns {import('jest').Config}
 */
export function grouped(project, folder) {
  const own = join(folder, project.displayName);
  rmSync(own, { recursive: true, force: true });
  mkdirSync(own, { recursive: true });
  const patterns = project.testMatch.map((pattern) => pattern.replace('<rootDir>', project.rootDir));
  const files = globSync(patterns).sort();
  if (files.length === 0) throw new Error(`No spec file is at ${patterns.join(', ')}`);
  const { slow = [], quick = [] } = Object.groupBy(files, (file) => (SLOW.test(file) ? 'slow' : 'quick'));
  const groups = { e2e: dealt(slow, SLOW_TOGETHER), unit: dealt(quick, QUICK_TOGETHER) };
  for (const [kind, each] of Object.entries(groups)) {
    for (const [index, some] of each.entries()) {
      writeFileSync(join(own, `${String(index).padStart(2, '0')}.${kind}-spec.js`), groupText(some));
    }
  }
  return { ...project, roots: ['<rootDir>', own], testMatch: [`${own}/*-spec.js`] };
}
