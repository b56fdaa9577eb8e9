import { Component, inject } from '@angular/core';
import { TextPipe } from '../locale/text-pipes';
import { PageParts } from './page-parts';

/** Says that something which was asked for could not be loaded. Stands on every page, signed in or not. */
@Component({
  selector: 'app-missing-part-notice',
  imports: [TextPipe],
  template: `
    @if (parts.missing(); as missing) {
      <p class="notice warn" role="alert">
        <span>{{ (missing.reachable ? 'part.missing' : 'part.unreachable') | t }}</span>
        <button type="button" class="link" (click)="parts.retry(missing)">{{ 'form.tryAgain' | t }}</button>
        <button type="button" class="link" (click)="parts.missing.set(null)">{{ 'form.dismiss' | t }}</button>
      </p>
    }
  `,
  styles: `
    .notice {
      position: fixed;
      z-index: 1300;
      right: 16px;
      bottom: 16px;
      left: 16px;
      justify-content: center;
      width: fit-content;
      max-width: 640px;
      margin: 0 auto;
      box-shadow: var(--shadow-float);
    }
  `,
})
export class MissingPartNotice {
  protected readonly parts = inject(PageParts);
}
