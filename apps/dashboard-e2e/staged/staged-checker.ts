import { createProbe, runAgent } from '@nawala/probe';
import { blockedByDns, healthy, startStagedInternet } from '@nawala/probe/staged';

export { startStagedFleet } from './staged-fleet';

const BEHAVIOURS = { healthy, 'block-page': blockedByDns };

/** A real checker in a staged internet that holds one site. */
export async function startStagedChecker(apiUrl: string, site: string, behaviour: keyof typeof BEHAVIOURS) {
  const internet = await startStagedInternet({ sites: { [site]: BEHAVIOURS[behaviour] } });
  const stopped = new AbortController();
  const probe = createProbe({
    network: internet.network,
    resolvers: [internet.resolver],
    extraCa: [internet.caPem],
    deadlines: { lateAnswer: 50 },
  });
  const running = runAgent({
    api: new URL(apiUrl),
    intervalMs: 500,
    concurrency: 4,
    vantages: [{ name: 'staged', probe }],
    signal: stopped.signal,
    report: () => undefined,
  });
  return {
    set: (next: keyof typeof BEHAVIOURS) => internet.set(site, BEHAVIOURS[next]),
    async stop() {
      stopped.abort();
      await running;
      await internet.stop();
    },
  };
}
