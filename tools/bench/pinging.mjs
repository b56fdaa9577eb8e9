import { once } from 'node:events';
import { Worker } from 'node:worker_threads';

/** The longest ping, in milliseconds, that another driver had to wait for while this work was done. */
export const pingingBeside = async (uri, work) => {
  const pinger = new Worker(new URL('./pinger.mjs', import.meta.url), { workerData: uri });
  await once(pinger, 'message');
  try {
    await work();
  } finally {
    pinger.postMessage('end');
  }
  const [longest] = await once(pinger, 'message');
  return longest;
};
