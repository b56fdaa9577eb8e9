import { Component, computed, input } from '@angular/core';
import { TextPipe } from '../locale/text-pipes';
import { NawalaPill } from '../ui/nawala-pill';
import { Pill } from '../ui/pill';
import { type Seen, VERDICTS } from './check-rows';

/** What one network says of a name now; while it measures, that. */
@Component({
  selector: 'app-seen-pill',
  imports: [NawalaPill, Pill, TextPipe],
  template: `
    @switch (seen()) {
      @case ('measuring') {
        <span class="muted measuring"><span class="spinner" aria-hidden="true"></span>{{ 'check.measuring' | t }}</span>
      }
      @case ('missing') {
        <app-pill tone="line" icon="dash">{{ 'check.missing' | t }}</app-pill>
      }
      @case ('down') {
        <app-pill tone="warn" icon="alert">{{ 'check.down' | t }}</app-pill>
      }
      @case ('inconclusive') {
        <app-pill tone="none" icon="unknown">{{ 'check.inconclusive' | t }}</app-pill>
      }
      @default {
        <app-nawala-pill [status]="verdict()" />
      }
    }
  `,
  styles: `
    :host {
      display: inline-flex;
    }

    .measuring {
      display: inline-flex;
      align-items: center;
      gap: 7px;
      font-size: 13px;
      white-space: nowrap;
    }

    .spinner {
      width: 12px;
      height: 12px;
      border: 2px dotted var(--ink3);
      border-radius: 99px;
      animation: turn 1.6s linear infinite;
    }

    @keyframes turn {
      to {
        rotate: 360deg;
      }
    }
  `,
})
export class SeenPill {
  readonly seen = input.required<Seen>();
  protected readonly verdict = computed(() => {
    const seen = this.seen();
    return seen === 'measuring' || seen === 'missing' ? 'unknown' : VERDICTS[seen];
  });
}
