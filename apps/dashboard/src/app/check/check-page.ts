import { Location } from '@angular/common';
import { HttpErrorResponse } from '@angular/common/http';
import {
  afterRenderEffect,
  Component,
  computed,
  type ElementRef,
  inject,
  input,
  linkedSignal,
  signal,
  viewChild,
} from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import type { CheckResultDto, CheckStartedDto, StartCheckDto } from '@nawala/contracts';
import { CheckersApi } from '../checkers/checkers-api';
import { readNowAndThen } from '../checkers/read-now-and-then';
import { Attempt } from '../forms/attempt';
import { liveResource } from '../live/live-resource';
import { formatCount } from '../locale/counts';
import { TextPipe } from '../locale/text-pipes';
import { Session } from '../session/session';
import { Stats } from '../stats/stats';
import { Icon } from '../ui/icon';
import { LoadFailed } from '../ui/load-failed';
import { Notice } from '../ui/notice';
import { RefreshFailed } from '../ui/refresh-failed';
import { askableOf } from './askable';
import { CheckEvidence } from './check-evidence';
import { CheckForm } from './check-form';
import type { CheckState } from './check-link';
import { CheckResults } from './check-results';
import { firstResult, rowsOf } from './check-rows';
import { ChecksApi } from './checks-api';
import { sayRefusals } from './refusals';
import { withAnswers } from './with-answers';

/** What came over a socket that has broken is found again so soon. */
const READ_AGAIN_MS = 4_000;

/** Names are measured at once, by whoever is connected. A check's address can be read anew for ten minutes. */
@Component({
  selector: 'app-check-page',
  imports: [CheckEvidence, CheckForm, CheckResults, Icon, LoadFailed, Notice, RefreshFailed, RouterLink, TextPipe],
  templateUrl: './check-page.html',
  styleUrl: './check-page.css',
})
export class CheckPage {
  /** From the address: the check that is shown. */
  readonly id = input<string>();

  private readonly answers = viewChild.required<ElementRef<HTMLElement>>('answers');
  private wantsAnswers = false;
  private readonly api = inject(ChecksApi);
  private readonly router = inject(Router);
  private readonly location = inject(Location);
  private readonly isAdmin = inject(Session).isAdmin;
  private readonly stats = inject(Stats);
  /** Whether names may be typed that nobody watches. */
  protected readonly mayName = computed(() => this.isAdmin() || this.stats.current()?.adhocChecks === 'all');
  protected readonly count = formatCount;

  protected readonly checkers = liveResource(inject(CheckersApi).list(), {
    outdatedBy: (messages) => messages.some(({ type }) => type === 'checkers:changed'),
  });
  protected readonly networks = computed(() => askableOf(this.checkers.value() ?? []));
  protected readonly nobody = computed(
    () => this.checkers.value() !== undefined && this.networks().every(({ why }) => why !== null),
  );
  protected readonly labelOf = computed(() => {
    const labels = new Map(this.networks().map(({ vantage, label }) => [vantage, label]));
    return (vantage: string) => labels.get(vantage) ?? vantage;
  });

  protected readonly resource = liveResource(this.api.get(this.id), { patch: withAnswers });
  protected readonly check = computed(() => {
    const check = this.resource.value();
    return check?.id === this.id() ? check : undefined;
  });
  protected readonly rows = computed(() => {
    const check = this.check();
    return check ? rowsOf(check) : [];
  });
  protected readonly isGone = computed(() => {
    const error = this.resource.error();
    return error instanceof HttpErrorResponse && (error.status === 404 || error.status === 400);
  });
  /** Told when it began: a check that is read anew does not say it. */
  protected readonly notAsked = linkedSignal<string | undefined, CheckStartedDto['notAsked']>({
    source: this.id,
    computation: () => this.state().notAsked ?? [],
  });
  protected readonly budgetLeft = signal<number | null>(null);
  private readonly chosen = linkedSignal<string | undefined, CheckResultDto | null>({
    source: this.id,
    computation: () => null,
  });
  protected readonly shown = computed(() => this.chosen() ?? firstResult(this.rows()));

  protected readonly attempt = new Attempt();
  protected readonly problems = signal<readonly string[]>([]);

  constructor() {
    readNowAndThen(() => {
      if (this.check()?.state === 'running') this.resource.reload();
    }, READ_AGAIN_MS);
    // Once they are there: before that the page may be too short to scroll.
    afterRenderEffect(() => {
      if (this.check() && this.wantsAnswers) this.showAnswers();
    });
    const { domainIds } = this.state();
    if (domainIds) void this.start({ domainIds }, true);
  }

  protected async start(body: StartCheckDto, replaceUrl = false): Promise<void> {
    this.problems.set([]);
    await this.attempt.run(
      async () => {
        const { id, notAsked, budgetLeft } = await this.api.start(body);
        this.budgetLeft.set(budgetLeft);
        const state: CheckState = { notAsked };
        await this.router.navigate(['/check'], { queryParams: { id }, state, replaceUrl, scroll: 'manual' });
        this.wantsAnswers = true;
      },
      (cause) => this.problems.set(sayRefusals(cause, body.targets ?? [])),
    );
  }

  protected again(): void {
    const { targets, asked } = this.check()!;
    const domainIds = targets.flatMap(({ domainId }) => domainId ?? []);
    const names = targets.flatMap(({ domainId, target }) => (domainId === null ? target : []));
    void this.start({
      ...(domainIds.length > 0 && { domainIds }),
      ...(names.length > 0 && { targets: names }),
      vantages: asked,
    });
  }

  protected async stop(): Promise<void> {
    const { id } = this.check()!;
    await this.attempt.run(
      async () => {
        await this.api.stop(id);
        this.resource.reload();
      },
      (cause) => this.problems.set(sayRefusals(cause, [])),
    );
  }

  protected show(result: CheckResultDto): void {
    this.chosen.set(result);
  }

  /** On a narrow page they stand below the form, out of sight. */
  private showAnswers(): void {
    this.wantsAnswers = false;
    const { nativeElement: answers } = this.answers();
    if (answers.getBoundingClientRect().top > window.innerHeight / 2) answers.scrollIntoView();
  }

  private state(): CheckState {
    return (this.location.getState() as CheckState | null) ?? {};
  }
}
