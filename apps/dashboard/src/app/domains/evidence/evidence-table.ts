import { Component, computed, input } from '@angular/core';
import type { NawalaStatus } from '@nawala/contracts';
import { TextPipe } from '../../locale/text-pipes';
import { Icon } from '../../ui/icon';
import type { Evidence } from './evidence';
import { sayFacts } from './say-facts';
import { LabelPipe } from '../../vantages/label-pipe';

const TONES = { ada: 'bad', 'tidak ada': 'ok', unknown: 'none' } as const;

/** Layer by layer, here and outside, with the line that decided marked: what `check NAME` prints. */
@Component({
  selector: 'app-evidence-table',
  imports: [Icon, LabelPipe, TextPipe],
  templateUrl: './evidence-table.html',
  styleUrl: './evidence-table.css',
})
export class EvidenceTable {
  readonly evidence = input.required<Evidence>();
  readonly vantage = input.required<string>();
  /** What was concluded: it colours the line that decided. */
  readonly verdict = input.required<NawalaStatus>();

  protected readonly tone = computed(() => TONES[this.verdict()]);
  protected readonly say = sayFacts;
}
