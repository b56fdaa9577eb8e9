import { Component, computed, effect, inject, input, resource } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { fileNameOf } from '../../ui/file-name';
import { saveAs } from '../../ui/save-as';
import { formatCount } from '../../locale/counts';
import { t } from '../../locale/t';
import { TextPipe } from '../../locale/text-pipes';
import { PageTitle } from '../../shell/page-title';
import { Stats } from '../../stats/stats';
import { Clock } from '../../time/clock';
import { absoluteTime } from '../../time/relative-time';
import { HostName } from '../../ui/host-name';
import { Icon } from '../../ui/icon';
import { LoadFailed } from '../../ui/load-failed';
import { Notice } from '../../ui/notice';
import type { Retried } from '../../ui/retry';
import { csvOf } from './csv';
import { type Month, monthOf, monthsUntil, sayMonth } from './month';
import { reportOf } from './report';
import { ReportApi } from './report-api';
import { figuresOf, sayBlock, sayLength, tableOf } from './report-words';
import { LabelPipe } from '../../vantages/label-pipe';

/** Changes are kept for three months, which reach into a fourth. */
const MONTHS = 4;

/** What was blocked of a brand in a month, for how long and by whom: made to be printed, and to be read in a year. */
@Component({
  selector: 'app-report-page',
  imports: [HostName, Icon, LabelPipe, LoadFailed, Notice, RouterLink, TextPipe],
  templateUrl: './report-page.html',
  styleUrl: './report-page.css',
})
export class ReportPage {
  /** From the route. */
  readonly code = input.required<string>();
  readonly month = input.required<string>();

  private readonly api = inject(ReportApi);
  private readonly stats = inject(Stats);
  private readonly clock = inject(Clock);
  private readonly router = inject(Router);

  private readonly brands = computed(() => this.stats.current()?.brands);
  protected readonly count = formatCount;
  protected readonly brand = computed(() => this.brands()?.find(({ code }) => code === this.code().toUpperCase()));
  protected readonly chosen = computed(() => monthOf(this.month()));
  protected readonly gone = computed(() => (this.brands() !== undefined && !this.brand()) || !this.chosen());
  protected readonly months = computed(() => {
    const [recent, chosen] = [monthsUntil(this.clock.now(), MONTHS), this.chosen()];
    const all = chosen && !recent.some(({ name }) => name === chosen.name) ? [...recent, chosen] : recent;
    return all.map((month) => ({ name: month.name, words: sayMonth(month) }));
  });
  protected readonly title = computed(() => {
    const month = this.chosen();
    return month ? sayMonth(month) : '';
  });

  private readonly brandId = computed(() => this.brand()?.id);
  protected readonly data = resource({
    params: () => {
      const [id, month] = [this.brandId(), this.chosen()];
      return id && month ? { id, month } : undefined;
    },
    loader: async ({ params: { month }, abortSignal }) => {
      const time = this.timeOf(month);
      return { time, made: this.clock.current(), ...(await this.api.read(this.brand()!, time, abortSignal)) };
    },
  });
  /** What could not be read: whose report it is, or what it says. */
  protected readonly failed = computed<Retried | undefined>(() => {
    if (this.stats.failed()) return this.stats;
    return this.data.error() ? { reading: this.data.isLoading, reload: () => this.data.reload() } : undefined;
  });
  private readonly read = computed(() => (this.data.hasValue() ? this.data.value() : undefined));
  private readonly report = computed(() => {
    const data = this.read();
    return data && reportOf(data.rows, data.standing, data.time);
  });
  protected readonly shown = computed(() => {
    const [data, report] = [this.read(), this.report()];
    if (!data || !report) return undefined;
    return {
      complete: data.complete,
      made: t('monthReport.made', { time: absoluteTime(new Date(data.made).toISOString()) }),
      unfinished: data.time.to < this.chosen()!.to,
      figures: figuresOf(report, data.history),
      networks: report.networks.map((network) => ({ ...network, long: sayLength(network.blockedMs) })),
      blocks: report.blocks.map(sayBlock),
    };
  });

  constructor() {
    const title = inject(PageTitle);
    effect(() => {
      const brand = this.brand();
      if (brand) title.show(`${brand.name}, ${this.title()}`);
    });
  }

  protected go(month: string): void {
    void this.router.navigate(['/brands', this.code(), 'report', month]);
  }

  protected print(): void {
    window.print();
  }

  protected save(): void {
    const [report, data, brand] = [this.report(), this.read(), this.brand()];
    if (!report || !data || !brand) return;
    const file = new Blob([csvOf(tableOf(report))], { type: 'text/csv' });
    saveAs(file, fileNameOf(brand.code.toLowerCase(), data.time.from, data.time.to - 1));
  }

  /** A month that goes on yet ends now. */
  private timeOf({ from, to }: Month): { from: number; to: number } {
    return { from, to: Math.max(from, Math.min(to, this.clock.current())) };
  }
}
