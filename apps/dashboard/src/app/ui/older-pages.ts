import { Component, input, output } from '@angular/core';
import { TextPipe } from '../locale/text-pipes';

/** The way through a list that is read newest first, a page at a time: on to what is older, and back to the newest. */
@Component({
  selector: 'app-older-pages',
  imports: [TextPipe],
  template: `
    @if (before() || next()) {
      <nav [attr.aria-label]="'incidents.pages' | t">
        @if (before()) {
          <button type="button" class="btn" (click)="turned.emit('')">{{ 'incidents.newest' | t }}</button>
        }
        @if (next(); as next) {
          <button type="button" class="btn" (click)="turned.emit(next)">{{ 'incidents.older' | t }}</button>
        }
      </nav>
    }
  `,
  styles: `
    nav {
      display: flex;
      gap: 10px;
      margin-top: 12px;
    }
  `,
})
export class OlderPages {
  /** Where the page that is shown begins; empty: with the newest. */
  readonly before = input.required<string>();
  /** Where the next one begins; null on the last. */
  readonly next = input.required<string | null>();
  readonly turned = output<string>();
}
