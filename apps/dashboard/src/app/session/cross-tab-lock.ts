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
  return locks ? locks.request(name, work) : withLease(name, work);
}

async function withLease<T>(name: string, work: () => Promise<T>): Promise<T> {
  const key = `${name}.lease`;
  const me = Math.random().toString(36).slice(2);
  while (!(await taken(key, me))) await pause(POLL_MS);
  try {
    return await work();
  } finally {
    if (localStorage.getItem(key)?.startsWith(me)) localStorage.removeItem(key);
  }
}

/** Writes our claim and looks again after a moment: of two tabs that claimed at once the later writer has it. */
async function taken(key: string, me: string): Promise<boolean> {
  const [holder, until] = (localStorage.getItem(key) ?? '').split('@');
  if (holder && holder !== me && Number(until) > Date.now()) return false;
  localStorage.setItem(key, `${me}@${Date.now() + LEASE_MS}`);
  await pause(POLL_MS);
  return localStorage.getItem(key)?.startsWith(me) ?? false;
}
