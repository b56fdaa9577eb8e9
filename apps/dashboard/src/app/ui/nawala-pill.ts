import { Component, computed, input } from '@angular/core';
import type { NawalaStatus } from '@nawala/contracts';
import { t } from '../locale/t';
import { Icon } from './icon';
import type { IconName } from './icons';

interface Face {
  icon: IconName;
  tone: 'bad' | 'ok' | 'none';
}

const FACES: Record<NawalaStatus, Face> = {
  ada: { icon: 'blocked', tone: 'bad' },
  'tidak ada': { icon: 'check', tone: 'ok' },
  unknown: { icon: 'unknown', tone: 'none' },
};
/** Nobody measures any more, so what was last known is said without its colour. */
const PAUSED: Face = { icon: 'paused', tone: 'none' };

/** The verdict as colour, shape and word, always all three. */
@Component({
  selector: 'app-nawala-pill',
  imports: [Icon],
  template: `<app-icon [name]="face().icon" />{{ word() }}`,
  host: { '[attr.data-tone]': 'tone()', '[class.quiet]': 'quiet()' },
  styles: `
    :host {
      --icon: 13px;
      --icon-stroke: 3;

      display: inline-flex;
      align-items: center;
      gap: 6px;
      padding: 1px 9px 1px 7px;
      border: 1px solid transparent;
      border-radius: 99px;
      font-size: 12.5px;
      font-weight: 600;
      line-height: 18px;
      max-width: 100%;
      white-space: nowrap;
    }

    /* A frame, so that it stands out from a row that is red as well. */
    :host([data-tone='bad']) {
      border-color: color-mix(in srgb, var(--bad) 38%, transparent);
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

    :host(.quiet) {
      padding-inline: 8px;
      border-color: transparent;
      background: none;
      font-weight: 500;
    }
  `,
})
export class NawalaPill {
  readonly status = input.required<NawalaStatus>();
  readonly paused = input(false);
  /** Too old to be believed: keeps its word and shape, loses its colour. */
  readonly stale = input(false);

  /** Beside others that matter more: without a ground. */
  readonly quiet = input(false);

  protected readonly face = computed(() => (this.paused() ? PAUSED : FACES[this.status()]));
  protected readonly word = computed(() => {
    const verdict = t(`verdict.${this.status()}`);
    if (!this.paused()) return verdict;
    return this.status() === 'unknown' ? t('verdict.paused') : t('verdict.pausedAt', { verdict });
  });
  protected readonly tone = computed(() => (this.stale() ? 'none' : this.face().tone));
}
