import { Component, computed, inject, input, output } from '@angular/core';
import type { DomainDto } from '@nawala/contracts';
import { formatCount } from '../../locale/counts';
import { TextPipe } from '../../locale/text-pipes';
import { Stats } from '../../stats/stats';
import { Icon } from '../../ui/icon';
import { FilterMenu, type FilterOption } from '../../ui/filter-menu';
import { type DomainQuery, isFiltered, type Show } from '../domain-query';

@Component({
  selector: 'app-domain-filters',
  imports: [FilterMenu, Icon, TextPipe],
  templateUrl: './domain-filters.html',
  styleUrl: './domain-filters.css',
})
export class DomainFilters {
  readonly query = input.required<DomainQuery>();
  /** The rows on the page: their tags are offered as filters. */
  readonly rows = input.required<readonly DomainDto[]>();
  readonly changed = output<Partial<DomainQuery>>();

  private readonly stats = inject(Stats);
  protected readonly count = formatCount;

  /** The counts are of all domains, so they are only shown while nothing else narrows the list. */
  protected readonly shows = computed(() => {
    const domains = isFiltered({ ...this.query(), show: 'all' }) ? undefined : this.stats.domains();
    const entries: { show: Show; count: number | undefined }[] = [
      { show: 'all', count: domains?.total },
      { show: 'ada', count: domains?.ada },
      { show: 'tidak-ada', count: domains?.tidakAda },
      { show: 'unknown', count: domains?.unknown },
      { show: 'paused', count: domains?.paused },
    ];
    return entries;
  });

  protected readonly brands = computed<FilterOption[]>(() =>
    (this.stats.current()?.brands ?? []).map(({ code, name, color, total }) => ({
      value: code,
      label: name,
      color,
      count: total,
    })),
  );

  protected readonly tags = computed<FilterOption[]>(() => {
    const seen = new Set([...this.query().tags, ...this.rows().flatMap(({ tags }) => tags)]);
    return [...seen].sort().map((tag) => ({ value: tag, label: tag }));
  });
}
