import { parseArgs } from 'node:util';
import { createProbe, runAgent } from '@nawala/probe';
import { DEMO_BRANDS, demoSites, startStagedInternet } from '@nawala/probe/staged';
import { processConsole } from './console';
import { signIn } from './demo/admin-api';
import { seed } from './demo/seed';
import { connectTo } from './live/socket-link';
import { keyFrom } from './options/key';
import { jsonReport } from './output/json-report';
import { liveReport } from './output/live-report';
import { stopSignal } from './stop-signal';

/**
 * `demo.js --api URL`, with ADMIN_EMAIL and ADMIN_PASSWORD in the environment: an internet on loopback, twelve domains
 * that live in it, and a real checker that watches them.
 */
const INTERVAL_MS = 2_000;

const { values } = parseArgs({ options: { api: { type: 'string', default: 'http://127.0.0.1:5000' } } });
const { ADMIN_EMAIL: email, ADMIN_PASSWORD: password } = process.env;
const api = new URL(values.api);
const key = keyFrom({});
const signal = stopSignal();
const console = processConsole();

async function demo(): Promise<void> {
  if (!email || !password) throw new Error('The demo needs ADMIN_EMAIL and ADMIN_PASSWORD');
  const internet = await startStagedInternet({ sites: demoSites() });
  try {
    await seed(await signIn(api, email, password, signal), DEMO_BRANDS);
    const probe = createProbe({
      network: internet.network,
      resolvers: [internet.resolver],
      extraCa: [internet.caPem],
      deadlines: { lateAnswer: 100 },
    });
    await runAgent({
      api,
      ...(key !== undefined && { key, connect: connectTo(api, key) }),
      intervalMs: INTERVAL_MS,
      concurrency: 12,
      vantages: [{ name: 'demo', probe }],
      confirm: 1,
      signal,
      report: console.interactive ? liveReport(console) : jsonReport(console),
    });
  } finally {
    await internet.stop();
  }
}

await demo().catch((error: Error) => {
  if (signal.aborted) return;
  console.err(`${error.message}\n`);
  process.exitCode = 1;
});
process.channel?.unref();
