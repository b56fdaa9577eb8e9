import { listen } from '../raw-client.mjs';

const SINGLE = '42["domain:nawala-updated"';
const BATCH = /"count":(\d+)\}\]$/;

/**
 * Listens until its parent ends it: `plain` clients that take every update on its own, `batch` others that take them
 * together. Tells, once a second, how many updates all have heard.
 */
export default async function listening({ url, token, plain, batch }, parent) {
  let updates = 0;
  let lost = 0;
  const hear = (event) => {
    // Only what tells: there are far too many to read.
    if (event.latin1Slice(0, SINGLE.length) === SINGLE) updates += 1;
    else updates += Number(BATCH.exec(event.subarray(-24).latin1Slice())?.[1] ?? 0);
  };
  for (let n = 0; n < plain + batch; n += 1) {
    await listen(url, { auth: { token, batch: n >= plain }, hear, lost: () => (lost += 1) });
  }
  setInterval(() => parent.tell({ updates, lost }), 1_000);
  parent.tell({ updates, lost });
  await new Promise(() => undefined);
}
