import { A11yModule } from '@angular/cdk/a11y';
import { OverlayModule } from '@angular/cdk/overlay';
import { Component, inject, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { ChangeList } from '../changes/change-list';
import { RecentChanges } from '../changes/recent-changes';
import { TOAST_CHOICES, ToastChoice } from '../changes/toast-choice';
import { formatUpTo } from '../locale/counts';
import { TextPipe } from '../locale/text-pipes';
import { Icon } from '../ui/icon';

@Component({
  selector: 'app-event-bell',
  imports: [A11yModule, ChangeList, Icon, OverlayModule, RouterLink, TextPipe],
  templateUrl: './event-bell.html',
  styleUrl: './event-bell.css',
})
export class EventBell {
  protected readonly changes = inject(RecentChanges);
  protected readonly toasts = inject(ToastChoice);
  protected readonly upTo = formatUpTo;
  protected readonly choices = TOAST_CHOICES;
  protected readonly open = signal(false);

  protected toggle(): void {
    if (!this.open()) this.changes.markSeen();
    this.open.update((open) => !open);
  }

  protected close(): void {
    if (this.open()) this.changes.markSeen();
    this.open.set(false);
  }
}
