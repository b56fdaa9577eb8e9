import { type Connect, createProbe, runAgent } from '@nawala/probe';
import { blockedByDns, healthy, startStagedInternet } from '@nawala/probe/staged';
import { io } from 'socket.io-client';

const BEHAVIOURS = { healthy, 'block-page': blockedByDns };

const connectTo =
  (apiUrl: string, key: string): Connect =>
  (hello, ask) => {
    const agent = { name: 'staged-fleet', version: '1.0.0', ...hello };
    const socket = io(`${apiUrl}/checkers`, { auth: { key, agent }, transports: ['websocket'] });
    socket.on('check:request', ask);
    return {
      result: (result) => socket.emitWithAck('agent:result', result).then(() => undefined),
      state: (state) => void socket.emit('agent:state', state),
      close: () => void socket.close(),
    };
  };

/** One real agent with a key that measures several networks, each a staged internet in which all sites behave alike. */
export async function startStagedFleet(
  apiUrl: string,
  key: string,
  sites: readonly string[],
  networks: Readonly<Record<string, keyof typeof BEHAVIOURS>>,
) {
  const stopped = new AbortController();
  const staged = await Promise.all(
    Object.entries(networks).map(async ([name, behaviour]) => {
      const all = Object.fromEntries(sites.map((site) => [site, BEHAVIOURS[behaviour]]));
      const internet = await startStagedInternet({ sites: all });
      const { network, resolver, caPem } = internet;
      const deadlines = { lateAnswer: 50 };
      const probe = createProbe({ network, resolvers: [resolver], extraCa: [caPem], deadlines });
      return { internet, vantage: { name, probe } };
    }),
  );
  const running = runAgent({
    api: new URL(apiUrl),
    key,
    connect: connectTo(apiUrl, key),
    intervalMs: 60_000,
    concurrency: 4,
    vantages: staged.map(({ vantage }) => vantage),
    signal: stopped.signal,
    report: () => undefined,
  });
  return {
    async stop() {
      stopped.abort();
      await running;
      await Promise.all(staged.map(({ internet }) => internet.stop()));
    },
  };
}
