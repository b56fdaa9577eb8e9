// The build finds the worker's file by this very expression, so the class has to be called `Worker` here.
import { TrustedWorker as Worker } from './trusted-worker';

/** @throws where the browser has no workers, or does not let this one run */
export const startWorker = (): globalThis.Worker =>
  new Worker(new URL('./list.worker', import.meta.url), { type: 'module' });
