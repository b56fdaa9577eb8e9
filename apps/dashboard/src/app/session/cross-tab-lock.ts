import { browserStorage } from '../storage/browser-storage';

/** Milliseconds after which a lease counts as abandoned by a tab that was closed or froze. */
const LEASE_MS = 15_000;
const POLL_MS = 60;

const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

/**
 * Runs `work` while no other tab of this browser runs work of the same name. The Web Locks API does it properly; it is
 * missing on plain http outside localhost, where a lease in the storage serves.
 */
export function withCrossTabLock<T>(name: string, work: () => Promise<T>): Promise<T> {
  const locks = (navigator as { locks?: LockManager }).locks;
  return locks ? withLock(locks, name, work) : withLease(name, work);
}

/** Where storage is blocked the lock manager is there, but refuses. */
async function withLock<T>(locks: LockManager, name: string, work: () => Promise<T>): Promise<T> {
  let granted = false;
  try {
    return await locks.request(name, () => {
      granted = true;
      return work();
    });
  } catch (error) {
    if (granted) throw error;
    return withLease(name, work);
  }
}

async function withLease<T>(name: string, work: () => Promise<T>): Promise<T> {
  const key = `${name}.lease`;
  const me = Math.random().toString(36).slice(2);
  while (!(await taken(key, me))) await pause(POLL_MS);
  try {
    return await work();
  } finally {
    if (browserStorage.getItem(key)?.startsWith(me)) browserStorage.removeItem(key);
  }
}

/** Writes our claim and looks again after a moment: of two tabs that claimed at once the later writer has it. */
async function taken(key: string, me: string): Promise<boolean> {
  const [holder, until] = (browserStorage.getItem(key) ?? '').split('@');
  // One that ends later than any lease can was taken before the clock was set back.
  const rest = Number(until) - Date.now();
  if (holder && holder !== me && rest > 0 && rest <= LEASE_MS) return false;
  browserStorage.setItem(key, `${me}@${Date.now() + LEASE_MS}`);
  await pause(POLL_MS);
  return browserStorage.getItem(key)?.startsWith(me) ?? false;
}
