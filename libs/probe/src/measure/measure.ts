import { CookieJar } from '../http/cookie-jar';
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

/**
 * Measures a target from all its URLs at once, and keeps everything that was seen. Never rejects and never takes
 * longer than the deadline of a whole domain; what was not reached by then is missing or marked `interrupted`.
 */
export async function measure(
  target: Target,
  tools: MeasureTools,
  cancel?: AbortSignal,
  company = new Company(),
): Promise<Observations> {
  const started = performance.now();
  const controller = new AbortController();
  const abort = () => controller.abort();
  const timer = setTimeout(abort, tools.deadlines.target);
  cancel?.addEventListener('abort', abort, { once: true });
  if (cancel?.aborted) abort();
  const { signal } = controller;
  const secure = target.urls.map((url) => new URL(url)).filter(({ protocol }) => protocol === 'https:');
  const secureHosts = new Set(secure.map(hostOf));
  const measurement: Measurement = { ...tools, signal, names: new Names(tools, signal), secureHosts, company };
  try {
    const urls = await Promise.all(target.urls.map((url) => measureUrl(url, measurement)));
    if (urls.some(({ hops }) => hops.at(-1)?.http?.failure !== null)) tools.onTrouble?.();
    await measurement.names.settled();
    return { host: target.host, urls, complete: !signal.aborted, durationMs: Math.round(performance.now() - started) };
  } finally {
    clearTimeout(timer);
    cancel?.removeEventListener('abort', abort);
  }
}
