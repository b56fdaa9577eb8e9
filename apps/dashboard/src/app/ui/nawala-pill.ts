import { Component, computed, input } from '@angular/core';
import type { NawalaStatus } from '@nawala/contracts';
import { t } from '../locale/t';
import { type IconName, ICONS } from './icons';
import type { PillTone } from './pill';

interface Face {
  icon: IconName;
  tone: PillTone;
}

const FACES: Record<NawalaStatus, Face> = {
  ada: { icon: 'blocked', tone: 'bad' },
  'tidak ada': { icon: 'check', tone: 'ok' },
  unknown: { icon: 'unknown', tone: 'none' },
};
/** Nobody measures any more, so what was last known is said without its colour. */
const PAUSED: Face = { icon: 'paused', tone: 'none' };

/** The verdict as a pill: in one element with its icon, since a long list has one in every row. */
@Component({
  selector: 'app-nawala-pill',
  template: `<svg viewBox="0 0 24 24" aria-hidden="true" focusable="false"><path [attr.d]="path()" /></svg
    >{{ word() }}`,
  host: { '[attr.data-tone]': 'tone()', '[class.quiet]': 'quiet()' },
  styleUrls: ['./pill.css', './strokes.css'],
})
export class NawalaPill {
  readonly status = input.required<NawalaStatus>();
  readonly paused = input(false);
  /** Too old to be believed: keeps its word and shape, loses its colour. */
  readonly stale = input(false);

  /** Beside others that matter more: without a ground. */
  readonly quiet = input(false);

  private readonly face = computed(() => (this.paused() ? PAUSED : FACES[this.status()]));
  protected readonly path = computed(() => ICONS[this.face().icon]);
  protected readonly word = computed(() => {
    const verdict = t(`verdict.${this.status()}`);
    if (!this.paused()) return verdict;
    return this.status() === 'unknown' ? t('verdict.paused') : t('verdict.pausedAt', { verdict });
  });
  protected readonly tone = computed(() => (this.stale() ? 'none' : this.face().tone));
}
