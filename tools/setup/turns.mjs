import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { inRoot, say } from './workspace.mjs';

const LOCK = inRoot('dist', 'setup.lock');
const LOOK_EVERY_MS = 200;

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

/** Takes the lock; a process that died with it holds nothing. The file appears with its content, hence the link. */
function take() {
  const draft = `${LOCK}.${process.pid}`;
  writeFileSync(draft, String(process.pid));
  try {
    linkSync(draft, LOCK);
    return true;
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
    if (!isAlive(Number(readFileSync(LOCK, 'utf8')))) rmSync(LOCK, { force: true });
    return false;
  } finally {
    rmSync(draft);
  }
}

/** Two commands that were started at once neither install nor build at once: the second finds the work done. */
export async function inTurn(work) {
  mkdirSync(inRoot('dist'), { recursive: true });
  for (let isFirst = true; !take(); isFirst = false) {
    if (isFirst) say('Waiting for another command that is installing or building …');
    await pause(LOOK_EVERY_MS);
  }
  const release = () => rmSync(LOCK, { force: true });
  process.once('exit', release);
  try {
    return await work();
  } finally {
    process.off('exit', release);
    release();
  }
}
