import { Component, computed, inject, signal } from '@angular/core';
import { FormField, FormRoot, validate, validateStandardSchema } from '@angular/forms/signals';
import { MAT_DIALOG_DATA, MatDialogModule, MatDialogRef } from '@angular/material/dialog';
import { RouterLink } from '@angular/router';
import { CreateDomainDto, type DomainDto } from '@nawala/contracts';
import type { normalizeTarget } from '@nawala/rules/target';
import { BrandsApi } from '../../brands/brands-api';
import { changesOf } from '../../forms/changes-of';
import { dtoSchema } from '../../forms/dto-schema';
import { Field } from '../../forms/field';
import { FormError } from '../../forms/form-error';
import { FormFoot } from '../../forms/form-foot';
import { sayRule } from '../../forms/say-rule';
import { sendableForm } from '../../forms/sendable-form';
import { TagInput } from '../../forms/tag-input';
import { keptResource } from '../../live/kept-resource';
import { t } from '../../locale/t';
import { TextPipe } from '../../locale/text-pipes';
import { Retry } from '../../ui/retry';
import { DomainsApi } from '../domains-api';

const valueOf = ({ domain, brand, note, tags, active }: DomainDto): CreateDomainDto => ({
  domain,
  brandId: brand.id,
  note,
  tags,
  active,
});

/** What the form opens with: a domain to edit, or the brand that a new one most likely belongs to. */
export interface DomainFormData {
  domain: DomainDto | null;
  brandId: string;
}

/** Adds a domain, or edits the one it is given. Closes with what the server made of it. */
@Component({
  selector: 'app-domain-form',
  imports: [Field, FormError, FormField, FormFoot, FormRoot, MatDialogModule, Retry, RouterLink, TagInput, TextPipe],
  templateUrl: './domain-form.html',
})
export class DomainForm {
  private readonly api = inject(DomainsApi);
  private readonly ref = inject<MatDialogRef<DomainForm, DomainDto>>(MatDialogRef);
  private readonly data = inject<DomainFormData>(MAT_DIALOG_DATA);
  protected readonly editing = this.data.domain;
  protected readonly brands = keptResource(inject(BrandsApi).list());
  /** The public suffix list weighs more than the form, so it comes after it; the server has the last word anyway. */
  private readonly normalize = signal<typeof normalizeTarget | null>(null);
  private readonly before: CreateDomainDto = this.editing
    ? valueOf(this.editing)
    : { ...new CreateDomainDto(), brandId: this.data.brandId };

  protected readonly fields = sendableForm(
    this.before,
    (path) => {
      validateStandardSchema(path, dtoSchema(CreateDomainDto));
      validate(path.domain, ({ value }) => {
        const target = value().trim() === '' ? undefined : this.normalize()?.(value());
        return target?.ok === false
          ? { kind: 'target', message: sayRule({ path: 'domain', message: target.problem, ...target }) }
          : undefined;
      });
    },
    { send: (domain) => this.save(domain), fieldOf: { DOMAIN_TAKEN: 'domain', BRAND_NOT_FOUND: 'brandId' } },
  );

  protected readonly storedAs = computed(() => {
    const typed = this.fields.domain().value();
    const target = this.normalize()?.(typed);
    return target?.ok && target.domain !== typed ? t('domainForm.storedAs', { domain: target.domain }) : '';
  });

  constructor() {
    import('@nawala/rules/target').then(
      ({ normalizeTarget }) => this.normalize.set(normalizeTarget),
      () => undefined,
    );
  }

  private async save(domain: CreateDomainDto): Promise<void> {
    const { editing } = this;
    const saved = editing
      ? await this.api.update(editing.id, changesOf(this.before, domain))
      : await this.api.create(domain);
    this.ref.close(saved);
  }
}
