import { changeList, connections, download, LIST } from '../http.mjs';
import { inTurn, repeated } from '../pace.mjs';

/**
 * Downloads of each target's list for checkers. With a `token`, it changes before each. The last:
 * the milliseconds of `unchanged` requests to the first target that name the tag which they know already.
 */
export default async function list({ targets, runs, unchanged = 0 }) {
  const downloaders = targets.map(({ url, encoding = 'identity', token }) => {
    const pool = connections(url, 1);
    return async () => {
      if (token) await changeList(pool, token);
      return download(pool, LIST, { 'accept-encoding': encoding });
    };
  });
  const downloads = await inTurn(downloaders, runs, (get) => get());
  if (unchanged === 0) return { downloads, took: [] };
  const pool = connections(targets[0].url, 1);
  const { tag } = await download(pool, LIST);
  const ask = () => download(pool, LIST, { 'if-none-match': tag });
  return { downloads, took: (await repeated(unchanged, ask)).map(({ whole }) => whole) };
}
