import { linkSync, mkdirSync, readFileSync, rmSync, statSync, utimes, writeFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { inRoot, say } from './workspace.mjs';

const LOCK = inRoot('dist', 'setup.lock');
const LOOK_EVERY_MS = 200;
const BEAT_EVERY_MS = 2_000;
/** A lock that has not been touched for so long is nobody's, even if another process has its holder's number by now. */
const ABANDONED_AFTER_MS = 30_000;

/** Takes the lock if nobody has it. The file appears with its content, hence the link. */
function take() {
  const draft = `${LOCK}.${process.pid}`;
  writeFileSync(draft, String(process.pid));
  try {
    linkSync(draft, LOCK);
    return true;
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
    return false;
  } finally {
    rmSync(draft);
  }
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

/** Whose lock it is and when it was touched last; undefined when it is free. */
function look() {
  try {
    return { pid: Number(readFileSync(LOCK, 'utf8')), touched: statSync(LOCK).mtimeMs };
  } catch {
    return undefined;
  }
}

function touch() {
  const now = new Date();
  utimes(LOCK, now, now, () => undefined);
}

async function takeWhenFree() {
  let seen;
  while (!take()) {
    const found = look();
    if (found && !seen && isAlive(found.pid)) say('Waiting for another command that is installing or building …');
    if (found && found.touched !== seen?.touched) seen = { touched: found.touched, at: performance.now() };
    const isAbandoned = found && (!isAlive(found.pid) || performance.now() - seen.at > ABANDONED_AFTER_MS);
    if (isAbandoned) rmSync(LOCK, { force: true });
    else await pause(LOOK_EVERY_MS);
  }
}

/** Two commands that were started at once neither install nor build at once: the second finds the work done. */
export async function inTurn(work) {
  mkdirSync(inRoot('dist'), { recursive: true });
  await takeWhenFree();
  const beat = setInterval(touch, BEAT_EVERY_MS).unref();
  const release = () => rmSync(LOCK, { force: true });
  process.once('exit', release);
  try {
    return await work();
  } finally {
    clearInterval(beat);
    process.off('exit', release);
    release();
  }
}
