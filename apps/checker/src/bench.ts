import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { benchProbes, measure, type Measured } from './bench/measure';
import { kindOf, KINDS, nameOf } from './bench/plan';
import { stage, type Stage } from './bench/stage';

/**
 * `bench.js [--domains 10000] [--concurrency 192] [--only fine|blocked|silent|networks]`: how fast the checker is, once where
 * everything answers, once in three networks instead of one and once with every tenth site silent, or once with sites of one kind. The servers run in a process of their own, on the same machine.
 */
const MEGABYTE = 2 ** 20;
/** TLS and HTTP time out side by side, after the time that DNS and TCP may take. */
const SILENT_LIMIT_MS = 12_000;
/** What three networks in one agent may cost, where one costs 1. */
const NETWORKS_LIMIT = 1.5;

const slowest = (times: readonly number[]): number => Math.max(0, ...times);

function spread(times: readonly number[]): string {
  const median = [...times].sort((a, b) => a - b)[times.length >> 1] ?? 0;
  return `${median} / ${slowest(times)} ms`;
}

function print(title: string, { count, seconds, cpuSeconds, wrong, took, layers, rss }: Measured): void {
  const total = Object.values(layers).reduce((sum, ms) => sum + ms, 0);
  const shares = Object.entries(layers).map(([layer, ms]) => `${layer} ${Math.round((ms / total) * 100)} %`);
  process.stdout.write(
    `${title}: ${count} domains in ${seconds.toFixed(1)} s = ${(count / seconds).toFixed(0)}/s, ${((cpuSeconds * 1000) / count).toFixed(2)} ms of processor time each\n` +
      `  waiting by layer: ${shares.join(', ')}; RSS at most ${Math.round(rss / MEGABYTE)} MB\n` +
      `  median / slowest: ${KINDS.map((kind) => `${kind} ${spread(took[kind])}`).join(', ')}; wrong: ${wrong.length}\n`,
  );
  for (const line of wrong.slice(0, 5)) process.stdout.write(`  ${line}\n`);
}

async function bench(): Promise<void> {
  const { values } = parseArgs({
    options: {
      domains: { type: 'string', default: '10000' },
      concurrency: { type: 'string', default: '192' },
      only: { type: 'string' },
    },
  });
  const concurrency = Number(values.concurrency);
  const names = Array.from({ length: Number(values.domains) }, (_, index) => nameOf(index));
  const servers = fork(fileURLToPath(import.meta.url), ['--serve']);
  const [staged] = (await once(servers, 'message')) as [Stage];
  const networks = benchProbes(staged);
  const probe = networks.slice(0, 1);
  const answer = names.filter((name) => kindOf(name) !== 'silent');
  await measure(networks, answer.slice(0, 200), 32);

  const answering = async () => {
    const measured = await measure(probe, answer, concurrency);
    print('everything answers', measured);
    return measured;
  };
  /** The names in three networks, between two runs of one, since machines grow warm and tired. */
  const compare = async (before: Measured) => {
    const three = await measure(networks, answer, concurrency);
    print('in three networks', three);
    const after = await answering();
    const ratio = (2 * three.seconds) / (before.seconds + after.seconds);
    process.stdout.write(`three networks cost ${ratio.toFixed(2)} times what one costs\n`);
    return { ratio, wrong: three.wrong.length + after.wrong.length };
  };

  if (values.only === 'networks') {
    const { ratio } = await compare(await answering());
    process.exitCode = ratio <= NETWORKS_LIMIT ? 0 : 1;
    servers.disconnect();
    return;
  }
  if (values.only !== undefined) {
    const some = names.filter((name) => kindOf(name) === values.only);
    print(values.only, await measure(probe, some, concurrency));
    servers.disconnect();
    return;
  }
  const alone = await answering();
  const three = await compare(alone);
  const mixed = await measure(probe, names, concurrency);
  print('one in ten is silent', mixed);
  servers.disconnect();

  const rate = alone.count / alone.seconds;
  const rss = Math.max(alone.rss, mixed.rss) / MEGABYTE;
  const passed =
    rate >= 300 &&
    rss <= 300 &&
    slowest(mixed.took.silent) <= SILENT_LIMIT_MS &&
    three.ratio <= NETWORKS_LIMIT &&
    alone.wrong.length + three.wrong + mixed.wrong.length === 0;
  process.stdout.write(
    `${passed ? 'within' : 'OUTSIDE'} the targets (300/s, 300 MB, three networks for 1.5 times one, silent sites end with their deadline)\n`,
  );
  process.exitCode = passed ? 0 : 1;
}

if (process.argv.includes('--serve')) {
  process.once('disconnect', () => process.exit());
  process.send?.(await stage());
} else {
  await bench();
}
