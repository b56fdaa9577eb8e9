import { Component, computed, type Signal } from '@angular/core';
import { ToastNoAnimation } from 'ngx-toastr';
import { Icon } from '../ui/icon';
import { NawalaPill } from '../ui/nawala-pill';
import { type Change, describeChange } from './change';

/** One of: a change of one domain, a summary of many, or the outcome of something the reader did. */
export type ToastContent =
  | { kind: 'change'; change: Change }
  | { kind: 'summary'; text: Signal<string> }
  | { kind: 'done' | 'failed'; text: string };

@Component({
  selector: 'app-change-toast',
  imports: [Icon, NawalaPill],
  templateUrl: './change-toast.html',
  styleUrl: './change-toast.css',
})
export class ChangeToast extends ToastNoAnimation<ToastContent> {
  protected readonly content = computed(() => this.options().payload!);
  protected readonly describe = describeChange;

  protected view(): void {
    this.toastPackage.triggerAction();
    this.remove();
  }
}
