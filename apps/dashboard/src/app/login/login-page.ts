import { afterNextRender, Component, computed, effect, type ElementRef, inject, input, viewChild } from '@angular/core';
import { FormField, FormRoot, validateStandardSchema } from '@angular/forms/signals';
import { Router } from '@angular/router';
import { LoginDto } from '@nawala/contracts';
import { dtoSchema } from '../forms/dto-schema';
import { Field } from '../forms/field';
import { FormError } from '../forms/form-error';
import { PasswordInput } from '../forms/password-input';
import { sendableForm } from '../forms/sendable-form';
import { t } from '../locale/t';
import { LanguageChoice } from './language-choice';
import { TextPipe } from '../locale/text-pipes';
import { Session } from '../session/session';
import { Icon } from '../ui/icon';

@Component({
  selector: 'app-login-page',
  imports: [Field, FormError, FormField, FormRoot, Icon, LanguageChoice, PasswordInput, TextPipe],
  templateUrl: './login-page.html',
  styleUrl: './login-page.css',
})
export class LoginPage {
  /** Where somebody wanted to go, from the URL. */
  readonly back = input<string>();

  private readonly first = viewChild.required<ElementRef<HTMLInputElement>>('first');
  private readonly session = inject(Session);
  private readonly router = inject(Router);

  protected readonly notice = computed(() => {
    const notice = this.session.notice();
    return notice && t(`ended.${notice}`);
  });

  protected readonly fields = sendableForm<LoginDto>(
    { ...new LoginDto() },
    (path) => validateStandardSchema(path, dtoSchema(LoginDto)),
    { send: ({ email, password }) => this.session.signIn(email, password), fleeting: true },
  );

  constructor() {
    afterNextRender(() => this.first().nativeElement.focus());
    // Also when another tab signed in meanwhile.
    effect(() => {
      if (this.session.user()) void this.router.navigateByUrl(this.destination());
    });
  }

  private destination(): string {
    const back = this.back();
    return back?.startsWith('/') && !back.startsWith('//') && !back.startsWith('/login') ? back : '/';
  }
}
