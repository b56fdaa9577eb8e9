import { Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { StatsDto } from '@nawala/contracts';
import { TextPipe } from '../locale/text-pipes';
import type { PlainKey } from '../locale/texts';
import { Session } from '../session/session';
import { Stats } from '../stats/stats';
import { Icon } from '../ui/icon';

/** Why nobody would be told of a block; null where somebody would, and where there is nothing to tell of yet. */
export function whyNobody({ alerts, domains }: StatsDto, isAdmin: boolean): PlainKey | null {
  if (domains.total === 0 || (alerts.channels > 0 && alerts.rules > 0)) return null;
  if (!isAdmin) return 'tell.askAdmin';
  return alerts.channels === 0 ? 'tell.noChannel' : 'tell.noRule';
}

@Component({
  selector: 'app-nobody-told',
  imports: [Icon, RouterLink, TextPipe],
  template: `@if (why(); as why) {
    <p>
      <app-icon name="alert" />
      <span
        ><strong>{{ 'tell.nobody' | t }}</strong> {{ why | t }}</span
      >
      @if (isAdmin()) {
        <a class="btn primary" routerLink="/alerts">{{ 'tell.somebody' | t }}</a>
      }
    </p>
  }`,
  styles: `
    p {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 8px 12px;
      margin-bottom: 12px;
      padding: 12px 16px;
      border: 1px solid color-mix(in srgb, var(--warn) 45%, transparent);
      border-radius: var(--radius);
      background: var(--warn-soft);
      color: var(--ink);
    }

    app-icon {
      color: var(--warn);
    }

    span {
      flex: 1 1 240px;
    }

    strong {
      font-weight: 650;
    }
  `,
})
export class NobodyTold {
  private readonly stats = inject(Stats);
  protected readonly isAdmin = inject(Session).isAdmin;
  protected readonly why = computed(() => {
    const stats = this.stats.current();
    return stats ? whyNobody(stats, this.isAdmin()) : null;
  });
}
