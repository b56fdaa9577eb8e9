import { readFileSync, writeFileSync } from 'node:fs';
import { startProgram } from '../process/program.mjs';
import { lifetime } from '../process/lifetime.mjs';
import { sourcesDigest } from './sources.mjs';
import { inTurn } from './turns.mjs';
import { fail, inRoot, say } from './workspace.mjs';

/** Which sources each project was built from last. It lies in `dist`, so that it goes when the results go. */
const STAMP = inRoot('dist', 'built.json');

function builtFrom() {
  try {
    return JSON.parse(readFileSync(STAMP, 'utf8'));
  } catch {
    return {};
  }
}

async function build(projects) {
  const nx = [inRoot('node_modules', 'nx', 'dist', 'bin', 'nx.js')];
  const args = ['run-many', '-t', 'build', '-p', projects.join(','), '--outputStyle=static'];
  const PATH = `${inRoot('node_modules', '.bin')}:${process.env['PATH']}`;
  const running = startProgram(process.execPath, [...nx, ...args], {
    env: { ...process.env, NODE_ENV: undefined, PATH },
    output: ['pipe', 'pipe'],
  });
  const [text, code] = await Promise.all([running.text(), running.exited]);
  if (lifetime.isEnding) await lifetime.end();
  if (code !== 0) fail(`${text}\nThe build failed: see the lines above.`);
}

/** Those that were built last from other sources. */
function outdated(projects, digest) {
  const built = builtFrom();
  return projects.filter((project) => built[project] !== digest);
}

/**
 * Builds these projects when a source changed since. Nx replays what it has in its cache, but it always writes the
 * results anew: nothing is touched here while nothing changed, since another command may be serving it.
 */
export async function ensureBuilt(projects) {
  const digest = sourcesDigest();
  if (outdated(projects, digest).length === 0) return;
  await inTurn(async () => {
    // Somebody else may have built them meanwhile.
    const left = outdated(projects, digest);
    if (left.length === 0) return;
    say('Building what changed …');
    await build(left);
    const stamp = { ...builtFrom(), ...Object.fromEntries(left.map((name) => [name, digest])) };
    writeFileSync(STAMP, JSON.stringify(stamp));
  });
}
