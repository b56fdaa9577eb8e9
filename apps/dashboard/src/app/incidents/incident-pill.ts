import { Component, computed, input } from '@angular/core';
import type { IncidentDto } from '@nawala/contracts';
import { TextPipe } from '../locale/text-pipes';
import type { PlainKey } from '../locale/texts';
import type { IconName } from '../ui/icons';
import { Pill, type PillTone } from '../ui/pill';

interface Face {
  tone: PillTone;
  icon: IconName;
  word: PlainKey;
}

const FLAPPING: Face = { tone: 'bad', icon: 'refresh', word: 'incident.flapping' };
const FACES: Record<IncidentDto['state'], Face> = {
  open: { tone: 'bad', icon: 'blocked', word: 'incident.open' },
  acknowledged: { tone: 'line', icon: 'user', word: 'incident.acknowledged' },
  closed: { tone: 'ok', icon: 'check', word: 'incident.closed' },
};

@Component({
  selector: 'app-incident-pill',
  imports: [Pill, TextPipe],
  template: `<app-pill
    [tone]="face().tone"
    [icon]="face().icon"
    [title]="flaps() ? ('incident.flappingWhy' | t) : ''"
    >{{ face().word | t }}</app-pill
  >`,
})
export class IncidentPill {
  readonly incident = input.required<Pick<IncidentDto, 'state' | 'flapping'>>();
  protected readonly flaps = computed(() => this.incident().flapping && this.incident().state === 'open');
  protected readonly face = computed(() => (this.flaps() ? FLAPPING : FACES[this.incident().state]));
}
