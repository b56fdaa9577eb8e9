import { Component, computed, inject } from '@angular/core';
import { MAT_DIALOG_DATA, MatDialogModule } from '@angular/material/dialog';
import type { JobDto, JobFailureDto } from '@nawala/contracts';
import { Attempt } from '../forms/attempt';
import { saveAs } from '../ui/save-as';
import { CountedPipe, TextPipe } from '../locale/text-pipes';
import { Icon } from '../ui/icon';
import { sayFailure } from './job-words';
import { JobsApi } from './jobs-api';

export interface FailuresData {
  failed: readonly JobFailureDto[];
  /** Whose they are, where there is one to ask for all of them. */
  job?: JobDto;
}

/** Which rows were left as they were, and why. */
@Component({
  selector: 'app-failures-dialog',
  imports: [CountedPipe, Icon, MatDialogModule, TextPipe],
  templateUrl: './failures-dialog.html',
  styleUrl: './failures-dialog.css',
})
export class FailuresDialog {
  private readonly api = inject(JobsApi);
  protected readonly data = inject<FailuresData>(MAT_DIALOG_DATA);
  protected readonly attempt = new Attempt();
  protected readonly say = sayFailure;
  protected readonly all = computed(() => this.data.job?.failures ?? this.data.failed.length);

  protected async download({ id, kind, startedAt }: JobDto): Promise<void> {
    await this.attempt.run(async () => saveAs(await this.api.failures(id), `${kind}-${startedAt.slice(0, 10)}.csv`));
  }
}
