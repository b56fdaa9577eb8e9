import { BULK, connections, post, report, UPDATE } from '../http.mjs';
import { atRate } from '../pace.mjs';

/**
 * Reports at a steady rate for a while, some one by one, some in bulk; every `changeEvery`th changes a verdict. Tells,
 * once a second, what was acknowledged, the milliseconds that calls took from when they were due, and what failed.
 */
export default async function reporting({ url, domains, singles, bulks, size, changeEvery, seconds }, parent) {
  const pool = connections(url, 16);
  const rounds = new Uint8Array(domains);
  let next = 0;
  const one = () => {
    const turn = next++;
    const n = turn % domains;
    if (turn % changeEvery === 0) rounds[n] ^= 1;
    return report(n, rounds[n]);
  };
  let news;
  const tell = () => {
    if (news) parent.tell(news);
    news = { acknowledged: 0, took: [], errors: [] };
  };
  const call = (path, content, reports) => async (intended) => {
    try {
      await post(pool, path, content());
      news.acknowledged += reports;
      news.took.push(performance.now() - intended);
    } catch (error) {
      news.errors.push(error.message);
    }
  };
  tell();
  const telling = setInterval(tell, 1_000);
  await Promise.all([
    atRate(singles, seconds, call(UPDATE, one, 1)),
    atRate(
      bulks,
      seconds,
      call(BULK, () => ({ updates: Array.from({ length: size }, one) }), size),
    ),
  ]);
  clearInterval(telling);
  tell();
}
