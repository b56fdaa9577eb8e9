import { Component, computed, inject, input, output } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TextPipe } from '../locale/text-pipes';
import { TimeAgo } from '../time/time-ago';
import { NawalaPill } from '../ui/nawala-pill';
import { Retry } from '../ui/retry';
import { ChangeGrounds } from './change-grounds';
import { RecentChanges } from './recent-changes';

@Component({
  selector: 'app-change-list',
  imports: [ChangeGrounds, NawalaPill, Retry, RouterLink, TextPipe, TimeAgo],
  templateUrl: './change-list.html',
  styleUrl: './change-list.css',
})
export class ChangeList {
  readonly most = input(8);
  /** Somebody went to one of the domains. */
  readonly chosen = output();

  protected readonly changes = inject(RecentChanges);
  protected readonly shown = computed(() => this.changes.list()?.slice(0, this.most()));
}
