import { Component, computed, inject, input } from '@angular/core';
import type { NawalaStatus, VantageDto } from '@nawala/contracts';
import { t } from '../locale/t';
import { Staleness } from './staleness';
import { labelOf } from '../vantages/label-of';

interface Chip {
  vantage: string;
  letter: string;
  /** A cross in a ground, a tick in a frame, a line in a dashed one: told apart without colour too. */
  tone: 'bad' | 'ok' | 'none';
  faded: boolean;
  title: string;
}

const TONES: Record<NawalaStatus, Chip['tone']> = { ada: 'bad', 'tidak ada': 'ok', unknown: 'none' };

/** More than these and the rest is a number; those that block come first then, so that none of them hides in it. */
const MOST_SHOWN = 4;

/** One mark per vantage: its letter, and what it sees. Says it all in words to those who listen. */
@Component({
  selector: 'app-vantage-chips',
  template: `@for (chip of shown(); track $index) {
      <span
        class="vantage"
        [attr.data-tone]="chip.tone"
        [class.faded]="chip.faded"
        [title]="chip.title"
        aria-hidden="true"
        >{{ chip.letter }}</span
      >
    }
    @if (hidden().length > 0) {
      <span class="more" [title]="hidden().join(', ')" aria-hidden="true">+{{ hidden().length }}</span>
    }`,
  host: { role: 'img', '[attr.aria-label]': 'label()' },
  styleUrl: './vantage-chips.css',
})
export class VantageChips {
  readonly vantages = input.required<readonly VantageDto[]>();
  /** Nobody measures any more: keeps shapes and letters, loses the colours. */
  readonly paused = input(false);

  private readonly isStale = inject(Staleness).ofResult;

  /** By name: one below the other, rows are compared at a glance. */
  protected readonly chips = computed(() =>
    this.vantages()
      .map((vantage) => this.chipOf(vantage))
      .sort((one, other) => (one.vantage < other.vantage ? -1 : 1)),
  );
  protected readonly shown = computed(() => {
    const chips = this.chips();
    if (chips.length <= MOST_SHOWN) return chips;
    return [...chips].sort((a, b) => Number(b.tone === 'bad') - Number(a.tone === 'bad')).slice(0, MOST_SHOWN - 1);
  });
  protected readonly hidden = computed(() => {
    const shown = new Set(this.shown());
    return this.chips().flatMap((chip) => (shown.has(chip) ? [] : chip.title));
  });
  protected readonly label = computed(
    () =>
      this.chips()
        .map(({ title }) => title)
        .join(', ') || t('vantages.none'),
  );

  private chipOf(result: VantageDto): Chip {
    const { status, vantage } = result;
    const seen = t(`sees.${status}`, { vantage: labelOf(vantage) });
    const stale = !this.paused() && this.isStale(result);
    return {
      tone: TONES[status],
      vantage,
      letter: labelOf(vantage).charAt(0),
      faded: this.paused() || stale,
      title: stale ? t('vantages.tooOld', { seen }) : seen,
    };
  }
}
