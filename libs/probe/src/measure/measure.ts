import { CookieJar } from '../http/cookie-jar';
import { withDeadline } from '../deadline';
import { ownClock } from '../own-clock';
import type { Hop, Observations, UrlObservation } from '../observations';
import { hostOf, type Target } from '../target';
import { Company } from './company';
import type { Measurement, MeasureTools } from './context';
import { measureHop } from './hop';
import { Names } from './names';
import { nextOf } from './redirects';

/** Redirects that are followed; browsers stop at 20, OONI at 10. */
const MAX_REDIRECTS = 10;

/** One URL and whatever it redirects to. */
async function measureUrl(start: string, measurement: Measurement): Promise<UrlObservation> {
  const hops: Hop[] = [];
  const cookies = new CookieJar();
  let url: URL | null = new URL(start);
  let referer: string | null = null;
  while (url) {
    const step = `${start} ${hops.length}`;
    const hop: Hop = await measureHop({ url, cookies, referer, step }, measurement);
    hops.push(hop);
    const next = nextOf(hop.http, url);
    const tooMany = next.kind === 'follow' && hops.length > MAX_REDIRECTS;
    if (next.kind === 'broken') hop.redirectFailure = next.failure;
    if (tooMany) hop.redirectFailure = 'http_too_many_redirects';
    referer = url.href;
    url = next.kind === 'follow' && !tooMany ? next.url : null;
  }
  return { url: start, hops };
}

/** Everything that is seen of a target until the signal fires. */
async function observe(
  target: Target,
  tools: MeasureTools,
  company: Company,
  signal: AbortSignal,
): Promise<UrlObservation[]> {
  const secure = target.urls.map((url) => new URL(url)).filter(({ protocol }) => protocol === 'https:');
  const secureHosts = new Set(secure.map(hostOf));
  const measurement: Measurement = { ...tools, signal, names: new Names(tools, signal), secureHosts, company };
  const urls = await Promise.all(target.urls.map((url) => measureUrl(url, measurement)));
  if (urls.some(({ hops }) => hops.at(-1)?.http?.failure !== null)) tools.onTrouble?.();
  await measurement.names.settled();
  return urls;
}

/**
 * Measures a target from all its URLs at once, and keeps everything that was seen. Never rejects and never takes
 * longer than the deadline of a whole domain; what was not reached by then is missing or marked `interrupted`. It is not
 * complete either where this process was stopped so long that servers hang up: what failed then may be its own doing.
 */
export async function measure(
  target: Target,
  tools: MeasureTools,
  cancel?: AbortSignal,
  company = new Company(),
): Promise<Observations> {
  const started = performance.now();
  const watch = ownClock.start();
  try {
    return await withDeadline(tools.deadlines.target, cancel, async (signal) => {
      const urls = await observe(target, tools, company, signal);
      const complete = !signal.aborted && !watch.wasStopped();
      return { host: target.host, urls, complete, durationMs: Math.round(performance.now() - started) };
    });
  } finally {
    watch.end();
  }
}
