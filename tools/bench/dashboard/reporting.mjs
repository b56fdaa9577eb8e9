const EVERY_MS = 100;

/** Verdicts that change, so many a second, a tenth of a second's in one call, until it is stopped. */
export function reporting(url, ids, perSecond) {
  let [next, isOver] = [0, false];
  const each = Math.round((perSecond * EVERY_MS) / 1000);
  const send = async (status) => {
    const updates = Array.from({ length: each }, () => ({ id: ids[next++ % ids.length], scanResult: { status } }));
    const headers = { 'content-type': 'application/json' };
    const body = JSON.stringify({ updates });
    const answer = await fetch(`${url}/api/urls/bulk-update`, { method: 'POST', headers, body });
    if (!answer.ok) throw new Error(`reports were answered with ${answer.status}`);
    await answer.arrayBuffer();
  };
  const run = async () => {
    const begun = performance.now();
    for (let calls = 0; !isOver; calls += 1) {
      const due = begun + calls * EVERY_MS - performance.now();
      if (due > 0) await new Promise((turn) => setTimeout(turn, due));
      const round = Math.floor(next / ids.length);
      await send(round % 2 === 0 ? 'blocked' : 'accessible');
    }
    return Math.round(next / ((performance.now() - begun) / 1000));
  };
  const done = run();
  done.catch(() => undefined);
  return {
    /** The domain whose verdict changes in so many seconds. */
    turnIn: (seconds) => ids[(next + Math.round(perSecond * seconds)) % ids.length],
    /** Gives how many a second there were. */
    end: async () => {
      isOver = true;
      return done;
    },
  };
}
