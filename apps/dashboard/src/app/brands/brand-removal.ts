import { Component, computed, inject, signal } from '@angular/core';
import { MAT_DIALOG_DATA, MatDialogModule, MatDialogRef } from '@angular/material/dialog';
import { RouterLink } from '@angular/router';
import type { BrandDto } from '@nawala/contracts';
import { Attempt } from '../forms/attempt';
import { problemOf } from '../forms/problem';
import { CountedPipe, TextPipe } from '../locale/text-pipes';
import { Icon } from '../ui/icon';
import { BrandsApi } from './brands-api';

/** Deletes a brand; of one in use it says how many domains stand in the way, and leads to them. */
@Component({
  selector: 'app-brand-removal',
  imports: [CountedPipe, Icon, MatDialogModule, RouterLink, TextPipe],
  template: `
    <h2 mat-dialog-title>{{ (inUse() ? 'brand.notYet' : 'brand.deleteHeading') | t: { name: brand.name } }}</h2>
    <mat-dialog-content>
      <p>
        @if (brand.domainCount > 0) {
          {{ 'brand.inUse' | counted: brand.domainCount }}
        } @else {
          {{ 'brand.deleteText' | t }}
        }
      </p>
      <div role="alert">
        @if (attempt.failure(); as text) {
          <p class="notice error"><app-icon name="alert" />{{ text }}</p>
        }
      </div>
    </mat-dialog-content>
    <mat-dialog-actions align="end">
      @if (inUse()) {
        <button type="button" class="btn" mat-dialog-close>{{ 'form.close' | t }}</button>
        <a
          class="btn primary"
          routerLink="/domains"
          [queryParams]="{ brand: brand.code }"
          mat-dialog-close
          cdkFocusInitial
          >{{ 'brand.showDomains' | t }}</a
        >
      } @else {
        <button type="button" class="btn" mat-dialog-close cdkFocusInitial [disabled]="attempt.busy()">
          {{ 'form.cancel' | t }}
        </button>
        <button type="button" class="btn danger" [disabled]="attempt.busy()" (click)="remove()">
          {{ 'brand.delete' | t }}
        </button>
      }
    </mat-dialog-actions>
  `,
  styles: `
    .notice {
      margin: 12px 0;
    }
  `,
})
export class BrandRemoval {
  protected readonly brand = inject<BrandDto>(MAT_DIALOG_DATA);
  private readonly ref = inject<MatDialogRef<BrandRemoval, boolean>>(MatDialogRef);
  private readonly api = inject(BrandsApi);
  /** The count may be older than the last domain that was added. */
  private readonly refused = signal(false);
  protected readonly attempt = new Attempt();
  protected readonly inUse = computed(() => this.brand.domainCount > 0 || this.refused());

  protected async remove(): Promise<void> {
    const removed = await this.attempt.run(
      () => this.api.remove(this.brand.id),
      (cause) => this.refused.set(problemOf(cause)?.code === 'BRAND_IN_USE'),
    );
    if (removed) this.ref.close(true);
  }
}
