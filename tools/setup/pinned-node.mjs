import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { lifetime } from '../process/lifetime.mjs';
import { PINNED_NODE } from './install.mjs';
import { fail } from './workspace.mjs';

const NEEDED_MAJOR = 24;

/**
 * Runs this very command again on the pinned Node and ends with its exit code; returns only where nothing needs to
 * change. Signals are handed on, and the child does not outlive this process (`endWithParent`).
 */
export async function continueOnPinnedNode() {
  if (Number(process.versions.node.split('.')[0]) >= NEEDED_MAJOR) return;
  if (!existsSync(PINNED_NODE)) {
    fail(`Node ${NEEDED_MAJOR} is needed and npm could not unpack it: install Node ${NEEDED_MAJOR} and try again.`);
  }
  const child = spawn(PINNED_NODE, process.argv.slice(1), { stdio: ['inherit', 'inherit', 'inherit', 'ipc'] });
  lifetime.release();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  await new Promise(() => {
    child.on('error', (error) => fail(`The pinned Node did not start: ${error.message}`));
    child.on('exit', (code, signal) => process.exit(code ?? (signal === 'SIGINT' ? 130 : 143)));
  });
}
