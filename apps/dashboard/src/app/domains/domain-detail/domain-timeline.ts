import { Component, computed, inject, input, linkedSignal, output, signal } from '@angular/core';
import type { DomainHistoryDto, TransitionDto } from '@nawala/contracts';
import { describeFailure } from '../../forms/problem';
import { liveResource } from '../../live/live-resource';
import { t } from '../../locale/t';
import { TextPipe } from '../../locale/text-pipes';
import { Clock } from '../../time/clock';
import { TimeAgo } from '../../time/time-ago';
import { NawalaPill } from '../../ui/nawala-pill';
import { Retry } from '../../ui/retry';
import { Segments } from '../../ui/segments';
import { DomainsApi } from '../domains-api';
import { daysOf, describeTransition } from './timeline-days';
import { atNewest, type TimelineWindow, withNewest, withOlder } from './timeline-window';

/** What has happened to a domain, page by page. Changes of the verdict stand out from what single vantages saw. */
@Component({
  selector: 'app-domain-timeline',
  imports: [NawalaPill, Retry, Segments, TextPipe, TimeAgo],
  templateUrl: './domain-timeline.html',
  styleUrl: './domain-timeline.css',
})
export class DomainTimeline {
  readonly id = input.required<string>();
  /** Somebody wants to see what this row rests on. */
  readonly evidence = output<TransitionDto>();

  private readonly api = inject(DomainsApi);
  private readonly clock = inject(Clock);
  /** Told when something has been recorded: the page knows, for it holds what was seen before. */
  readonly newest = liveResource(this.api.history(this.id));
  /** Of what is here: who wants verdicts alone goes back page by page all the same. */
  protected readonly kind = signal<'all' | 'verdict'>('all');
  protected readonly kinds = computed(() => [
    { value: 'all' as const, label: t('timeline.everything') },
    { value: 'verdict' as const, label: t('timeline.verdicts') },
  ]);
  protected readonly loading = signal(false);
  private readonly error = signal<{ cause: unknown } | null>(null);
  protected readonly failure = computed(() => {
    const error = this.error();
    return error && describeFailure(error.cause);
  });

  private readonly page = computed(() => (this.newest.current() ? this.newest.value() : undefined));
  protected readonly window = linkedSignal<
    { id: string; page: DomainHistoryDto | undefined },
    { id: string; window: TimelineWindow | undefined }
  >({
    source: () => ({ id: this.id(), page: this.page() }),
    computation: ({ id, page }, previous) => {
      const window = previous?.value.id === id ? previous.value.window : undefined;
      if (!page) return { id, window };
      return { id, window: window ? withNewest(window, page) : atNewest(page) };
    },
  });
  protected readonly shown = computed(() => this.window().window);
  protected readonly days = computed(() => {
    const window = this.shown();
    const rows = window?.rows.filter(({ kind }) => this.kind() === 'all' || kind === 'verdict');
    return rows && daysOf(rows, this.clock.now());
  });
  protected readonly describe = describeTransition;

  protected async showMore(before: string): Promise<void> {
    const { id } = this.window();
    this.loading.set(true);
    this.error.set(null);
    try {
      const older = await this.api.olderHistory(id, before);
      this.window.update((current) =>
        current.id === id && current.window?.next === before
          ? { id, window: withOlder(current.window, older) }
          : current,
      );
    } catch (cause) {
      this.error.set({ cause });
    } finally {
      this.loading.set(false);
    }
  }

  protected backToNewest(): void {
    const page = this.page();
    this.window.update(({ id }) => ({ id, window: page && atNewest(page) }));
    this.newest.reload();
  }
}
