import { measure } from '../measure/measure';
import type { Measurement, MeasureTools } from '../measure/context';
import { Names } from '../measure/names';
import { open } from '../measure/open';
import type { UrlObservation } from '../observations';
import { portOf, type Target } from '../target';
import type { ControlReport, TestedAddress } from './control-report';

/** The same observations without the pages themselves: a control is no proxy. */
const withoutBodies = (urls: readonly UrlObservation[]): UrlObservation[] =>
  urls.map(({ url, hops }) => ({
    url,
    hops: hops.map((hop) => ({ ...hop, http: hop.http && { ...hop.http, body: '' } })),
  }));

/** Tries the checker's addresses as far as the handshake. */
async function testAddresses(
  target: Target,
  addresses: readonly string[],
  measurement: Measurement,
): Promise<TestedAddress[]> {
  const visits = target.urls.map((url) => new URL(url));
  const endpoints = visits.flatMap((url) => addresses.map((address) => ({ address, url, port: portOf(url) })));
  return Promise.all(
    endpoints.map(async ({ address, port, url }) => {
      const { tcp, tls, socket } = await open({ address, port }, target.host, url.protocol === 'https:', measurement);
      socket?.destroy();
      return { address, port, tcp: tcp.failure, ...(tls && { tls: tls.failure }) };
    }),
  );
}

/** What this place sees of a target, and of the addresses that the asking checker found for it. Never rejects. */
export async function reportFor(
  target: Target,
  addresses: readonly string[],
  tools: MeasureTools,
  signal: AbortSignal,
): Promise<ControlReport> {
  const measurement = { ...tools, signal, names: new Names(tools, signal), secureHosts: new Set<string>() };
  const [observations, tested] = await Promise.all([
    measure(target, tools, signal),
    testAddresses(target, addresses, measurement),
  ]);
  return { kind: 'outside', urls: withoutBodies(observations.urls), tested, durationMs: observations.durationMs };
}
