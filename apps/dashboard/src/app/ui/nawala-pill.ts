import { Component, computed, input } from '@angular/core';
import type { NawalaStatus } from '@nawala/contracts';
import { Icon } from './icon';
import type { IconName } from './icons';

interface Face {
  word: string;
  icon: IconName;
  tone: 'bad' | 'ok' | 'none';
}

const FACES: Record<NawalaStatus, Face> = {
  ada: { word: 'Ada', icon: 'blocked', tone: 'bad' },
  'tidak ada': { word: 'Tidak ada', icon: 'check', tone: 'ok' },
  unknown: { word: 'Not measured', icon: 'unknown', tone: 'none' },
};
const PAUSED: Face = { word: 'Paused', icon: 'paused', tone: 'none' };

/** The verdict as colour, shape and word, always all three. */
@Component({
  selector: 'app-nawala-pill',
  imports: [Icon],
  template: `<app-icon [name]="face().icon" />{{ face().word }}`,
  host: { '[attr.data-tone]': 'tone()' },
  styles: `
    :host {
      --icon: 13px;
      --icon-stroke: 3;

      display: inline-flex;
      align-items: center;
      gap: 6px;
      padding: 2px 9px 2px 7px;
      border-radius: 99px;
      font-size: 12.5px;
      font-weight: 600;
      line-height: 18px;
      white-space: nowrap;
    }

    :host([data-tone='bad']) {
      background: var(--bad-soft);
      color: var(--bad);
    }

    :host([data-tone='ok']) {
      background: var(--ok-soft);
      color: var(--ok);
    }

    :host([data-tone='none']) {
      background: var(--none-soft);
      color: var(--none);
    }
  `,
})
export class NawalaPill {
  readonly status = input.required<NawalaStatus>();
  readonly paused = input(false);
  /** Too old to be believed: keeps its word and shape, loses its colour. */
  readonly stale = input(false);

  protected readonly face = computed(() => (this.paused() ? PAUSED : FACES[this.status()]));
  protected readonly tone = computed(() => (this.stale() ? 'none' : this.face().tone));
}
