import { Component, computed, DestroyRef, inject, signal } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { ActivatedRoute, Router, RouterLink } from '@angular/router';
import type { ImportReportDto } from '@nawala/contracts';
import { map } from 'rxjs';
import { Attempt } from '../../forms/attempt';
import { UnsavedWork } from '../../forms/unsaved-work';
import { saveAs } from '../../ui/save-as';
import { t } from '../../locale/t';
import { TextPipe } from '../../locale/text-pipes';
import { Clock } from '../../time/clock';
import { Icon } from '../../ui/icon';
import { ListPlace } from '../list-place';
import { failuresFile } from './failures-file';
import { ImportApi } from './import-api';
import { ImportDraft } from './import-draft';
import { ImportJob } from './import-job';
import { ImportOutcome } from './import-outcome';
import { ImportPreview } from './import-preview';
import { ImportSource } from './import-source';
import { ListReader } from './reading/list-reader';
import { sayWhy } from './why';

const STEPS = ['names', 'preview', 'import'] as const;

/** From a list to domains that are watched: given, judged, mended, and only then written. */
@Component({
  selector: 'app-import-page',
  imports: [Icon, ImportJob, ImportOutcome, ImportPreview, ImportSource, RouterLink, TextPipe],
  providers: [ListReader],
  templateUrl: './import-page.html',
  styleUrl: './import-page.css',
  host: {
    '(window:dragover)': 'hover($event)',
    '(window:dragleave)': 'leave($event)',
    '(window:drop)': 'drop($event)',
  },
})
export class ImportPage {
  private readonly api = inject(ImportApi);
  private readonly router = inject(Router);
  private readonly route = inject(ActivatedRoute);
  private readonly clock = inject(Clock);
  protected readonly listParams = inject(ListPlace).params;
  protected readonly steps = STEPS;

  protected readonly draft = new ImportDraft();
  protected readonly attempt = new Attempt();
  /** What became of a list that was imported at once. */
  protected readonly report = signal<ImportReportDto | null>(null);
  /** The job of one that takes longer: it stands in the address, so that it is found again. */
  protected readonly job = toSignal(this.route.queryParamMap.pipe(map((params) => params.get('job'))), {
    initialValue: this.route.snapshot.queryParamMap.get('job'),
  });
  protected readonly name = signal('');
  protected readonly dragging = signal(false);

  protected readonly step = computed(() => {
    if (this.job() !== null || this.report()) return 2;
    return this.draft.list() ? 1 : 0;
  });
  protected readonly outcome = computed(() => {
    const report = this.report();
    if (!report) return null;
    const { created, duplicates, moved, left, invalid } = report;
    return { created, duplicates, moved: moved - left, left, invalid: invalid.length };
  });

  constructor() {
    const unsaved = () => (this.step() === 1 ? 'changed' : 'none');
    inject(UnsavedWork).watch(unsaved, inject(DestroyRef));
  }

  protected async import(): Promise<void> {
    const { draft } = this;
    const query = { createBrands: draft.createBrands(), moveExisting: draft.moveExisting() };
    await this.attempt.run(async () => {
      const answer = await this.api.import(draft.accepted(), query);
      this.name.set(draft.file()?.name ?? '');
      draft.clear();
      if ('url' in answer) await this.show(answer.id);
      else this.report.set(answer);
    });
  }

  protected async startAgain(): Promise<void> {
    this.report.set(null);
    await this.show(null);
  }

  protected saveFailures(): void {
    const say = (row: ImportReportDto['invalid'][number]) => sayWhy(row, this.clock.now());
    saveAs(failuresFile(this.report()?.invalid ?? [], say), t('import.failuresFile'));
  }

  protected hover(event: DragEvent): void {
    if (!this.takes(event)) return;
    event.preventDefault();
    this.dragging.set(true);
  }

  protected leave({ relatedTarget }: DragEvent): void {
    if (relatedTarget === null) this.dragging.set(false);
  }

  protected async drop(event: DragEvent): Promise<void> {
    this.dragging.set(false);
    if (!this.takes(event)) return;
    event.preventDefault();
    const [file] = event.dataTransfer?.files ?? [];
    if (file) await this.draft.open(file);
  }

  private takes({ dataTransfer }: DragEvent): boolean {
    return this.step() < 2 && dataTransfer?.types.includes('Files') === true;
  }

  private show(job: string | null): Promise<boolean> {
    return this.router.navigate([], { relativeTo: this.route, queryParams: { job } });
  }
}
