import { setTimeout as after } from 'node:timers/promises';

const LOOK_MS = 500;
const DUE = /^nawala_history_due (\d+)/m;

/** Until an API has made incidents of all that it was told, so that the next measure pays for itself alone. Versions without that figure have none. */
export async function settled({ url }) {
  for (;;) {
    const answer = await fetch(`${url}/metrics`);
    if ((DUE.exec(await answer.text())?.[1] ?? '0') === '0') return;
    await after(LOOK_MS);
  }
}
