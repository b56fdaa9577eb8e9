import { Component, inject } from '@angular/core';
import { FormField, FormRoot, validateStandardSchema } from '@angular/forms/signals';
import { MAT_DIALOG_DATA, MatDialogModule, MatDialogRef } from '@angular/material/dialog';
import { CreateViewDto, type ViewDto } from '@nawala/contracts';
import { dtoSchema } from '../../forms/dto-schema';
import { Field } from '../../forms/field';
import { FormError } from '../../forms/form-error';
import { FormFoot } from '../../forms/form-foot';
import { sendableForm } from '../../forms/sendable-form';
import { TextPipe } from '../../locale/text-pipes';
import { Session } from '../../session/session';
import { ViewsApi } from './views-api';

/** A query to be saved, or a view that is to be called otherwise. */
export type ViewFormData = { query: string } | { view: ViewDto };

/** Gives a list query a name, or a view another one; resolves to the view. */
@Component({
  selector: 'app-view-form',
  imports: [Field, FormError, FormField, FormFoot, FormRoot, MatDialogModule, TextPipe],
  template: `
    <form [formRoot]="fields">
      <h2 mat-dialog-title>{{ (view ? 'view.rename' : 'view.save') | t }}</h2>
      <mat-dialog-content class="dialog-form">
        <app-form-error [form]="fields" />
        <app-field [label]="'view.name' | t" [hint]="'view.nameHint' | t">
          <input class="input" autocomplete="off" cdkFocusInitial [formField]="fields.name" />
        </app-field>
        @if (isAdmin() && !view) {
          <label class="check"
            ><input type="checkbox" [formField]="fields.shared" /><span>{{ 'view.shared' | t }}</span></label
          >
        }
      </mat-dialog-content>
      <app-form-foot [form]="fields" [send]="(view ? 'view.rename' : 'view.save') | t" />
    </form>
  `,
})
export class ViewForm {
  private readonly api = inject(ViewsApi);
  private readonly ref = inject<MatDialogRef<ViewForm, ViewDto>>(MatDialogRef);
  private readonly data = inject<ViewFormData>(MAT_DIALOG_DATA);
  protected readonly isAdmin = inject(Session).isAdmin;
  protected readonly view = 'view' in this.data ? this.data.view : undefined;

  protected readonly fields = sendableForm(
    { ...new CreateViewDto(), ...('view' in this.data ? { name: this.data.view.name } : this.data) },
    (path) => validateStandardSchema(path, dtoSchema(CreateViewDto)),
    { send: async (view) => this.ref.close(await this.save(view)) },
  );

  private save(view: CreateViewDto): Promise<ViewDto> {
    return this.view ? this.api.update(this.view.id, { name: view.name }) : this.api.create(view);
  }
}
