import { changeList, connections, download, LIST } from '../http.mjs';

/** Downloads the checkers' list `times` times, `atOnce` together; with a `token`, after it was changed. */
export default async function downloads({ url, token, times, atOnce }) {
  const pool = connections(url, atOnce);
  if (token) await changeList(pool, token);
  let left = times;
  const client = async () => {
    while (left-- > 0) await download(pool, LIST);
  };
  await Promise.all(Array.from({ length: atOnce }, client));
}
