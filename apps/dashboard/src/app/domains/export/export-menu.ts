import { Component, inject, input } from '@angular/core';
import { MatMenuModule } from '@angular/material/menu';
import { Attempt } from '../../forms/attempt';
import { Toasts } from '../../changes/toasts';
import { saveAs } from '../../ui/save-as';
import { TextPipe } from '../../locale/text-pipes';
import { Icon } from '../../ui/icon';
import type { DomainQuery } from '../domain-query';
import { type ExportFormat, ExportApi } from './export-api';

/** The list as it is filtered and ordered, as a file. */
@Component({
  selector: 'app-export-menu',
  imports: [Icon, MatMenuModule, TextPipe],
  template: `
    <button type="button" class="btn" [matMenuTriggerFor]="menu" [disabled]="attempt.busy()">
      <app-icon name="download" /><span class="sr-only-narrow">{{ 'domains.export' | t }}</span>
    </button>
    <mat-menu #menu>
      <button mat-menu-item (click)="save('csv')">{{ 'domains.exportCsv' | t }}</button>
      <button mat-menu-item (click)="save('json')">{{ 'domains.exportJson' | t }}</button>
    </mat-menu>
  `,
})
export class ExportMenu {
  readonly query = input.required<DomainQuery>();
  private readonly api = inject(ExportApi);
  private readonly toasts = inject(Toasts);
  protected readonly attempt = new Attempt();

  protected async save(format: ExportFormat): Promise<void> {
    const done = await this.attempt.run(async () => {
      const { content, name } = await this.api.read(this.query(), format);
      saveAs(content, name);
    });
    const failure = this.attempt.failure();
    if (!done && failure) this.toasts.failed(failure);
  }
}
