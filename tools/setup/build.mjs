import { spawnSync } from 'node:child_process';
import { fail, inRoot, ROOT, say } from './workspace.mjs';

/** Builds what changed: Nx replays the rest from its cache. The output is shown only when something fails. */
export function ensureBuilt(projects) {
  say('Building what changed …');
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
