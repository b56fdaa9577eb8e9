import { Component, computed, inject } from '@angular/core';
import { keptResource } from '../live/kept-resource';
import { changesCounts } from '../live/live-message';
import { liveResource } from '../live/live-resource';
import { counted, t } from '../locale/t';
import { TextPipe } from '../locale/text-pipes';
import { Session } from '../session/session';
import { Stats } from '../stats/stats';
import { inUnits } from '../time/relative-time';
import { Icon } from '../ui/icon';
import { LoadFailed } from '../ui/load-failed';
import { Notice } from '../ui/notice';
import { RefreshFailed } from '../ui/refresh-failed';
import { CheckerActions } from './checker-actions';
import { CheckersApi } from './checkers-api';
import { readNowAndThen } from './read-now-and-then';
import { FleetTable } from './fleet-table';
import { groupsOf } from './fleet-rows';
import { KeyList } from './keys/key-list';
import { RoundTimes } from './round-times';

/** Who measures, from where, and how that goes. */
@Component({
  selector: 'app-checkers-page',
  imports: [FleetTable, Icon, KeyList, LoadFailed, Notice, RefreshFailed, RoundTimes, TextPipe],
  providers: [CheckerActions],
  templateUrl: './checkers-page.html',
  styleUrl: './checkers-page.css',
})
export class CheckersPage {
  private readonly api = inject(CheckersApi);
  private readonly stats = inject(Stats);
  protected readonly isAdmin = inject(Session).isAdmin;
  protected readonly actions = inject(CheckerActions);
  protected readonly keys = keptResource(this.api.keys(this.isAdmin));
  protected readonly checkers = liveResource(this.api.list(), {
    outdatedBy: (messages) => messages.some(({ type }) => type === 'checkers:changed') || changesCounts(messages),
  });

  protected readonly groups = computed(() => groupsOf(this.checkers.value() ?? []));
  protected readonly staleAfter = computed(() => {
    const after = this.stats.current()?.staleAfterMs;
    return after && inUnits(after);
  });
  protected readonly summary = computed(() => {
    const list = this.checkers.value();
    if (!list || list.length === 0) return '\u00a0';
    const agents = list.filter(({ version }) => version !== null);
    const connected = agents.filter((checker) => checker.connected).length;
    const networks = new Set(list.flatMap(({ vantages }) => vantages.map(({ vantage }) => vantage))).size;
    return [
      agents.length > 0 && t('fleet.connected', { connected, all: agents.length }),
      counted('fleet.networks', networks),
    ]
      .filter(Boolean)
      .join(' · ');
  });

  constructor() {
    // Who falls silent says nothing.
    readNowAndThen(() => {
      this.checkers.reload();
      if (this.isAdmin()) this.keys.reload();
    });
  }

  protected async after(done: Promise<boolean>): Promise<void> {
    if (!(await done)) return;
    this.checkers.reload();
    this.keys.reload();
  }
}
