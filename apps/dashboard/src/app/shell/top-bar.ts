import { Component, inject } from '@angular/core';
import { MatMenuModule } from '@angular/material/menu';
import type { PlainKey } from '../locale/texts';
import { TextPipe } from '../locale/text-pipes';
import { Theme, THEMES, type ThemeChoice } from '../theme/theme';
import { Icon } from '../ui/icon';
import type { IconName } from '../ui/icons';
import { ConnectionBadge } from './connection-badge';
import { EventBell } from './event-bell';
import { GlobalSearch } from './global-search';

const FACES = {
  system: { label: 'theme.system', icon: 'contrast' },
  light: { label: 'theme.light', icon: 'sun' },
  dark: { label: 'theme.dark', icon: 'moon' },
} as const satisfies Record<ThemeChoice, { label: PlainKey; icon: IconName }>;

@Component({
  selector: 'app-top-bar',
  imports: [ConnectionBadge, EventBell, GlobalSearch, Icon, MatMenuModule, TextPipe],
  template: `
    <app-global-search />
    <app-connection-badge />
    <app-event-bell />
    <button type="button" class="icon-btn" [matMenuTriggerFor]="themes" [attr.aria-label]="'theme.theme' | t">
      <app-icon [name]="faces[theme.choice()].icon" />
    </button>
    <mat-menu #themes xPosition="before">
      @for (choice of choices; track choice) {
        <button
          mat-menu-item
          role="menuitemradio"
          [attr.aria-checked]="theme.choice() === choice"
          (click)="theme.choose(choice)"
        >
          <app-icon [name]="faces[choice].icon" />{{ faces[choice].label | t }}
          @if (theme.choice() === choice) {
            <app-icon class="chosen" name="check" />
          }
        </button>
      }
    </mat-menu>
  `,
  host: { role: 'banner' },
  styles: `
    :host {
      display: flex;
      align-items: center;
      gap: 10px;
      padding: 0 22px;
      border-bottom: 1px solid var(--line);
      background: var(--card);
    }

    app-connection-badge {
      margin-left: auto;
    }

    .chosen {
      --icon: 15px;

      margin-left: auto;
      padding-left: 14px;
      color: var(--brand);
    }

    @media (max-width: 720px) {
      :host {
        gap: 6px;
        padding: 0 14px;
      }
    }
  `,
})
export class TopBar {
  protected readonly theme = inject(Theme);
  protected readonly choices = THEMES;
  protected readonly faces = FACES;
}
