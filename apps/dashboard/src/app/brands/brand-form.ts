import { Component, inject } from '@angular/core';
import { FormField, FormRoot, validateStandardSchema } from '@angular/forms/signals';
import { MAT_DIALOG_DATA, MatDialogModule, MatDialogRef } from '@angular/material/dialog';
import { type BrandDto, CreateBrandDto } from '@nawala/contracts';
import { changesOf } from '../forms/changes-of';
import { dtoSchema } from '../forms/dto-schema';
import { Field } from '../forms/field';
import { FormError } from '../forms/form-error';
import { FormFoot } from '../forms/form-foot';
import { sendableForm } from '../forms/sendable-form';
import { TextPipe } from '../locale/text-pipes';
import { BrandsApi } from './brands-api';

const valueOf = ({ name, code, color, description }: BrandDto): CreateBrandDto => ({ name, code, color, description });

@Component({
  selector: 'app-brand-form',
  imports: [Field, FormError, FormField, FormFoot, FormRoot, MatDialogModule, TextPipe],
  template: `
    <form [formRoot]="fields">
      <h2 mat-dialog-title>{{ (editing ? 'brand.edit' : 'brand.add') | t }}</h2>
      <mat-dialog-content class="dialog-form">
        <app-form-error [form]="fields" />
        <app-field [label]="'brand.name' | t">
          <input class="input" autocomplete="off" cdkFocusInitial [formField]="fields.name" />
        </app-field>
        <app-field [label]="'brand.code' | t" [hint]="'brand.codeHint' | t">
          <input class="input mono code" autocomplete="off" spellcheck="false" [formField]="fields.code" />
        </app-field>
        <app-field [label]="'brand.color' | t">
          <input class="input color" type="color" [formField]="fields.color" />
        </app-field>
        <app-field [label]="'brand.description' | t" [optional]="true">
          <textarea class="input" rows="3" [formField]="fields.description"></textarea>
        </app-field>
      </mat-dialog-content>
      <app-form-foot [form]="fields" [send]="(editing ? 'brand.save' : 'brand.add') | t" />
    </form>
  `,
  styles: `
    .code {
      text-transform: uppercase;
    }

    .color {
      width: 72px;
      padding: 4px;
    }
  `,
})
export class BrandForm {
  private readonly api = inject(BrandsApi);
  private readonly ref = inject<MatDialogRef<BrandForm, BrandDto>>(MatDialogRef);
  protected readonly editing = inject<BrandDto | null>(MAT_DIALOG_DATA);
  private readonly before: CreateBrandDto = this.editing ? valueOf(this.editing) : { ...new CreateBrandDto() };

  protected readonly fields = sendableForm(
    this.before,
    (path) => validateStandardSchema(path, dtoSchema(CreateBrandDto)),
    { send: (brand) => this.save(brand) },
  );

  private async save(brand: CreateBrandDto): Promise<void> {
    const { editing } = this;
    this.ref.close(
      await (editing ? this.api.update(editing.id, changesOf(this.before, brand)) : this.api.create(brand)),
    );
  }
}
