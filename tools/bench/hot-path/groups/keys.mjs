import { rate, times } from '../figures.mjs';
import { generate } from '../load/generator.mjs';
import { median } from '../samples.mjs';
import { makeKey } from '../servers/start.mjs';
import { SINGLE } from './updates.mjs';

/** What it costs that a checker must show a key: an API that wants one and one that wants none, in turn. */
export async function keys({ api, uri, start }, { token, seconds, runs, domains }) {
  const closed = await start.api(uri, { CHECKER_AUTH: 'key' });
  const key = await makeKey(api.url, token);
  // Each has read its list: that is not what is measured.
  for (const { url } of [closed, api])
    await fetch(`${url}/api/domains?limit=1`, { headers: { authorization: `Bearer ${token}` } });
  const targets = [
    { url: closed.url, key, ...SINGLE },
    { url: api.url, ...SINGLE },
  ];
  const measured = await generate('throughput', { targets, domains, seconds, runs });
  const [keyed, open] = measured.map((results) => median(results.map(({ perSecond }) => perSecond)));
  return [
    [
      '`POST /api/urls/update` with `CHECKER_AUTH=key`, 50 connections, beside `public`',
      rate(keyed),
      rate(open),
      times(keyed / open),
      '≥ 0.90 ×',
    ],
  ];
}
