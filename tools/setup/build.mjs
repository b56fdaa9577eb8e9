import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { sourcesDigest } from './sources.mjs';
import { fail, inRoot, ROOT, say } from './workspace.mjs';

/** Which sources each project was built from last. It lies in `dist`, so that it goes when the results go. */
const STAMP = inRoot('dist', 'built.json');

function builtFrom() {
  try {
    return JSON.parse(readFileSync(STAMP, 'utf8'));
  } catch {
    return {};
  }
}

function build(projects) {
  const nx = [inRoot('node_modules', 'nx', 'dist', 'bin', 'nx.js')];
  const args = ['run-many', '-t', 'build', '-p', projects.join(','), '--outputStyle=static'];
  const { status, stdout, stderr } = spawnSync(process.execPath, [...nx, ...args], {
    cwd: ROOT,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
    env: { ...process.env, NODE_ENV: undefined, PATH: `${inRoot('node_modules', '.bin')}:${process.env['PATH']}` },
  });
  if (status !== 0) fail(`${stdout}${stderr}\nThe build failed: see the lines above.`);
}

/**
 * Builds these projects when a source changed since. Nx replays what it has in its cache, but it always writes the
 * results anew: nothing is touched here while nothing changed, since another command may be serving it.
 */
export function ensureBuilt(projects) {
  const digest = sourcesDigest();
  const built = builtFrom();
  const outdated = projects.filter((project) => built[project] !== digest);
  if (outdated.length === 0) return;
  say('Building what changed …');
  build(outdated);
  mkdirSync(inRoot('dist'), { recursive: true });
  writeFileSync(
    STAMP,
    JSON.stringify({ ...builtFrom(), ...Object.fromEntries(outdated.map((name) => [name, digest])) }),
  );
}
