// A thread with a driver of its own that pings without end; told to end, it says how long the longest ping took.
import { once } from 'node:events';
import { performance } from 'node:perf_hooks';
import { setTimeout as pause } from 'node:timers/promises';
import { parentPort, workerData } from 'node:worker_threads';
import { MongoClient } from 'mongodb';

/** So often that no wait hides between two of them, and yet they take the database little time. */
const EVERY_MS = 2;

const client = await new MongoClient(workerData).connect();
const admin = client.db('admin');
await admin.command({ ping: 1 });
let isOver = false;
const end = once(parentPort, 'message').then(() => (isOver = true));
parentPort.postMessage('ready');
let longest = 0;
while (!isOver) {
  const start = performance.now();
  await admin.command({ ping: 1 });
  longest = Math.max(longest, performance.now() - start);
  await pause(EVERY_MS);
}
await end;
await client.close();
parentPort.postMessage(longest);
