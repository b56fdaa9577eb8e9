import { Component, input, output } from '@angular/core';
import { CountedPipe, TextPipe } from '../../locale/text-pipes';
import { Icon } from '../../ui/icon';

/** How many rows became what. */
export interface Outcome {
  created: number;
  duplicates: number;
  moved: number;
  /** Under another brand, and left there. */
  left: number;
  invalid: number;
}

/** What became of an import; what to do next is projected. */
@Component({
  selector: 'app-import-outcome',
  imports: [CountedPipe, Icon, TextPipe],
  template: `
    <h2 id="import-job" tabindex="-1">{{ heading() }}</h2>
    @let now = outcome();
    <ul>
      <li><app-icon name="plus" />{{ 'outcome.created' | counted: now.created }}</li>
      @if (now.moved > 0) {
        <li><app-icon name="move" />{{ 'outcome.moved' | counted: now.moved }}</li>
      }
      @if (now.duplicates > 0) {
        <li><app-icon name="equal" />{{ 'outcome.duplicates' | counted: now.duplicates }}</li>
      }
      @if (now.left > 0) {
        <li><app-icon name="dash" />{{ 'outcome.left' | counted: now.left }}</li>
      }
      @if (now.invalid > 0) {
        <li>
          <app-icon name="alert" />{{ 'outcome.invalid' | counted: now.invalid }}
          <button type="button" class="link" [disabled]="saving()" (click)="saved.emit()">
            {{ 'import.asFile' | t }}
          </button>
        </li>
      }
    </ul>
    <div class="acts"><ng-content /></div>
  `,
  styles: `
    :host {
      display: grid;
      gap: 12px;
      padding: 18px 16px;
    }

    h2 {
      font-size: 16px;
      font-weight: 650;
    }

    ul {
      display: grid;
      gap: 6px;
    }

    li {
      --icon: 15px;

      display: flex;
      align-items: center;
      gap: 9px;
      color: var(--ink2);
    }

    .acts {
      display: flex;
      flex-wrap: wrap;
      gap: 8px;
    }
  `,
})
export class ImportOutcome {
  readonly heading = input.required<string>();
  readonly outcome = input.required<Outcome>();
  readonly saving = input(false);
  readonly saved = output();
}
