import { Component, inject } from '@angular/core';
import { LANGUAGE_NAMES, LANGUAGES, language } from '../locale/language';
import { Languages } from '../locale/languages';

/** For whoever has no account menu yet, or cannot read this page. */
@Component({
  selector: 'app-language-choice',
  template: `<div>
    @for (choice of choices; track choice) {
      <button
        type="button"
        class="link"
        [lang]="choice"
        [attr.aria-pressed]="language() === choice"
        (click)="languages.choose(choice)"
      >
        {{ names[choice] }}
      </button>
    }
  </div>`,
  styles: `
    div {
      display: flex;
      justify-content: center;
      gap: 18px;
      font-size: 13px;
    }

    button {
      min-height: 24px;
    }

    button[aria-pressed='true'] {
      color: var(--ink);
      font-weight: 600;
    }
  `,
})
export class LanguageChoice {
  protected readonly languages = inject(Languages);
  protected readonly language = language;
  protected readonly choices = LANGUAGES;
  protected readonly names = LANGUAGE_NAMES;
}
