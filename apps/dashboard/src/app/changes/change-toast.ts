import { Component, computed, inject, type Signal } from '@angular/core';
import { ToastNoAnimation } from 'ngx-toastr';
import { formatAtLeast } from '../locale/counts';
import { CountedPipe, TextPipe } from '../locale/text-pipes';
import { Icon } from '../ui/icon';
import { NawalaPill } from '../ui/nawala-pill';
import { UndoButton } from '../ui/undo-button';
import type { Change } from './change';
import { ChangeGrounds } from './change-grounds';
import type { Summary } from './toast-policy';
import { Toasts } from './toasts';

/** One of: a change of one domain, a summary of many, or the outcome of something the reader did. */
export type ToastContent =
  | { kind: 'change'; change: Change }
  | { kind: 'summary'; summary: Signal<Summary> }
  | { kind: 'done' | 'failed'; text: string }
  | { kind: 'undoable'; text: string; until: number };

/** Red is for blocks, also for one among many. */
function toneOf(content: ToastContent): 'bad' | 'ok' | 'done' | 'failed' {
  switch (content.kind) {
    case 'change':
      return content.change.to === 'ada' ? 'bad' : 'ok';
    case 'summary':
      return content.summary().blocked > 0 ? 'bad' : 'ok';
    case 'undoable':
      return 'done';
    default:
      return content.kind;
  }
}

@Component({
  selector: 'app-change-toast',
  imports: [ChangeGrounds, CountedPipe, Icon, NawalaPill, TextPipe, UndoButton],
  templateUrl: './change-toast.html',
  styleUrl: './change-toast.css',
})
export class ChangeToast extends ToastNoAnimation<ToastContent> {
  private readonly toasts = inject(Toasts);
  protected readonly atLeast = formatAtLeast;
  protected readonly content = computed(() => this.options().payload!);
  protected readonly tone = computed(() => toneOf(this.content()));
  /** Said once, beneath the last of them. */
  protected readonly others = computed(() => {
    const shown = this.toasts.shown();
    return shown.length > 1 && shown.at(-1) === this.toastPackage.toastId ? shown.length : 0;
  });

  protected view(): void {
    this.toastPackage.triggerAction();
    this.remove();
  }

  protected dismissAll(): void {
    this.toasts.dismissAll();
  }
}
