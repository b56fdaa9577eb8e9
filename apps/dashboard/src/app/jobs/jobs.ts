import { HttpErrorResponse } from '@angular/common/http';
import { computed, inject, Service, signal } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import type { JobDto, JobFailureDto } from '@nawala/contracts';
import { ToldAttempt } from '../changes/told-attempt';
import { Toasts } from '../changes/toasts';
import { LiveClient } from '../live/live-client';
import { Languages } from '../locale/languages';
import { t } from '../locale/t';
import { Session } from '../session/session';
import { Clock } from '../time/clock';
import { Dialogs } from '../ui/dialogs';
import { readFollowed, withJob, writeFollowed } from './followed';
import { JobsApi } from './jobs-api';

/** How long the server lets something be undone, less what an answer needs. Milliseconds. */
const UNDO_MS = 9_500;

const idIn = (address: string): string => address.split('/').at(-1)!;

/** Work of the server's that somebody here has begun: how far it is, until they put it away. */
@Service({ autoProvided: false })
export class Jobs {
  private readonly api = inject(JobsApi);
  private readonly toasts = inject(Toasts);
  private readonly dialogs = inject(Dialogs);
  private readonly clock = inject(Clock);
  private readonly languages = inject(Languages);
  private readonly attempt = new ToldAttempt();
  private readonly userId = inject(Session).user()?.id ?? '';
  private readonly followed = signal<readonly string[]>(readFollowed(this.userId));
  private readonly known = signal<readonly JobDto[]>([]);

  /** Whether what is said of them can be said. */
  private readonly hasTexts = signal(false);

  /** Those that are followed, oldest first. */
  readonly shown = computed(() =>
    this.hasTexts() ? this.known().filter(({ id }) => this.followed().includes(id)) : [],
  );

  constructor() {
    const live = inject(LiveClient);
    live.arrivals.pipe(takeUntilDestroyed()).subscribe((message) => {
      if (message.type === 'job:changed') this.learn(message.payload.job);
      else if (message.type === 'domains:changed' && message.payload.reason === 'resync') this.look();
    });
    // After every connection, the first too.
    live.gaps.pipe(takeUntilDestroyed()).subscribe(() => this.look());
  }

  /** Shows how far it is, here and after a reload. */
  follow(id: string): void {
    this.setFollowed([...this.followed().filter((each) => each !== id), id]);
    void this.read(id);
  }

  dismiss(id: string): void {
    this.setFollowed(this.followed().filter((each) => each !== id));
  }

  cancel({ id }: JobDto): Promise<boolean> {
    return this.attempt.run(() => this.api.cancel(id));
  }

  /** @param address as the header `Undo` of an answer says it */
  offerUndo(text: string, address: string): void {
    const until = this.clock.current() + UNDO_MS;
    this.toasts.undoable(text, until, () => void this.undo(idIn(address)));
  }

  async undo(id: string): Promise<void> {
    await this.attempt.run(async () => {
      const job = await this.api.undo(id);
      this.learn(job);
      if (job.state === 'running') return this.follow(id);
      this.toasts.done(t('toast.undone'));
      if (job.failed.length > 0) this.showFailures(job.failed, job);
    });
  }

  /** @param job whose they are, where there is one to ask for all of them */
  showFailures(failed: readonly JobFailureDto[], job?: JobDto): void {
    const load = () => this.languages.later().then(() => import('./failures-dialog').then((m) => m.FailuresDialog));
    void this.dialogs.open(load, { failed, job }, '640px');
  }

  private learn(job: JobDto): void {
    if (!this.followed().includes(job.id)) return;
    this.known.update((known) => withJob(known, job));
    if (this.hasTexts()) return;
    // Without them there is nothing to show: what the next message brings tries again.
    this.languages.later().then(
      () => this.hasTexts.set(true),
      () => undefined,
    );
  }

  private look(): void {
    for (const id of this.followed()) void this.read(id);
  }

  /** What the server no longer knows is not followed any more. */
  private async read(id: string): Promise<void> {
    try {
      this.learn(await this.api.get(id));
    } catch (error) {
      if (error instanceof HttpErrorResponse && [403, 404].includes(error.status)) this.dismiss(id);
    }
  }

  private setFollowed(ids: readonly string[]): void {
    this.followed.set(ids);
    writeFollowed(this.userId, ids);
  }
}
