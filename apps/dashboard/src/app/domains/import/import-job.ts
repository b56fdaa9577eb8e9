import { Component, computed, effect, inject, input, output } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { JobDto } from '@nawala/contracts';
import { Attempt } from '../../forms/attempt';
import { saveAs } from '../../ui/save-as';
import { liveResource } from '../../live/live-resource';
import { formatCount } from '../../locale/counts';
import { t } from '../../locale/t';
import { CountedPipe, TextPipe } from '../../locale/text-pipes';
import { Clock } from '../../time/clock';
import { inUnits } from '../../time/relative-time';
import { HostName } from '../../ui/host-name';
import { Icon } from '../../ui/icon';
import { LoadFailed } from '../../ui/load-failed';
import { ImportApi } from './import-api';
import { ImportOutcome } from './import-outcome';
import { sayWhy } from './why';

/** Milliseconds: for those whom no message of the server reaches. */
const LOOK_AGAIN_MS = 2000;

const isRunning = (job: JobDto | undefined): boolean => job?.state === 'running';

/** An import that goes on by itself, from its first row to what became of it. */
@Component({
  selector: 'app-import-job',
  imports: [CountedPipe, HostName, Icon, ImportOutcome, LoadFailed, RouterLink, TextPipe],
  templateUrl: './import-job.html',
  styleUrl: './import-job.css',
})
export class ImportJob {
  readonly id = input.required<string>();
  /** What the list was called, where that is still known. */
  readonly name = input('');
  readonly again = output();

  private readonly api = inject(ImportApi);
  private readonly clock = inject(Clock);
  protected readonly count = formatCount;
  protected readonly cancelling = new Attempt();
  protected readonly saving = new Attempt();

  protected readonly resource = liveResource(this.api.job(this.id), {
    patch: (job, messages) =>
      messages.reduce(
        (now, message) =>
          message.type === 'job:changed' && message.payload.job.id === now.id ? message.payload.job : now,
        job,
      ),
  });
  protected readonly job = this.resource.value;
  protected readonly isRunning = computed(() => isRunning(this.job()));
  protected readonly share = computed(() => {
    const { done = 0, total = 0 } = this.job() ?? {};
    return total === 0 ? 0 : Math.floor((done / total) * 100);
  });
  /** How fast, and how long it still takes. */
  protected readonly pace = computed(() => {
    const { done = 0, total = 0, perSecond = null } = this.job() ?? {};
    if (!perSecond) return '';
    return t('import.pace', { rate: Math.round(perSecond), left: inUnits(((total - done) / perSecond) * 1000) });
  });
  protected readonly failed = computed(() => {
    const now = this.clock.now();
    return (this.job()?.failed ?? []).map((failure) => ({
      ...failure,
      why: sayWhy(
        { code: failure.code, message: failure.error, ...(failure.params && { params: failure.params }) },
        now,
      ),
    }));
  });
  protected readonly outcome = computed(() => {
    const { result = {}, failures = 0 } = this.job() ?? {};
    const { created = 0, duplicates = 0, moved = 0, left = 0 } = result;
    return { created, duplicates, moved: moved - left, left, invalid: failures };
  });
  protected readonly heading = computed(() => {
    switch (this.job()?.state) {
      case 'cancelled':
        return t('import.cancelled');
      case 'failed':
        return t('import.broke');
      default:
        return t('import.done');
    }
  });
  protected readonly spoken = computed(() =>
    this.isRunning() ? t('import.progress', { done: this.job()!.done, total: this.job()!.total }) : this.heading(),
  );

  constructor() {
    effect((onCleanup) => {
      if (!isRunning(this.job())) return;
      const timer = setInterval(() => this.resource.reload(), LOOK_AGAIN_MS);
      onCleanup(() => clearInterval(timer));
    });
  }

  protected cancel(): Promise<boolean> {
    return this.cancelling.run(async () => {
      await this.api.cancel(this.id());
      this.resource.reload();
    });
  }

  protected save(): Promise<boolean> {
    return this.saving.run(async () => saveAs(await this.api.failures(this.id()), t('import.failuresFile')));
  }
}
