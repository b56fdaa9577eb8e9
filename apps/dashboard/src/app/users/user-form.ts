import { Component, inject, signal } from '@angular/core';
import { form, FormField, FormRoot, validateStandardSchema } from '@angular/forms/signals';
import { MAT_DIALOG_DATA, MatDialogModule, MatDialogRef } from '@angular/material/dialog';
import { CreateUserDto, LIMITS, UpdateUserDto, type UserDto } from '@nawala/contracts';
import { changesOf } from '../forms/changes-of';
import { dtoSchema } from '../forms/dto-schema';
import { Field } from '../forms/field';
import { FormError } from '../forms/form-error';
import { PasswordInput } from '../forms/password-input';
import { type Outcome, serverErrors } from '../forms/problem';
import { fieldsOf, toCreate, toUpdate, type UserFields } from './user-body';
import { UsersApi } from './users-api';

@Component({
  selector: 'app-user-form',
  imports: [Field, FormError, FormField, FormRoot, MatDialogModule, PasswordInput],
  templateUrl: './user-form.html',
})
export class UserForm {
  private readonly api = inject(UsersApi);
  private readonly ref = inject<MatDialogRef<UserForm, UserDto>>(MatDialogRef);
  protected readonly editing = inject<UserDto | null>(MAT_DIALOG_DATA);
  protected readonly passwordHint = this.editing
    ? `Leave empty to keep the old one. A new one signs the user out everywhere.`
    : `At least ${LIMITS.passwordMin} characters`;
  private readonly before: UserFields = this.editing
    ? fieldsOf(this.editing)
    : { ...new CreateUserDto(), active: true };

  protected readonly fields = form(
    signal(this.before),
    (path) =>
      validateStandardSchema(
        path,
        this.editing
          ? dtoSchema<UpdateUserDto, UserFields>(UpdateUserDto, toUpdate)
          : dtoSchema<CreateUserDto, UserFields>(CreateUserDto, toCreate),
      ),
    { submission: { action: () => this.save() } },
  );

  private async save(): Promise<Outcome> {
    const body = this.fields().value();
    try {
      const { editing } = this;
      const saved = editing
        ? await this.api.change(editing.id, changesOf(toUpdate(this.before), toUpdate(body)))
        : await this.api.add(toCreate(body));
      this.ref.close(saved);
      return undefined;
    } catch (error) {
      return serverErrors(error, this.fields, { EMAIL_TAKEN: 'email' });
    }
  }
}
