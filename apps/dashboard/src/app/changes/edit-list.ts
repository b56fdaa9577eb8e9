import { Component, computed, inject, input } from '@angular/core';
import { liveResource } from '../live/live-resource';
import { TextPipe } from '../locale/text-pipes';
import { initialsOf } from '../shell/initials';
import { Stats } from '../stats/stats';
import { TimeAgo } from '../time/time-ago';
import { Retry } from '../ui/retry';
import { type ChangesFilter, ChangesApi } from './changes-api';
import { describeEdit } from './edit-words';

/** Who changed what, the latest first. */
@Component({
  selector: 'app-edit-list',
  imports: [Retry, TextPipe, TimeAgo],
  templateUrl: './edit-list.html',
  styleUrl: './edit-list.css',
})
export class EditList {
  /** Of which domain or brand. */
  readonly of = input.required<Pick<ChangesFilter, 'domain' | 'brand'>>();
  readonly most = input(6);
  /** Whether each has to say which domain. */
  readonly named = input(false);

  private readonly stats = inject(Stats);
  private readonly read = computed(() => ({ filter: { ...this.of(), kind: ['edit'] }, limit: this.most() }));
  protected readonly page = liveResource(inject(ChangesApi).page(this.read), {
    outdatedBy: (messages) => messages.some(({ type }) => /^domains?:(created|updated|deleted|changed)$/.test(type)),
  });
  protected readonly rows = computed(() =>
    this.page.value()?.items.map(({ id, actor, at, domain, displayName, ...row }) => ({
      id,
      at,
      domain: this.named() ? displayName || domain : '',
      name: actor?.name,
      initials: initialsOf(actor?.name ?? '?'),
      what: describeEdit(row, (brand) => this.stats.brands().get(brand)?.name),
    })),
  );
}
