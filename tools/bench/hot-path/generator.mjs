import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const LOAD = fileURLToPath(new URL('load.mjs', import.meta.url));

/** Runs one task of `tasks.mjs` in a process of its own. */
export function generate(task, options) {
  return new Promise((resolve, reject) => {
    const child = fork(LOAD, { execArgv: [] });
    child.once('message', ({ result, error }) => (error ? reject(new Error(error)) : resolve(result)));
    child.once('exit', (code) => reject(new Error(`the load generator for ${task} ended with ${code}`)));
    child.send({ task, options });
  });
}
