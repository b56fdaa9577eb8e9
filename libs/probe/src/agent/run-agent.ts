import type { UrlDto } from '@nawala/contracts/checker';
import type { Probe } from '../probe';
import { createApiClient, type ApiClient, type ScanReport } from './api-client';
import { backOff } from './back-off';
import { checkCanaries, type Canaries } from './canaries';
import { Confirmation } from './confirm';
import { worded } from './doubt';
import { Outbox } from './outbox';
import { USUAL_PACE, type Pace } from './pace';
import { pause } from './pause';
import { Politeness } from './politeness';
import type { Report } from './progress';
import { Refusals } from './refusals';
import { Restless } from './restless';
import { runRound, type RoundOptions } from './round';
import type { Spool } from './spool';
import { inKnownWords } from './known-words';
import { notMeasured, toScanReport } from './scan-report';
import { ServerTime } from './server-time';

export interface AgentOptions {
  /** Where the dashboard's API lives, such as `http://localhost:5000`. */
  api: URL;
  key?: string;
  /** From the start of one round to the start of the next. */
  intervalMs: number;
  /** Checks at once. */
  concurrency: number;
  /** The name this network goes by; a checker key's own name wins. */
  vantage?: string;
  /** Probes that must agree before a name is turned around; 2 unless given. */
  confirm?: number;
  /** Keeps results that could not be delivered for the next run; only in memory unless given. */
  spool?: Spool;
  /** Checked before each round; none unless given. */
  canaries?: Canaries;
  /** One round only, then return. */
  once?: boolean;
  probe: Probe;
  /** Fires to end the agent: running checks get a moment, finished results are still delivered. */
  signal: AbortSignal;
  report: Report;
  /** The usual one unless given. */
  pace?: Partial<Pace>;
  /** What running checks, and then undelivered results, still get once the signal has fired. Milliseconds. */
  grace?: { checksMs: number; deliveryMs: number };
}

/** True when the list was read and no finished result is left; with `once`, when the API has also taken each of them. */
export type AllDelivered = boolean;

/** Together under 10 s, which is all that whoever stops a service usually waits. */
const GRACE = { checksMs: 2_000, deliveryMs: 3_000 };
/** `once` ends sometime, also when the API does not come back. */
const ONCE_DELIVERY_MS = 120_000;
/** Names that are checked once more between two rounds, because they are restless. */
const MAX_SOONER = 500;
/** Rounds of many checkers drift apart. */
const INTERVAL_JITTER = 0.1;

/** Asks for the list until the API gives it. Undefined when the agent was stopped first, or gave up with `once`. */
async function fetchList(
  api: ApiClient,
  outbox: Outbox,
  { signal, report, once }: AgentOptions,
): Promise<{ urls: UrlDto[]; clockOffsetMs: number | null } | undefined> {
  const givesUpAt = once ? performance.now() + ONCE_DELIVERY_MS : Infinity;
  for (let attempt = 1; !signal.aborted; attempt++) {
    const answer = await api.listUrls(signal);
    if (answer.ok) return { urls: answer.value, clockOffsetMs: answer.clockOffsetMs };
    if (signal.aborted || performance.now() > givesUpAt) break;
    const retryInMs = backOff(attempt, answer.retryAfterMs, Math.random());
    report({ kind: 'api-away', problem: answer.problem, retryInMs, pending: outbox.pending });
    await pause(retryInMs, signal);
  }
  return undefined;
}

/** Fires a while after the given signal does. */
function delayed(signal: AbortSignal, ms: number): { signal: AbortSignal; release: () => void } {
  const controller = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  const start = () => {
    timer = setTimeout(() => controller.abort(), ms);
  };
  signal.addEventListener('abort', start, { once: true });
  const release = () => {
    clearTimeout(timer);
    signal.removeEventListener('abort', start);
  };
  return { signal: controller.signal, release };
}

/**
 * The checker's loop: fetch the list, check every domain, report, wait, again. Survives an API that is away and loses
 * no finished result while it runs. Resolves when it was stopped, or after one round with `once`.
 */
export async function runAgent(options: AgentOptions): Promise<AllDelivered> {
  const { signal, report, probe, concurrency, vantage, once = false, grace = GRACE, canaries } = options;
  const { jitterMs, betweenProbesMs, gatherMs } = { ...USUAL_PACE, ...options.pace };
  const api = createApiClient(options.api, options.key);
  const names = new Map<string, string>();
  const refusals = new Refusals(report, (id) => names.get(id) ?? id);
  const outbox = new Outbox({
    api: inKnownWords(api),
    report,
    refusals,
    gatherMs,
    ...(options.spool && { spool: options.spool }),
  });
  const serverTime = new ServerTime();
  const send = (result: ScanReport) => outbox.add(serverTime.date(result));
  const abandon = delayed(signal, grace.checksMs);
  const confirmation = new Confirmation(options.confirm ?? 2, betweenProbesMs);
  const politeness = new Politeness();
  const check: RoundOptions['check'] = (url, target, abandoned) =>
    politeness.run(target.host, () => confirmation.check(url.id, () => probe.check(target, abandoned), abandoned));
  const restless = new Restless();
  const onResult: RoundOptions['onResult'] = (url, result) => {
    restless.note(url.id, result.status);
    send(toScanReport(url.id, result, vantage));
  };

  const canaryProblem = async () =>
    canaries ? checkCanaries(probe, canaries, abandon.signal).catch(() => null) : null;

  /** A path that measures nothing reports just that, for every name. */
  const runSoundRound = async (urls: readonly UrlDto[]): Promise<void> => {
    const problem = (await probe.resolverProblem()) ?? (await canaryProblem());
    if (!problem)
      return runRound(urls, { check, concurrency, jitterMs, stop: signal, abandon: abandon.signal, report, onResult });
    report({ kind: 'path-broken', problem: worded(problem).reason, total: urls.length });
    for (const { id } of urls) send(notMeasured(id, problem, vantage));
  };

  let listed = false;
  while (!signal.aborted) {
    const started = performance.now();
    const list = await fetchList(api, outbox, options);
    if (!list) break;
    listed = true;
    const { urls, clockOffsetMs } = list;
    for (const { id, Domain } of urls) names.set(id, Domain);
    refusals.startRound();
    if (serverTime.startRound(clockOffsetMs) && clockOffsetMs !== null)
      report({ kind: 'clock-off', offsetMs: clockOffsetMs });
    await runSoundRound(urls);
    if (once) break;
    const interval = options.intervalMs * (1 + INTERVAL_JITTER * (Math.random() - 0.5));
    const left = () => interval - (performance.now() - started);
    await pause(left() / 2, signal);
    const sooner = urls.filter(({ id }) => restless.has(id)).slice(0, MAX_SOONER);
    if (sooner.length > 0 && !signal.aborted) await runSoundRound(sooner);
    await pause(left(), signal);
  }
  const hurry = () => void outbox.drain(grace.deliveryMs);
  signal.addEventListener('abort', hurry, { once: true });
  const delivered = await outbox.drain(signal.aborted ? grace.deliveryMs : ONCE_DELIVERY_MS);
  signal.removeEventListener('abort', hurry);
  abandon.release();
  const { lost, pending } = outbox;
  report({ kind: 'finished', delivered: outbox.delivered, refused: refusals.total, lost, pending });
  const isComplete = !once || refusals.total + lost === 0;
  return delivered && isComplete && (listed || signal.aborted);
}
