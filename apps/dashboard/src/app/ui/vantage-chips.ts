import { Component, computed, input } from '@angular/core';
import type { NawalaStatus, VantageDto } from '@nawala/contracts';

const WORDS: Record<NawalaStatus, string> = { ada: 'ada', 'tidak ada': 'tidak ada', unknown: 'not measured' };
const TONES: Record<NawalaStatus, string> = { ada: 'bad', 'tidak ada': 'ok', unknown: 'none' };

/** One square per vantage: its letter, and the colour of what it sees. Says it all in words to those who listen. */
@Component({
  selector: 'app-vantage-chips',
  template: `@for (chip of chips(); track chip.title) {
    <span [class]="chip.tone" [title]="chip.title" aria-hidden="true">{{ chip.letter }}</span>
  }`,
  host: { role: 'img', '[attr.aria-label]': 'label()' },
  styles: `
    :host {
      display: inline-flex;
      gap: 3px;
    }

    span {
      width: 19px;
      height: 19px;
      border-radius: 5px;
      font: 650 10px/19px var(--sans);
      text-align: center;
      text-transform: uppercase;
    }

    .bad {
      background: var(--bad-soft);
      color: var(--bad);
    }

    .ok {
      background: var(--ok-soft);
      color: var(--ok);
    }

    .none {
      background: var(--none-soft);
      color: var(--none);
    }
  `,
})
export class VantageChips {
  readonly vantages = input.required<readonly VantageDto[]>();

  protected readonly chips = computed(() =>
    this.vantages().map(({ vantage, status }) => ({
      letter: vantage.charAt(0),
      tone: TONES[status],
      title: `${vantage}: ${WORDS[status]}`,
    })),
  );
  protected readonly label = computed(
    () =>
      this.chips()
        .map(({ title }) => title)
        .join(', ') || 'No vantage has reported',
  );
}
