import { computed, inject, Service, signal } from '@angular/core';
import { liveResource } from '../live/live-resource';
import { incidentsIn } from '../live/live-message';
import { IncidentsApi } from './incidents-api';

/** How many incidents nobody has taken: for the navigation and the bell. */
@Service({ autoProvided: false })
export class OpenIncidents {
  private readonly page = liveResource(inject(IncidentsApi).page(signal({ filter: {}, limit: 1 })), {
    evenHidden: true,
    outdatedBy: (messages) => messages.some(({ type }) => type === 'domains:changed'),
    patch: (page, messages) => ({ ...page, counts: incidentsIn(messages).at(-1)?.counts ?? page.counts }),
  });
  readonly count = computed(() => this.page.value()?.counts.open ?? 0);
}
