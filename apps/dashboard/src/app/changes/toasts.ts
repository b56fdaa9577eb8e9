import { inject, Service, signal, type WritableSignal } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { Router } from '@angular/router';
import { type ActiveToast, type IndividualConfig, ToastrService } from 'ngx-toastr';
import { Clock } from '../time/clock';
import type { Change } from './change';
import type { ToastContent } from './change-toast';
import { KIOSK } from '../session/kiosk';
import { type News, RecentChanges } from './recent-changes';
import { ToastChoice } from './toast-choice';
import { type Summary, ToastPolicy } from './toast-policy';

/** Tells what happened: changes of verdict as the policy has it, and the outcome of the reader's own actions. */
@Service({ autoProvided: false })
export class Toasts {
  private readonly toastr = inject(ToastrService);
  private readonly router = inject(Router);
  private readonly clock = inject(Clock);
  private readonly choice = inject(ToastChoice);
  private readonly policy = new ToastPolicy();
  private readonly kiosk = inject(KIOSK);
  private readonly ofDomain = new Map<string, number>();
  private summary: { toast: ActiveToast<unknown>; shown: WritableSignal<Summary> } | undefined;
  private readonly open = signal<readonly number[]>([]);
  /** Those on the screen, oldest first. */
  readonly shown = this.open.asReadonly();

  constructor() {
    inject(RecentChanges)
      .arriving.pipe(takeUntilDestroyed())
      .subscribe((news) => this.tell(news));
  }

  dismissAll(): void {
    for (const toastId of this.shown()) this.toastr.remove(toastId);
  }

  done(text: string): void {
    this.show({ kind: 'done', text });
  }

  failed(text: string): void {
    this.show({ kind: 'failed', text });
  }

  /** @param until when it can no longer be undone: milliseconds, by the server's time */
  undoable(text: string, until: number, undo: () => void): void {
    const timeOut = Math.max(0, until - this.clock.current());
    this.show({ kind: 'undoable', text, until }, undo, { timeOut, extendedTimeOut: timeOut });
  }

  private tell({ changes, more }: News): void {
    const wanted = changes.filter((change) => this.choice.wants(change));
    if (this.kiosk || wanted.length === 0) return;
    const plan = this.policy.plan(wanted, performance.now(), more);
    if (plan.show === 'each') return plan.changes.forEach((change) => this.tellOne(change));
    this.ofDomain.forEach((toastId) => this.toastr.remove(toastId));
    this.tellSummary(plan.summary, plan.first);
  }

  /**
   * Grows in place, so that it is neither drawn nor read out anew with every change. Whoever dismissed it has peace until the
   * burst is over.
   */
  private tellSummary(summary: Summary, first: boolean): void {
    if (this.summary) {
      this.summary.shown.set(summary);
      return this.summary.toast.toastRef.onDuplicate(true, false);
    }
    if (!first) return;
    const shown = signal(summary);
    const toast = this.show({ kind: 'summary', summary: shown }, () =>
      this.router.navigate(['/changes'], { queryParams: { kind: 'verdict' } }),
    );
    if (!toast) return;
    this.summary = { toast, shown };
    toast.onHidden.subscribe(() => (this.summary = undefined));
  }

  /** A newer change of the same domain takes the place of the older one. */
  private tellOne(change: Change): void {
    const older = this.ofDomain.get(change.domainId);
    if (older !== undefined) this.toastr.remove(older);
    const toast = this.show({ kind: 'change', change }, () => this.router.navigate(['/domains', change.domainId]));
    if (!toast) return;
    this.ofDomain.set(change.domainId, toast.toastId);
    toast.onHidden.subscribe(() => {
      if (this.ofDomain.get(change.domainId) === toast.toastId) this.ofDomain.delete(change.domainId);
    });
  }

  private show(
    payload: ToastContent,
    view?: () => void,
    options: Partial<IndividualConfig> = {},
  ): ActiveToast<unknown> | null {
    const toast = this.toastr.show('', '', { ...options, payload });
    if (!toast) return null;
    toast.onAction.subscribe(() => view?.());
    this.open.update((open) => [...open, toast.toastId]);
    toast.onHidden.subscribe(() => this.open.update((open) => open.filter((id) => id !== toast.toastId)));
    return toast;
  }
}
