import type { UrlDto } from '@nawala/contracts/checker';
import { createApiClient } from './api-client';
import { Confirmation } from './confirm';
import { Disk } from './disk';
import { fetchList } from './fetch-list';
import { inKnownWords } from './known-words';
import { Measuring } from './measuring';
import type { Connect } from './on-demand/link';
import { UNNAMED } from './on-demand/on-demand';
import { openReception } from './on-demand/reception';
import { StateBoard } from './on-demand/state-board';
import { Outbox } from './outbox';
import { USUAL_PACE, type Pace } from './pace';
import { pause } from './pause';
import { RoundPlace, type PlaceFile } from './place';
import { Politeness } from './politeness';
import type { Report } from './progress';
import { Refusals } from './refusals';
import { Restless } from './restless';
import { Rounds } from './rounds';
import { ServerTime } from './server-time';
import type { Spool } from './spool';
import { keyOf, type Vantage } from './vantage';

export interface AgentOptions {
  /** Where the dashboard's API lives, such as `http://localhost:5000`. */
  api: URL;
  key?: string;
  /** From the start of one round to the start of the next. */
  intervalMs: number;
  /** Names checked at once, each in all vantages. */
  concurrency: number;
  /** The networks that this agent sees, no two of one name. */
  vantages: readonly Vantage[];
  /** Probes that must agree before a name is turned around; 2 unless given. */
  confirm?: number;
  /** Keeps results that could not be delivered for the next run; only in memory unless given. */
  spool?: Spool;
  /** Opens a connection on which the API can ask for checks between and beside the rounds; none unless given. */
  connect?: Connect;
  /** Keeps how far the running round is for the next run. */
  place?: PlaceFile;
  /** One round only, then return. */
  once?: boolean;
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
 * The checker's loop: fetch the list, check every domain in every vantage, report, wait, again. Survives an API that is
 * away and loses no finished result while it runs. Resolves when it was stopped, or after one round with `once`.
 */
export async function runAgent(options: AgentOptions): Promise<AllDelivered> {
  const { signal, concurrency, vantages, once = false, grace = GRACE, spool } = options;
  const board = new StateBoard(vantages.map(({ name }) => name ?? UNNAMED));
  const report: Report = (progress) => {
    board.note(progress);
    options.report(progress);
  };
  const { jitterMs, betweenProbesMs, gatherMs } = { ...USUAL_PACE, ...options.pace };
  const api = createApiClient(options.api, options.key);
  const names = new Map<string, string>();
  const refusals = new Refusals(report, (id) => names.get(id) ?? id);
  const disk = new Disk(report);
  const place = new RoundPlace(options.place, disk);
  const outbox = new Outbox({
    api: inKnownWords(api),
    report,
    refusals,
    disk,
    gatherMs,
    ...(spool && { spool }),
    onSettled: (settled) => place.note(settled),
  });
  const serverTime = new ServerTime();
  const restless = new Restless();
  const abandon = delayed(signal, grace.checksMs);
  const measuring = new Measuring(new Confirmation(options.confirm ?? 2, betweenProbesMs), new Politeness());
  const shared = { vantages, api, outbox, refusals, place, serverTime, measuring, restless, report };
  const rounds = new Rounds({ ...shared, concurrency, jitterMs, once, stop: signal, abandon: abandon.signal });

  const { connect, intervalMs } = options;
  const reached = { vantages, measuring, serverTime, api, outbox, board, report, intervalMs, concurrency };
  const reception = connect && !once ? openReception({ connect, ...reached, signal: abandon.signal }) : undefined;

  const startRound = (urls: readonly UrlDto[]) => {
    for (const { id, Domain } of urls) names.set(id, Domain);
    refusals.startRound();
    const { clockOffsetMs } = api;
    if (serverTime.startRound(clockOffsetMs) && clockOffsetMs !== null)
      report({ kind: 'clock-off', offsetMs: clockOffsetMs });
  };
  const isRestless = ({ id }: UrlDto) => vantages.some(({ name }) => restless.has(keyOf(id, name)));

  const asking = { signal, report, pending: () => outbox.pending, ...(once && { patienceMs: ONCE_DELIVERY_MS }) };
  let listed = false;
  while (!signal.aborted) {
    const started = performance.now();
    const urls = await fetchList(api, asking);
    if (!urls) break;
    listed = true;
    startRound(urls);
    await rounds.run(urls);
    if (once) break;
    const interval = options.intervalMs * (1 + INTERVAL_JITTER * (Math.random() - 0.5));
    const left = () => interval - (performance.now() - started);
    await pause(left() / 2, signal);
    const sooner = urls.filter(isRestless).slice(0, MAX_SOONER);
    if (sooner.length > 0 && !signal.aborted) await rounds.lookAgain(sooner);
    await pause(left(), signal);
  }
  const hurry = () => void outbox.drain(grace.deliveryMs);
  signal.addEventListener('abort', hurry, { once: true });
  const delivered = await outbox.drain(signal.aborted ? grace.deliveryMs : ONCE_DELIVERY_MS);
  signal.removeEventListener('abort', hurry);
  reception?.close();
  abandon.release();
  const { lost, pending } = outbox;
  report({ kind: 'finished', delivered: outbox.delivered, refused: refusals.total, lost, pending });
  const isComplete = !once || refusals.total + lost === 0;
  return delivered && isComplete && (listed || signal.aborted);
}
