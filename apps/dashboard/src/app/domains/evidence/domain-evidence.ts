import { Component, computed, inject, input, linkedSignal } from '@angular/core';
import type { TransitionDto, VantageDto } from '@nawala/contracts';
import { keptResource } from '../../live/kept-resource';
import { liveResource } from '../../live/live-resource';
import { TextPipe } from '../../locale/text-pipes';
import { TimeAgo } from '../../time/time-ago';
import { Retry } from '../../ui/retry';
import { describeTransition } from '../domain-detail/timeline-days';
import { DomainsApi } from '../domains-api';
import { CopyReport } from './copy-report';
import { readEvidence } from './evidence';
import { EvidenceTable } from './evidence-table';
import { LabelPipe } from '../../vantages/label-pipe';

/** Whose evidence is worth reading first: of whoever says that the site is blocked. */
const firstOf = (vantages: readonly VantageDto[]): string | undefined =>
  (vantages.find(({ status }) => status === 'ada') ?? vantages[0])?.vantage;

/** What the results rest on: of one vantage its newest, or of one row of the timeline. */
@Component({
  selector: 'app-domain-evidence',
  imports: [CopyReport, EvidenceTable, LabelPipe, Retry, TextPipe, TimeAgo],
  templateUrl: './domain-evidence.html',
  styleUrl: './domain-evidence.css',
})
export class DomainEvidence {
  readonly id = input.required<string>();
  readonly vantages = input.required<readonly VantageDto[]>();

  private readonly api = inject(DomainsApi);
  private readonly names = computed(() =>
    this.vantages()
      .map(({ vantage }) => vantage)
      .sort(),
  );
  /** What somebody chose; until then, and for another domain, the vantage that matters most. */
  private readonly chosen = linkedSignal<string, { vantage: string; row: TransitionDto | null } | null>({
    source: this.id,
    computation: () => null,
  });
  protected readonly vantage = computed(() => this.chosen()?.vantage ?? firstOf(this.vantages()));
  protected readonly options = computed(() => [
    ...new Set([...this.names(), ...(this.chosen() ? [this.chosen()!.vantage] : [])]),
  ]);

  /** Told when something has been recorded: the page knows, for it holds what was seen before. */
  readonly newest = liveResource(this.api.newestOf(this.id, this.vantage));
  private readonly newestRow = computed(() =>
    this.newest.current() ? this.newest.value()?.items.find(({ hasEvidence }) => hasEvidence) : undefined,
  );
  protected readonly row = computed(() => this.chosen()?.row ?? this.newestRow());
  private readonly detail = keptResource(this.api.transition(computed(() => this.row()?.id)));

  protected readonly sent = computed(() => {
    const detail = this.detail.value();
    return detail && detail.id === this.row()?.id ? detail.evidence : undefined;
  });
  protected readonly evidence = computed(() => readEvidence(this.sent() ?? null));
  protected readonly asSent = computed(() => JSON.stringify(this.sent(), null, 2));
  /** What could not be read. */
  protected readonly failed = computed(() => [this.newest, this.detail].find((read) => read.failed()));
  protected readonly loading = computed(() => this.newest.reading() || this.detail.reading());
  protected readonly describe = describeTransition;

  /** Shows what this row rests on. */
  show(row: TransitionDto): void {
    this.chosen.set({ vantage: row.vantage, row });
  }

  protected choose(vantage: string): void {
    this.chosen.set({ vantage, row: null });
  }
}
