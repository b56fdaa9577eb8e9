import { Component, computed, input } from '@angular/core';
import type { CheckResultDto } from '@nawala/contracts';
import { readEvidence } from '../domains/evidence/evidence';
import { EvidenceTable } from '../domains/evidence/evidence-table';
import { describeGrounds } from '../domains/grounds';
import { t } from '../locale/t';
import { TextPipe } from '../locale/text-pipes';
import { inUnits } from '../time/relative-time';
import { HostName } from '../ui/host-name';
import { VERDICTS } from './check-rows';
import { SeenPill } from './seen-pill';

/** What one network saw of one name, layer by layer. */
@Component({
  selector: 'app-check-evidence',
  imports: [EvidenceTable, HostName, SeenPill, TextPipe],
  template: `
    <header>
      <h2 id="check-evidence"><app-host-name [of]="result().target" /></h2>
      <span class="muted data">{{ by() }}</span>
      <app-seen-pill [seen]="result().status" />
    </header>
    @if (grounds(); as words) {
      <p class="why data">{{ words }}</p>
    }
    @if (evidence(); as evidence) {
      <app-evidence-table [evidence]="evidence" [vantage]="label()" [verdict]="verdict()" />
    } @else {
      <p class="why muted">{{ 'evidence.noLayers' | t }}</p>
    }
  `,
  styles: `
    :host {
      display: block;
    }

    header {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 6px 12px;
      min-height: 46px;
      padding: 8px 16px;
      border-bottom: 1px solid var(--line2);
    }

    header > h2 {
      min-width: 0;
      margin-right: 0;
      font-size: 14px;
      font-weight: 600;
      overflow-wrap: anywhere;
    }

    .muted {
      font-size: 13px;
    }

    app-seen-pill {
      margin-left: auto;
    }

    .why {
      padding: 10px 16px;
      border-bottom: 1px solid var(--line2);
      overflow-wrap: anywhere;
    }

    .why:last-child {
      border-bottom: 0;
    }
  `,
  host: { class: 'card', role: 'region', 'aria-labelledby': 'check-evidence' },
})
export class CheckEvidence {
  readonly result = input.required<CheckResultDto>();
  /** How its network is shown. */
  readonly label = input.required<string>();

  protected readonly evidence = computed(() => readEvidence(this.result().evidence));
  protected readonly grounds = computed(() => describeGrounds(this.result()));
  protected readonly verdict = computed(() => VERDICTS[this.result().status]);
  protected readonly by = computed(() => {
    const { durationMs } = this.result();
    const vantage = this.label();
    return durationMs === null
      ? t('check.seenByIn', { vantage })
      : t('check.seenBy', { vantage, time: inUnits(durationMs) });
  });
}
