// A thread that asks for next to nothing without end; told to, it says how long the longest answer took since the last time.
import http from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { parentPort, workerData } from 'node:worker_threads';

const EVERY_MS = 5;
const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });
const ping = () =>
  new Promise((resolve, reject) => {
    http
      .get(`${workerData}/health/live`, { agent }, (answer) => answer.resume().on('end', resolve))
      .on('error', reject);
  });

let longest = 0;
parentPort.on('message', () => {
  parentPort.postMessage(longest);
  longest = 0;
});
for (;;) {
  const start = performance.now();
  await ping();
  longest = Math.max(longest, performance.now() - start);
  await pause(EVERY_MS);
}
