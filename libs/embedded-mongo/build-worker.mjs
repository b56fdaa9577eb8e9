// Builds the worker's bundle when the sources are newer, for code that runs from them; prints the bundle's path.
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, statSync, utimesSync } from 'node:fs';
import { join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '../..');
const outDir = join(root, 'dist/libs/embedded-mongo');
const bundle = join(outDir, 'worker.js');

const newestChange = () => {
  const sources = join(import.meta.dirname, 'src');
  const names = readdirSync(sources, { recursive: true }).filter((name) => name.endsWith('.ts'));
  return Math.max(...names.map((name) => statSync(join(sources, name)).mtimeMs));
};

/** Several processes may build at once: each into a folder of its own, whose files then replace the old ones whole. */
const build = () => {
  const started = new Date();
  mkdirSync(outDir, { recursive: true });
  const fresh = mkdtempSync(`${outDir}-`);
  try {
    const rolldown = join(root, 'node_modules/rolldown/bin/cli.mjs');
    execFileSync(process.execPath, [rolldown, '-c', join(import.meta.dirname, 'rolldown.config.mjs')], {
      env: { ...process.env, EMBEDDED_MONGO_OUT: fresh },
      cwd: root,
      stdio: 'pipe',
    });
    for (const name of readdirSync(fresh)) {
      utimesSync(join(fresh, name), started, started);
      renameSync(join(fresh, name), join(outDir, name));
    }
  } finally {
    rmSync(fresh, { recursive: true, force: true });
  }
};

const built = statSync(bundle, { throwIfNoEntry: false })?.mtimeMs ?? 0;
if (built < newestChange()) build();
process.stdout.write(bundle);
