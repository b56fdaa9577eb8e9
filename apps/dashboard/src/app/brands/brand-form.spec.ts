import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { MAT_DIALOG_DATA, MatDialogRef } from '@angular/material/dialog';
import { Rendered } from '../../testing/rendered';
import { BrandForm } from './brand-form';

describe('BrandForm', () => {
  let http: HttpTestingController;
  let page: Rendered;

  beforeEach(async () => {
    TestBed.configureTestingModule({
      providers: [
        provideHttpClient(),
        provideHttpClientTesting(),
        { provide: MAT_DIALOG_DATA, useValue: null },
        { provide: MatDialogRef, useValue: { close: jest.fn() } },
      ],
    });
    http = TestBed.inject(HttpTestingController);
    page = new Rendered(TestBed.createComponent(BrandForm));
    await page.settled();
    page.fill('Name', 'Code name');
    page.fill('Code', 'NAME');
  });

  async function refuse(path: string): Promise<void> {
    page.button('Add brand')!.click();
    await page.settled();
    const problem = { code: 'BRAND_TAKEN', status: 409, detail: 'Taken', errors: [{ path, message: 'Taken already' }] };
    http.expectOne('/api/brands').flush(problem, { status: 409, statusText: 'Conflict' });
    await page.settled();
  }

  it.each([
    { path: 'name', values: ['Code name'] },
    { path: 'code', values: ['NAME'] },
  ])('shows a conflict at the field that the server names: $path', async ({ path, values }) => {
    await refuse(path);
    const wrong = page.all('[aria-invalid=true]') as HTMLInputElement[];
    expect(wrong.map(({ value }) => value)).toEqual(values);
  });
});
