import { Component } from '@angular/core';
import { MatDialogModule } from '@angular/material/dialog';
import type { PlainKey } from '../../locale/texts';
import { TextPipe } from '../../locale/text-pipes';

const PLATFORM_KEY = /mac|iphone|ipad/i.test(navigator.userAgent) ? '⌘' : 'Ctrl';

const SHORTCUTS: readonly { keys: readonly string[]; does: PlainKey }[] = [
  { keys: [PLATFORM_KEY, 'K'], does: 'shortcuts.palette' },
  { keys: ['/'], does: 'shortcuts.search' },
  { keys: ['j'], does: 'shortcuts.next' },
  { keys: ['k'], does: 'shortcuts.previous' },
  { keys: ['Enter'], does: 'shortcuts.open' },
  { keys: ['x'], does: 'shortcuts.select' },
  { keys: ['Shift', 'x'], does: 'shortcuts.stretch' },
  { keys: ['Esc'], does: 'shortcuts.escape' },
  { keys: ['?'], does: 'shortcuts.help' },
];

/** Which keys do what. */
@Component({
  selector: 'app-shortcuts-help',
  imports: [MatDialogModule, TextPipe],
  template: `
    <h2 mat-dialog-title>{{ 'shortcuts.heading' | t }}</h2>
    <mat-dialog-content>
      <dl>
        @for (each of shortcuts; track each.does) {
          <div>
            <dt>
              @for (key of each.keys; track key) {
                <kbd>{{ key }}</kbd>
              }
            </dt>
            <dd>{{ each.does | t }}</dd>
          </div>
        }
      </dl>
    </mat-dialog-content>
    <mat-dialog-actions align="end">
      <button type="button" class="btn" mat-dialog-close cdkFocusInitial>{{ 'form.close' | t }}</button>
    </mat-dialog-actions>
  `,
  styles: `
    dl {
      margin: 0;
    }

    dl > div {
      display: flex;
      align-items: center;
      gap: 14px;
      padding: 7px 0;
    }

    div + div {
      border-top: 1px solid var(--line2);
    }

    dt {
      display: flex;
      flex: none;
      gap: 4px;
      width: 104px;
    }

    dd {
      margin: 0;
      color: var(--ink);
    }

    kbd {
      min-width: 22px;
      padding: 1px 6px;
      border: 1px solid var(--line);
      border-bottom-width: 2px;
      border-radius: 6px;
      background: var(--bg);
      color: var(--ink2);
      font: 550 12px/18px var(--sans);
      text-align: center;
    }
  `,
})
export class ShortcutsHelp {
  protected readonly shortcuts = SHORTCUTS;
}
