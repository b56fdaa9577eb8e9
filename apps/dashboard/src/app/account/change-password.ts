import { HttpClient } from '@angular/common/http';
import { Component, inject } from '@angular/core';
import { FormField, FormRoot, validateStandardSchema } from '@angular/forms/signals';
import { MatDialogModule, MatDialogRef } from '@angular/material/dialog';
import { ChangePasswordDto, LIMITS } from '@nawala/contracts';
import { firstValueFrom } from 'rxjs';
import { dtoSchema } from '../forms/dto-schema';
import { Field } from '../forms/field';
import { FormError } from '../forms/form-error';
import { FormFoot } from '../forms/form-foot';
import { PasswordInput } from '../forms/password-input';
import { sendableForm } from '../forms/sendable-form';
import { TextPipe } from '../locale/text-pipes';

@Component({
  selector: 'app-change-password',
  imports: [Field, FormError, FormField, FormFoot, FormRoot, MatDialogModule, PasswordInput, TextPipe],
  template: `
    <form [formRoot]="fields">
      <h2 mat-dialog-title>{{ 'account.changePassword' | t }}</h2>
      <mat-dialog-content class="dialog-form">
        <app-form-error [form]="fields" />
        <app-field [label]="'account.currentPassword' | t">
          <app-password-input [formField]="fields.currentPassword" />
        </app-field>
        <app-field [label]="'account.newPassword' | t" [hint]="'account.passwordHint' | t: { min }">
          <app-password-input autocomplete="new-password" [formField]="fields.newPassword" />
        </app-field>
      </mat-dialog-content>
      <app-form-foot [form]="fields" [send]="'account.changePassword' | t" />
    </form>
  `,
})
export class ChangePassword {
  private readonly http = inject(HttpClient);
  private readonly ref = inject<MatDialogRef<ChangePassword, boolean>>(MatDialogRef);
  protected readonly min = LIMITS.passwordMin;

  protected readonly fields = sendableForm<ChangePasswordDto>(
    { ...new ChangePasswordDto() },
    (path) => validateStandardSchema(path, dtoSchema(ChangePasswordDto)),
    { send: (passwords) => this.change(passwords), fieldOf: { BAD_CREDENTIALS: 'currentPassword' } },
  );

  private async change(passwords: ChangePasswordDto): Promise<void> {
    await firstValueFrom(this.http.patch('/api/auth/password', passwords));
    this.ref.close(true);
  }
}
