// What can be asked of a server's process.
import { readFile, writeFile } from 'node:fs/promises';
import { Session } from 'node:inspector/promises';
import { basename, join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { isMainThread, threadId } from 'node:worker_threads';

/** Microseconds of processor time so far, all threads together. */
export function cpu() {
  const { user, system } = process.cpuUsage();
  return user + system;
}

/** Bytes. */
export function memory() {
  const { rss, heapUsed } = process.memoryUsage();
  return { rss, heapUsed };
}

/** Collects garbage and begins to watch for the highest RSS (Linux); gives the bytes that are left. */
export async function watchPeak() {
  setFlagsFromString('--expose-gc');
  runInNewContext('gc')();
  await writeFile('/proc/self/clear_refs', '5');
  return process.memoryUsage.rss();
}

/** The highest RSS since `watchPeak`, in bytes. */
export async function peak() {
  const [, kilobytes] = /^VmHWM:\s+(\d+) kB$/m.exec(await readFile('/proc/self/status', 'utf8'));
  return Number(kilobytes) * 1024;
}

const RESOLUTION_MS = 10;
const delays = [
  monitorEventLoopDelay({ resolution: RESOLUTION_MS }),
  monitorEventLoopDelay({ resolution: RESOLUTION_MS }),
];

export function watchLoop() {
  for (const delay of delays) delay.enable();
}

/** Milliseconds by which the event loop was late, since `watchLoop` and since the last time this was asked. */
export function loop() {
  // Node counts the pause between two looks as part of the delay.
  const late = (ns) => Math.max(0, ns / 1e6 - RESOLUTION_MS);
  const [whole, recent] = delays.map((delay) => ({ p99: late(delay.percentile(99)), max: late(delay.max) }));
  delays[1].reset();
  return { whole, recent };
}

/** Milliseconds of processor time that the main thread has taken so far. */
function taken() {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
}

const longestTurn = { ms: 0, last: 0, timer: undefined };

/**
 * The longest turn of the event loop since the last time this was asked, in milliseconds of processor time: what others wait for at least,
 * and does not grow with the load of the machine. Looks at every turn from the first time on.
 */
export function turn() {
  const look = () => {
    const now = taken();
    longestTurn.ms = Math.max(longestTurn.ms, now - longestTurn.last);
    longestTurn.last = now;
  };
  if (!longestTurn.timer) {
    longestTurn.last = taken();
    longestTurn.timer = setInterval(look, 1);
  }
  const { ms } = longestTurn;
  longestTurn.ms = 0;
  return ms;
}

const INTERVAL_US = 500;
let session;

export async function profile() {
  session = new Session();
  session.connect();
  await session.post('Profiler.enable');
  await session.post('Profiler.setSamplingInterval', { interval: INTERVAL_US });
  await session.post('Profiler.start');
}

/** Each thread writes its own file, named for its program. */
export async function endProfile({ folder }) {
  const { profile: taken } = await session.post('Profiler.stop');
  session.disconnect();
  const name = `${basename(process.argv[1] ?? 'main')}.${isMainThread ? 'main' : threadId}.json`;
  await writeFile(join(folder, name), JSON.stringify(taken));
}
