import { connections, download } from '../http.mjs';

/** Downloads the checkers' list `times` times, `atOnce` together. */
export default async function downloads({ url, times, atOnce }) {
  const pool = connections(url, atOnce);
  let left = times;
  const client = async () => {
    while (left-- > 0) await download(pool, '/api/urls');
  };
  await Promise.all(Array.from({ length: atOnce }, client));
}
