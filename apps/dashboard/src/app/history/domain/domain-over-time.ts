import { Component, computed, inject, input, signal } from '@angular/core';
import type { StripDto } from '@nawala/contracts';
import { ChangesApi } from '../../changes/changes-api';
import { ToldAttempt } from '../../changes/told-attempt';
import { liveResource } from '../../live/live-resource';
import { t } from '../../locale/t';
import { TextPipe } from '../../locale/text-pipes';
import { Clock } from '../../time/clock';
import { labelOf } from '../../vantages/label-of';
import { fileNameOf } from '../../ui/file-name';
import { Retry } from '../../ui/retry';
import { saveAs } from '../../ui/save-as';
import { HistoryApi } from '../history-api';
import { RangeChoice } from '../range-choice';
import { HOUR_MS, type Range, SPANS } from '../ranges';
import { sayNoData, sayReached } from '../strip/slot-words';
import { Strip } from '../strip/strip';
import { RunTable } from './run-table';
import { marksOf } from './strip-marks';

/** What became of a domain, of the verdict and of each vantage, with how much of the measured time it was reached. */
@Component({
  selector: 'app-domain-over-time',
  imports: [RangeChoice, Retry, RunTable, Strip, TextPipe],
  templateUrl: './domain-over-time.html',
  styleUrl: './domain-over-time.css',
})
export class DomainOverTime {
  readonly id = input.required<string>();
  readonly domain = input.required<string>();

  private readonly api = inject(HistoryApi);
  private readonly changes = inject(ChangesApi);
  private readonly clock = inject(Clock);
  protected readonly saving = new ToldAttempt();
  protected readonly range = signal<Range>('7d');
  protected readonly asTable = signal(false);
  private readonly read = computed(() => {
    const { hours, slots } = SPANS[this.range()];
    return { ids: [this.id()], hours, slots };
  });
  protected readonly verdict = liveResource(this.api.strips(this.read));
  protected readonly vantages = liveResource(this.api.strips(computed(() => ({ ...this.read(), byVantage: true }))));

  /** The verdict first; those of before while others are on their way. */
  protected readonly rows = computed(() => {
    const [verdict, vantages] = [this.verdict.value()?.items, this.vantages.value()?.items];
    if (!verdict || !vantages) return undefined;
    const byName = [...vantages].sort((a, b) => (a.vantage ?? '').localeCompare(b.vantage ?? ''));
    return [...verdict, ...byName].map((strip: StripDto) => ({
      strip,
      name: strip.vantage === undefined ? t('detail.verdict') : labelOf(strip.vantage),
      main: strip.vantage === undefined,
      reached: sayReached(strip.availability) ?? '–',
      noData: sayNoData(strip.availability),
    }));
  });
  protected readonly marks = computed(() => {
    const strip = this.rows()?.[0]?.strip;
    if (!strip) return [];
    const { from, to } = strip.availability;
    return marksOf(this.range(), Date.parse(from), Date.parse(to));
  });
  protected readonly failed = computed(() =>
    this.rows() ? undefined : [this.verdict, this.vantages].find((read) => read.failed()),
  );

  /** Something has been recorded: the page knows. */
  reload(): void {
    this.verdict.reload();
    this.vantages.reload();
  }

  protected async save(): Promise<void> {
    const to = this.clock.current();
    const from = to - SPANS[this.range()].hours * HOUR_MS;
    const filter = { domain: this.id(), since: new Date(from).toISOString(), kind: ['verdict', 'vantage', 'edit'] };
    await this.saving.run(async () => saveAs(await this.changes.export(filter), fileNameOf(this.domain(), from, to)));
  }
}
