import {
  afterRenderEffect,
  Component,
  computed,
  ElementRef,
  inject,
  input,
  linkedSignal,
  output,
  signal,
} from '@angular/core';
import type { ImportRowDto } from '@nawala/contracts';
import { formatCount } from '../../locale/counts';
import { counted, t } from '../../locale/t';
import { CountedPipe, TextPipe } from '../../locale/text-pipes';
import { Stats } from '../../stats/stats';
import { Clock } from '../../time/clock';
import { HostName } from '../../ui/host-name';
import { Icon } from '../../ui/icon';
import { Notice } from '../../ui/notice';
import { Pager } from '../../ui/pager';
import { Pill } from '../../ui/pill';
import { RefreshFailed } from '../../ui/refresh-failed';
import type { ImportDraft } from './import-draft';
import type { RowEdit } from './outgoing';
import { countsOf, LOOKS, rowsOf, type Tab, TABS } from './preview-rows';
import { sayWhy } from './why';

const PAGE_SIZE = 25;

/** What would become of each row, what needs a decision first; and what somebody makes of it. */
@Component({
  selector: 'app-import-preview',
  imports: [CountedPipe, HostName, Icon, Notice, Pager, Pill, RefreshFailed, TextPipe],
  templateUrl: './import-preview.html',
  styleUrl: './import-preview.css',
})
export class ImportPreview {
  readonly draft = input.required<ImportDraft>();
  readonly busy = input.required<boolean>();
  readonly confirmed = output();

  private readonly clock = inject(Clock);
  private readonly stats = inject(Stats);
  protected readonly tabs = TABS;
  protected readonly looks = LOOKS;
  protected readonly pageSize = PAGE_SIZE;
  protected readonly count = formatCount;

  protected readonly tab = signal<Tab>('all');
  protected readonly verdict = computed(() => this.draft().verdict());
  protected readonly counts = computed(() => {
    const verdict = this.verdict();
    return verdict && countsOf(verdict);
  });
  private readonly shown = computed(() => {
    const verdict = this.verdict();
    return verdict ? rowsOf(verdict, this.tab()) : [];
  });
  protected readonly total = computed(() => this.shown().length);
  protected readonly page = linkedSignal<Tab, number>({ source: this.tab, computation: () => 1 });
  private readonly last = computed(() => Math.max(1, Math.ceil(this.total() / PAGE_SIZE)));
  protected readonly current = computed(() => Math.min(this.page(), this.last()));
  protected readonly rows = computed(() => {
    const first = (this.current() - 1) * PAGE_SIZE;
    return this.shown()
      .slice(first, first + PAGE_SIZE)
      .map((row) => ({ ...row, at: this.draft().lineOf(row.line), why: this.whyOf(row) }));
  });

  /** Rows that the server counted and did not send. */
  protected readonly unshown = computed(() => (this.counts()?.[this.tab()] ?? 0) - this.total());
  protected readonly brands = computed(() => this.stats.current()?.brands ?? []);
  protected readonly leftBehind = computed(() => {
    const counts = this.counts();
    if (!counts) return '';
    const parts = [
      counts.duplicate > 0 && counted('import.duplicates', counts.duplicate),
      counts.invalid > 0 && counted('import.invalid', counts.invalid),
    ].filter(Boolean);
    return parts.length > 0 ? t('import.leftBehind', { what: parts.join(' · ') }) : '';
  });
  /** Read out when it changes. */
  protected readonly spoken = computed(() => {
    const counts = this.counts();
    if (!counts || this.draft().pending()) return t('import.judging');
    const { all, new: fresh, moved, duplicate, invalid } = counts;
    return t('import.spoken', { all, fresh, moved, duplicate, invalid });
  });

  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);
  /** Somebody is going through the rows: the one that was mended goes to its place, and they stay with what is next. */
  private mending = false;

  constructor() {
    afterRenderEffect(() => {
      this.rows();
      if (!this.mending || this.draft().pending() || document.activeElement !== document.body) return;
      this.mending = false;
      const next = this.host.nativeElement.querySelector<HTMLElement>('td.name input, tbody .icon-btn, .btn.primary');
      next?.focus();
    });
  }

  protected edit(number: number, change: RowEdit): void {
    this.mending = true;
    this.draft().edit(number, change);
  }

  /** The brand of a row among those that can be chosen; one that is not made yet stands by its own name. */
  protected isKnown(named: string): boolean {
    return this.brands().some(({ code }) => code === named);
  }

  private whyOf({ code, message, params, domain, displayName, input: typed }: ImportRowDto): string {
    if (code !== null && message !== null)
      return sayWhy({ code, message, ...(params && { params }) }, this.clock.now());
    const stored = domain !== null && domain !== displayName && domain !== typed;
    return stored ? t('why.storedAs', { domain }) : '';
  }
}
