import { Component, inject, signal } from '@angular/core';
import { MAT_DIALOG_DATA, MatDialogModule, MatDialogRef } from '@angular/material/dialog';
import { RouterLink } from '@angular/router';
import type { BrandDto } from '@nawala/contracts';
import { describeFailure, problemOf } from '../forms/problem';
import { Icon } from '../ui/icon';
import { BrandsApi } from './brands-api';

/** Deletes a brand, or says how many domains stand in the way and leads to them. */
@Component({
  selector: 'app-brand-removal',
  imports: [Icon, MatDialogModule, RouterLink],
  template: `
    <h2 mat-dialog-title>Delete {{ brand.name }}?</h2>
    <mat-dialog-content>
      <p>Only a brand without domains can be deleted. This cannot be undone.</p>
      <div role="alert">
        @if (failure(); as text) {
          <p class="notice error"><app-icon name="alert" />{{ text }}</p>
        }
      </div>
      @if (inUse()) {
        <a class="link" routerLink="/domains" [queryParams]="{ brand: brand.code }" mat-dialog-close
          >Show the domains of {{ brand.name }}</a
        >
      }
    </mat-dialog-content>
    <mat-dialog-actions align="end">
      <button type="button" class="btn" mat-dialog-close cdkFocusInitial>Cancel</button>
      <button type="button" class="btn danger" [disabled]="busy() || inUse()" (click)="remove()">Delete brand</button>
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
  protected readonly failure = signal<string | null>(null);
  protected readonly inUse = signal(false);
  protected readonly busy = signal(false);

  protected async remove(): Promise<void> {
    this.busy.set(true);
    try {
      await this.api.remove(this.brand.id);
      this.ref.close(true);
    } catch (error) {
      this.failure.set(describeFailure(error));
      this.inUse.set(problemOf(error)?.code === 'BRAND_IN_USE');
      this.busy.set(false);
    }
  }
}
