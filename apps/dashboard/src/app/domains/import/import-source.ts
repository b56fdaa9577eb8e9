import { Component, computed, inject, input } from '@angular/core';
import { BrandsApi } from '../../brands/brands-api';
import { TagInput } from '../../forms/tag-input';
import { liveResource } from '../../live/live-resource';
import { counted, t } from '../../locale/t';
import { TextPipe } from '../../locale/text-pipes';
import { Icon } from '../../ui/icon';
import { Retry } from '../../ui/retry';
import { ColumnChoice } from './column-choice';
import type { ImportDraft } from './import-draft';
import { MOST_ROWS } from './reading/list';

/** What is given, and what holds for all of it. */
@Component({
  selector: 'app-import-source',
  imports: [ColumnChoice, Icon, Retry, TagInput, TextPipe],
  templateUrl: './import-source.html',
  styleUrl: './import-source.css',
})
export class ImportSource {
  readonly draft = input.required<ImportDraft>();
  protected readonly brands = liveResource(inject(BrandsApi).list(), {
    outdatedBy: (messages) => messages.some(({ type }) => type.startsWith('brand:')),
  });
  protected readonly most = MOST_ROWS;

  /** What was found, and what was not taken. */
  protected readonly found = computed(() => {
    const list = this.draft().list();
    if (!list) return '';
    const read = t('import.readAs', {
      rows: counted('import.rows', list.rows.length),
      format: t(`format.${list.format}`),
    });
    return list.skipped > 0 ? `${read} · ${counted('import.skipped', list.skipped)}` : read;
  });

  protected async choose(files: FileList | null): Promise<void> {
    const [file] = files ?? [];
    if (file) await this.draft().open(file);
  }
}
