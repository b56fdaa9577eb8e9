import { Component, computed, inject, input } from '@angular/core';
import type { TransitionDto } from '@nawala/contracts';
import { CopyReport } from '../domains/evidence/copy-report';
import { readEvidence } from '../domains/evidence/evidence';
import { EvidenceTable } from '../domains/evidence/evidence-table';
import { keptResource } from '../live/kept-resource';
import { TextPipe } from '../locale/text-pipes';
import { Retry } from '../ui/retry';
import { ChangesApi } from './changes-api';

/** What the checker saw, of one row. */
@Component({
  selector: 'app-transition-evidence',
  imports: [CopyReport, EvidenceTable, Retry, TextPipe],
  template: `
    @if (detail(); as detail) {
      @if (evidence(); as evidence) {
        <app-evidence-table [evidence]="evidence" [vantage]="row().vantage" [verdict]="row().to" />
      } @else {
        <p class="nothing muted">{{ (detail.evidence ? 'evidence.noLayers' : 'evidence.none') | t }}</p>
      }
      <div class="foot"><app-copy-report [row]="row()" [evidence]="detail.evidence" /></div>
    } @else if (read.failed()) {
      <p class="nothing">
        <span class="muted">{{ 'evidence.failed' | t }}</span> <app-retry [of]="read" />
      </p>
    } @else {
      <div class="nothing" role="status">
        <span class="sr-only">{{ 'evidence.loading' | t }}</span><span class="skeleton" aria-hidden="true"></span>
      </div>
    }
  `,
  styles: `
    :host {
      display: block;
      background: var(--bg);
    }

    .nothing {
      display: grid;
      justify-items: start;
      gap: 8px;
      padding: 14px 16px;
    }

    .skeleton {
      width: 100%;
    }

    .foot {
      padding: 8px 16px 12px;
    }
  `,
})
export class TransitionEvidence {
  readonly row = input.required<TransitionDto>();

  protected readonly read = keptResource(inject(ChangesApi).detail(computed(() => this.row().id)));
  protected readonly detail = computed(() => {
    const detail = this.read.value();
    return detail?.id === this.row().id ? detail : undefined;
  });
  protected readonly evidence = computed(() => readEvidence(this.detail()?.evidence ?? null));
}
