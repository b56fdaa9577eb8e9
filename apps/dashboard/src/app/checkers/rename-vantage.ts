import { Component, inject } from '@angular/core';
import { FormField, FormRoot, validateStandardSchema } from '@angular/forms/signals';
import { MAT_DIALOG_DATA, MatDialogModule, MatDialogRef } from '@angular/material/dialog';
import { RenameVantageDto, type VantageLabelDto } from '@nawala/contracts';
import { dtoSchema } from '../forms/dto-schema';
import { Field } from '../forms/field';
import { FormError } from '../forms/form-error';
import { FormFoot } from '../forms/form-foot';
import { sendableForm } from '../forms/sendable-form';
import { TextPipe } from '../locale/text-pipes';
import { CheckersApi } from './checkers-api';

/** How a network is shown. What it is called where it is measured stays. */
@Component({
  selector: 'app-rename-vantage',
  imports: [Field, FormError, FormField, FormFoot, FormRoot, MatDialogModule, TextPipe],
  template: `
    <form [formRoot]="fields">
      <h2 mat-dialog-title>{{ 'fleet.renameHeading' | t: { vantage: before.vantage } }}</h2>
      <mat-dialog-content class="dialog-form">
        <app-form-error [form]="fields" />
        <app-field [label]="'fleet.label' | t" [hint]="'fleet.labelHint' | t: { vantage: before.vantage }">
          <input class="input" autocomplete="off" cdkFocusInitial [formField]="fields.label" />
        </app-field>
      </mat-dialog-content>
      <app-form-foot [form]="fields" [send]="'user.save' | t" />
    </form>
  `,
})
export class RenameVantage {
  private readonly api = inject(CheckersApi);
  private readonly ref = inject<MatDialogRef<RenameVantage, VantageLabelDto>>(MatDialogRef);
  protected readonly before = inject<VantageLabelDto>(MAT_DIALOG_DATA);

  protected readonly fields = sendableForm(
    { label: this.before.label },
    (path) => validateStandardSchema(path, dtoSchema(RenameVantageDto)),
    { send: async ({ label }) => this.ref.close(await this.api.rename(this.before.vantage, label)) },
  );
}
