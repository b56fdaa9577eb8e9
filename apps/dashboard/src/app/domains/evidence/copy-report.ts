import { Component, inject, input } from '@angular/core';
import type { TransitionDto } from '@nawala/contracts';
import { Toasts } from '../../changes/toasts';
import { t } from '../../locale/t';
import { TextPipe } from '../../locale/text-pipes';
import { Stats } from '../../stats/stats';
import { Icon } from '../../ui/icon';
import { reportOf } from './evidence-report';

/** Puts what a checker saw into the clipboard, as text. */
@Component({
  selector: 'app-copy-report',
  imports: [Icon, TextPipe],
  template: `<button type="button" class="btn" (click)="copy()">
    <app-icon name="copy" />{{ 'report.copy' | t }}
  </button>`,
  styles: `
    .btn {
      --icon: 15px;

      min-height: 30px;
      padding: 3px 10px;
      font-size: 13px;
    }
  `,
})
export class CopyReport {
  readonly row = input.required<TransitionDto>();
  readonly evidence = input.required<Record<string, unknown> | null>();

  private readonly stats = inject(Stats);
  private readonly toasts = inject(Toasts);

  protected async copy(): Promise<void> {
    const row = this.row();
    const report = reportOf({
      row,
      evidence: this.evidence(),
      brand: this.stats.brands().get(row.brandId)?.name,
      url: new URL(`domains/${row.domainId}`, document.baseURI).href,
    });
    try {
      await navigator.clipboard.writeText(report);
      this.toasts.done(t('report.copied'));
    } catch {
      this.toasts.failed(t('report.notCopied'));
    }
  }
}
