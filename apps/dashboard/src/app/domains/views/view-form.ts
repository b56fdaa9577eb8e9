import { Component, inject } from '@angular/core';
import { FormField, FormRoot, validateStandardSchema } from '@angular/forms/signals';
import { MAT_DIALOG_DATA, MatDialogModule, MatDialogRef } from '@angular/material/dialog';
import { CreateViewDto, type ViewDto } from '@nawala/contracts';
import { dtoSchema } from '../../forms/dto-schema';
import { Field } from '../../forms/field';
import { FormError } from '../../forms/form-error';
import { sendableForm } from '../../forms/sendable-form';
import { TextPipe } from '../../locale/text-pipes';
import { Session } from '../../session/session';
import { ViewsApi } from './views-api';

/** Gives a list query a name; resolves to the view. */
@Component({
  selector: 'app-view-form',
  imports: [Field, FormError, FormField, FormRoot, MatDialogModule, TextPipe],
  template: `
    <form [formRoot]="fields">
      <h2 mat-dialog-title>{{ 'view.save' | t }}</h2>
      <mat-dialog-content class="dialog-form">
        <app-form-error [form]="fields" />
        <app-field [label]="'view.name' | t" [hint]="'view.nameHint' | t">
          <input class="input" autocomplete="off" cdkFocusInitial [formField]="fields.name" />
        </app-field>
        @if (isAdmin()) {
          <label class="check"
            ><input type="checkbox" [formField]="fields.shared" /><span>{{ 'view.shared' | t }}</span></label
          >
        }
      </mat-dialog-content>
      <mat-dialog-actions align="end">
        <button type="button" class="btn" mat-dialog-close [disabled]="fields().submitting()">
          {{ 'form.cancel' | t }}
        </button>
        <button type="submit" class="btn primary" [disabled]="fields().submitting()">{{ 'view.save' | t }}</button>
      </mat-dialog-actions>
    </form>
  `,
})
export class ViewForm {
  private readonly api = inject(ViewsApi);
  private readonly ref = inject<MatDialogRef<ViewForm, ViewDto>>(MatDialogRef);
  protected readonly isAdmin = inject(Session).isAdmin;

  protected readonly fields = sendableForm(
    { ...new CreateViewDto(), query: inject<string>(MAT_DIALOG_DATA) },
    (path) => validateStandardSchema(path, dtoSchema(CreateViewDto)),
    { send: async (view) => this.ref.close(await this.api.create(view)) },
  );
}
