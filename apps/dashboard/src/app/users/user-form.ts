import { Component, computed, inject } from '@angular/core';
import { FormField, FormRoot, validateStandardSchema } from '@angular/forms/signals';
import { MAT_DIALOG_DATA, MatDialogModule, MatDialogRef } from '@angular/material/dialog';
import { CreateUserDto, LIMITS, UpdateUserDto, type UserDto } from '@nawala/contracts';
import { changesOf } from '../forms/changes-of';
import { dtoSchema } from '../forms/dto-schema';
import { Field } from '../forms/field';
import { FormError } from '../forms/form-error';
import { FormFoot } from '../forms/form-foot';
import { PasswordInput } from '../forms/password-input';
import { sendableForm } from '../forms/sendable-form';
import { t } from '../locale/t';
import { TextPipe } from '../locale/text-pipes';
import { Session } from '../session/session';
import { fieldsOf, toCreate, toUpdate, type UserFields } from './user-body';
import { UsersApi } from './users-api';

@Component({
  selector: 'app-user-form',
  imports: [Field, FormError, FormField, FormFoot, FormRoot, MatDialogModule, PasswordInput, TextPipe],
  templateUrl: './user-form.html',
})
export class UserForm {
  private readonly api = inject(UsersApi);
  private readonly ref = inject<MatDialogRef<UserForm, UserDto>>(MatDialogRef);
  protected readonly editing = inject<UserDto | null>(MAT_DIALOG_DATA);
  /** Their own password is changed where the current one is asked for. */
  protected readonly isOwn = this.editing !== null && this.editing.id === inject(Session).user()?.id;
  protected readonly passwordHint = computed(() =>
    this.editing ? t('user.newPasswordHint') : t('user.passwordHint', { min: LIMITS.passwordMin }),
  );
  private readonly before: UserFields = this.editing
    ? fieldsOf(this.editing)
    : { ...new CreateUserDto(), active: true };

  protected readonly fields = sendableForm(
    this.before,
    (path) =>
      validateStandardSchema(
        path,
        this.editing
          ? dtoSchema<UpdateUserDto, UserFields>(UpdateUserDto, toUpdate)
          : dtoSchema<CreateUserDto, UserFields>(CreateUserDto, toCreate),
      ),
    { send: (user) => this.save(user), fieldOf: { EMAIL_TAKEN: 'email' } },
  );

  private async save(user: UserFields): Promise<void> {
    const { editing } = this;
    const saved = editing
      ? await this.api.update(editing.id, changesOf(toUpdate(this.before), toUpdate(user)))
      : await this.api.create(toCreate(user));
    this.ref.close(saved);
  }
}
