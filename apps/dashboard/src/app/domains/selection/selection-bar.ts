import { Component, inject, input, output, signal } from '@angular/core';
import { type BulkAction, LIMITS } from '@nawala/contracts';
import { Languages } from '../../locale/languages';
import { CountedPipe, TextPipe } from '../../locale/text-pipes';
import { Icon } from '../../ui/icon';
import type { IconName } from '../../ui/icons';

const ACTIONS: readonly { action: BulkAction; icon: IconName }[] = [
  { action: 'pause', icon: 'paused' },
  { action: 'resume', icon: 'play' },
  { action: 'setBrand', icon: 'move' },
  { action: 'addTags', icon: 'tag' },
  { action: 'removeTags', icon: 'untag' },
  { action: 'mute', icon: 'muted' },
  { action: 'delete', icon: 'trash' },
];

/** What can be done with the domains that are chosen; beneath the list, and on a phone at the bottom of it. */
@Component({
  selector: 'app-domain-selection-bar',
  imports: [CountedPipe, Icon, TextPipe],
  templateUrl: './selection-bar.html',
  styleUrl: '../../ui/selection-bar.css',
})
export class DomainSelectionBar {
  readonly count = input.required<number>();
  /** How many match in all. */
  readonly total = input.required<number>();
  readonly busy = input.required<boolean>();
  readonly allChosen = output();
  readonly acted = output<BulkAction>();
  readonly checked = output();
  readonly cleared = output();
  protected readonly actions = ACTIONS;
  protected readonly mostNamed = LIMITS.bulkIds;
  protected readonly mostChecked = LIMITS.checkTargets;
  /** Its texts come with it: most who look at the list never choose anything. */
  protected readonly ready = signal(false);

  constructor() {
    inject(Languages)
      .later()
      .then(
        () => this.ready.set(true),
        () => undefined,
      );
  }
}
