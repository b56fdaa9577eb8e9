import { connections, download } from '../http.mjs';
import { atRate, inTurn } from '../pace.mjs';

/** Milliseconds that pages of each target's list for the dashboard take at a fixed rate, each `query` in turn. */
export default async function pages({ targets, queries, perSecond, seconds, runs }) {
  const askers = targets.map(({ url, token }) => {
    const pool = connections(url, 8);
    const headers = { authorization: `Bearer ${token}` };
    return (n) => download(pool, `/api/domains?${queries[n % queries.length]}`, headers);
  });
  return inTurn(askers, runs, (ask) =>
    atRate(perSecond, seconds, async (intended, n) => {
      await ask(n);
      return performance.now() - intended;
    }),
  );
}
