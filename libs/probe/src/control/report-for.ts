import { INDONESIA } from '../fingerprints/indonesia';
import { marksIn } from '../fingerprints/marks';
import { measure } from '../measure/measure';
import { Company } from '../measure/company';
import type { MeasureTools } from '../measure/context';
import { Names } from '../measure/names';
import type { HttpObservation, UrlObservation, Witness } from '../observations';
import type { Target } from '../target';
import type { ControlReport } from './control-report';
import { testAddresses } from './test-addresses';

const withoutBody = (http: HttpObservation): HttpObservation => ({
  ...http,
  body: '',
  marks: marksIn(http.body, INDONESIA),
});

/** The same observations without the pages themselves: a control is no proxy. */
const withoutBodies = (urls: readonly UrlObservation[]): UrlObservation[] =>
  urls.map(({ url, hops }) => ({
    url,
    hops: hops.map((hop) => ({ ...hop, http: hop.http && withoutBody(hop.http) })),
  }));

/** What this place sees of a target, and of the addresses that the asking checker found for it. Never rejects. */
export async function reportFor(
  target: Target,
  addresses: readonly string[],
  tools: MeasureTools,
  witness: () => Promise<Witness>,
  signal: AbortSignal,
): Promise<ControlReport> {
  const own = { names: new Names(tools, signal), secureHosts: new Set<string>(), company: new Company() };
  const measurement = { ...tools, signal, ...own };
  const [observations, tested, seen] = await Promise.all([
    measure(target, tools, signal),
    testAddresses(target, addresses, measurement),
    witness(),
  ]);
  const { urls, durationMs } = observations;
  return { kind: 'outside', urls: withoutBodies(urls), tested, witness: seen, durationMs };
}
