import { Component, computed, inject, input, output } from '@angular/core';
import { changesCounts } from '../../live/live-message';
import { liveResource } from '../../live/live-resource';
import { formatCount } from '../../locale/counts';
import { TextPipe } from '../../locale/text-pipes';
import { Stats } from '../../stats/stats';
import { FilterMenu, type FilterOption } from '../../ui/filter-menu';
import { Icon } from '../../ui/icon';
import type { DomainQuery } from '../domain-query';
import { moreChosen, moreFrom, moreOptions, seenOptions, showsOf, tagOptions } from './filter-choices';
import { ListApi } from './list-api';

/** Each choice with how many domains it would leave, whatever else is chosen. */
@Component({
  selector: 'app-domain-filters',
  imports: [FilterMenu, Icon, TextPipe],
  templateUrl: './domain-filters.html',
  styleUrl: './domain-filters.css',
})
export class DomainFilters {
  readonly query = input.required<DomainQuery>();
  readonly changed = output<Partial<DomainQuery>>();

  private readonly api = inject(ListApi);
  private readonly stats = inject(Stats);
  /** The verdicts of what is checked, whatever verdict is asked for. */
  private readonly watched = this.live(true);
  private readonly counts = this.live(false);

  protected readonly count = formatCount;
  protected readonly moreFrom = moreFrom;
  protected readonly shows = computed(() => showsOf(this.watched()));
  protected readonly seen = computed(() => seenOptions(this.counts()));
  protected readonly tags = computed(() => tagOptions(this.counts(), this.query().tags));
  protected readonly more = computed(() => moreOptions(this.counts()));
  protected readonly moreChosen = computed(() => moreChosen(this.query()));
  protected readonly brands = computed<FilterOption[]>(() => {
    const totals = new Map(this.counts()?.brands.map(({ code, total }) => [code, total]));
    return (this.stats.current()?.brands ?? []).map(({ code, name, color }) => ({
      value: code,
      label: name,
      color,
      count: totals.get(code) ?? 0,
    }));
  });

  private live(watched: boolean) {
    return liveResource(this.api.counts(this.query, watched), { outdatedBy: changesCounts }).value;
  }
}
