import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const LOAD = fileURLToPath(new URL('load.mjs', import.meta.url));
const running = new Set();

export function stopGenerators() {
  for (const child of running) child.kill();
}

/**
 * Runs one task of `tasks/` in a process of its own.
 *
 * @param {{ ask?: (what: any) => Promise<unknown>, hear?: (news: any) => void, signal?: AbortSignal }} [parent] what the task can
 *   ask while it runs, who hears what it tells, and what ends it before it has a result (which is then undefined)
 */
export function generate(task, options, { ask, hear, signal } = {}) {
  return new Promise((resolve, reject) => {
    const child = fork(LOAD, { execArgv: [] });
    running.add(child);
    child.on('error', reject);
    child.on('message', (message) => {
      if ('news' in message) hear(message.news);
      else if ('asked' in message) ask(message.asked).then((answer) => child.send({ answer }), reject);
      else if (message.error) reject(new Error(message.error));
      else resolve(message.result);
    });
    signal?.addEventListener('abort', () => {
      child.kill();
      resolve(undefined);
    });
    child.once('exit', (code) => {
      running.delete(child);
      reject(new Error(`the load generator for ${task} ended with ${code}`));
    });
    child.send({ task, options });
  });
}
