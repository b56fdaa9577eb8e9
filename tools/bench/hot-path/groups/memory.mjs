import { existsSync } from 'node:fs';
import { mb, times } from '../figures.mjs';
import { generate } from '../load/generator.mjs';

const AT_ONCE = 4;

/**
 * Bytes that downloads of the checkers' list add to a server's memory at their highest. The server is a fresh one that
 * has recorded reports for a while, since any work makes the engine's heap grow to its working size; its garbage is
 * collected before.
 */
async function extra(server, { token, domains, runs }) {
  const targets = [{ url: server.url, open: 50 }];
  await generate('throughput', { targets, domains, seconds: 2, runs: 1 });
  const before = await server.ask('watchPeak');
  const measured = async (options) => {
    await generate('downloads', { url: server.url, ...options });
    const highest = await server.ask('peak');
    await server.ask('watchPeak');
    return highest - before;
  };
  const inTurn = await measured({ times: runs, atOnce: 1 });
  const together = await measured({ times: AT_ONCE, atOnce: AT_ONCE, token });
  await server.stop();
  return { inTurn, together };
}

export async function listMemory({ uri, start }, { token, ...settings }) {
  // Only Linux tells the highest RSS and forgets it again.
  if (!existsSync('/proc/self/clear_refs')) return [];
  const ours = await extra(await start.api(uri), { token, ...settings });
  const theirs = await extra(await start.yardstick(uri), settings);
  const row = (what, figure) => [
    `\`GET /api/urls\`, extra RSS, ${what}`,
    mb(ours[figure]),
    mb(theirs[figure]),
    times(ours[figure] / theirs[figure]),
    '≤ 40 MB',
  ];
  return [
    row(`${settings.runs} after each other, the first after a start`, 'inTurn'),
    row(`${AT_ONCE} at once, after a change`, 'together'),
  ];
}
