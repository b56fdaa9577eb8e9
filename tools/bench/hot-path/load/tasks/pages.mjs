import { connections, download } from '../http.mjs';
import { atRate, repeated } from '../pace.mjs';

/** Milliseconds that pages of the dashboard's list take at a fixed rate, each `query` in turn. */
export default async function pages({ url, token, queries, perSecond, seconds, runs }) {
  const pool = connections(url, 8);
  const headers = { authorization: `Bearer ${token}` };
  return repeated(runs, () =>
    atRate(perSecond, seconds, async (intended, n) => {
      await download(pool, `/api/domains?${queries[n % queries.length]}`, headers);
      return performance.now() - intended;
    }),
  );
}
