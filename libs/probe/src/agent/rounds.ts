import type { UrlDto } from '@nawala/contracts/checker';
import type { ApiClient, ScanReport } from './api-client';
import { worded } from './doubt';
import { examine, turnedAwayBy, type Examination } from './examine';
import type { Measuring } from './measuring';
import type { Outbox } from './outbox';
import type { RoundPlace } from './place';
import type { Report } from './progress';
import type { Refusals } from './refusals';
import type { Restless } from './restless';
import { runRound, type Row } from './round';
import { notMeasured, toScanReport } from './scan-report';
import type { ServerTime } from './server-time';
import { Tally } from './tally';
import { keyOf, type Vantage } from './vantage';

export interface RoundsParts {
  vantages: readonly Vantage[];
  api: Pick<ApiClient, 'clockOffsetMs'>;
  outbox: Outbox;
  refusals: Refusals;
  place: RoundPlace;
  serverTime: ServerTime;
  measuring: Measuring;
  restless: Restless;
  report: Report;
  concurrency: number;
  jitterMs: number;
  stop: AbortSignal;
  abandon: AbortSignal;
  /** A single round does not wait for an API that may never take anything. */
  once: boolean;
}

const nameOf = ({ name }: Vantage): string | undefined => name;

/** Rounds of one agent: which vantages can be measured in, every name in each of those, and what came of it. */
export class Rounds {
  /** Vantages of which it is still to be found out whether their resolvers answer strangers. */
  private readonly untried: Set<Vantage>;
  /** What was counted when a round was last summed up. */
  private told = { delivered: 0, refused: 0 };

  constructor(private readonly parts: RoundsParts) {
    this.untried = new Set(parts.vantages.filter(({ isElsewhere }) => isElsewhere));
  }

  /** A whole round; one that an earlier run has left is finished. */
  async run(urls: readonly UrlDto[]): Promise<void> {
    const { place, vantages, outbox, stop } = this.parts;
    const kept = outbox.waitingReports.map(({ id, scanResult }) => keyOf(id, scanResult.vantage));
    const resumed = place.begin(
      vantages.map(({ name }) => name ?? ''),
      kept,
    );
    await this.look(urls, resumed);
    if (!stop.aborted) place.finish();
  }

  /** Some names once more. */
  async lookAgain(urls: readonly UrlDto[]): Promise<void> {
    await this.look(urls, 0);
  }

  private async look(urls: readonly UrlDto[], resumed: number): Promise<void> {
    const { vantages, abandon, report, stop, outbox, refusals, api } = this.parts;
    const startedAt = new Date().toISOString();
    const started = performance.now();
    const tally = new Tally(vantages.map(nameOf));
    const examined = await Promise.all(vantages.map((vantage) => examine(vantage, abandon)));
    for (const examination of examined) await this.tell(examination, urls, tally);
    const sound = examined.filter(({ problem }) => !problem).map(({ vantage }) => vantage);
    const rows = this.rowsOf(urls, sound);
    const total = rows.reduce((sum, row) => sum + row.vantages.length, 0);
    report({ kind: 'round-started', total, resumed });
    await this.measure(rows, tally);
    if (stop.aborted) return;
    const durationMs = Math.round(performance.now() - started);
    const counted = tally.all();
    const checked = counted.reduce((sum, one) => sum + one.checked, 0);
    report({
      kind: 'round-finished',
      startedAt,
      total,
      resumed,
      skipped: total - checked,
      durationMs,
      perSecond: Math.round((checked / Math.max(1, durationMs)) * 10_000) / 10,
      delivered: outbox.delivered - this.told.delivered,
      refused: refusals.total - this.told.refused,
      pending: outbox.pending,
      lost: outbox.lost,
      clockOffsetMs: api.clockOffsetMs,
      vantages: counted,
    });
    this.told = { delivered: outbox.delivered, refused: refusals.total };
    await this.tryOnceMore(examined);
  }

  private rowsOf(urls: readonly UrlDto[], sound: readonly Vantage[]): Row[] {
    const { place } = this.parts;
    return urls.flatMap((url) => {
      const left = sound.filter(({ name }) => !place.has(keyOf(url.id, name)));
      return left.length > 0 ? [{ url, vantages: left }] : [];
    });
  }

  private async measure(rows: readonly Row[], tally: Tally): Promise<void> {
    const { measuring, concurrency, jitterMs, stop, abandon, report, restless } = this.parts;
    const onResult: Parameters<typeof runRound>[1]['onResult'] = ({ id }, { name }, result) => {
      tally.note(name, result.status);
      restless.note(keyOf(id, name), result.status);
      this.send(toScanReport(id, result, name));
    };
    const room = () => this.room();
    await runRound(rows, { measuring, concurrency, jitterMs, stop, abandon, room, report, onResult });
  }

  /** A path that measures nothing reports just that, for every name. */
  private async tell(
    { vantage, problem, canaries }: Examination,
    urls: readonly UrlDto[],
    tally: Tally,
  ): Promise<void> {
    const { report, place, stop } = this.parts;
    const { name } = vantage;
    const words = problem && worded(problem).reason;
    report({ kind: 'examined', vantage: name, problem: words, canaries });
    if (!problem || words === null) return;
    report({ kind: 'path-broken', vantage: name, problem: words, total: urls.length });
    tally.noteProblem(name, words, urls.length);
    for (const { id } of urls) {
      if (place.has(keyOf(id, name))) continue;
      await this.room();
      if (stop.aborted) return;
      this.send(notMeasured(id, problem, name));
    }
  }

  /** One that turned this machine away before the first round and does so after it answers only inside its network. */
  private async tryOnceMore(examined: readonly Examination[]): Promise<void> {
    const { report, stop } = this.parts;
    for (const examination of examined) {
      const { vantage } = examination;
      if (!this.untried.delete(vantage) || !turnedAwayBy(examination) || stop.aborted) continue;
      const resolver = turnedAwayBy({ vantage, problem: await vantage.probe.problem() });
      if (resolver) report({ kind: 'resolver-elsewhere', vantage: vantage.name, resolver });
    }
  }

  private send(result: ScanReport): void {
    const { outbox, place, serverTime } = this.parts;
    const dated = serverTime.date(result);
    place.expect(dated, keyOf(dated.id, dated.scanResult.vantage));
    outbox.add(dated);
  }

  private async room(): Promise<void> {
    if (!this.parts.once) await this.parts.outbox.room(this.parts.stop);
  }
}
