import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { MAT_DIALOG_DATA, MatDialogRef } from '@angular/material/dialog';
import { provideRouter } from '@angular/router';
import { aBrand } from '@nawala/contracts/testing';
import { Rendered } from '../../testing/rendered';
import { BrandRemoval } from './brand-removal';

describe('BrandRemoval', () => {
  let page: Rendered;

  async function open(domainCount: number): Promise<void> {
    TestBed.configureTestingModule({
      providers: [
        provideHttpClient(),
        provideHttpClientTesting(),
        provideRouter([]),
        { provide: MAT_DIALOG_DATA, useValue: aBrand({ id: 'b', domainCount }) },
        { provide: MatDialogRef, useValue: { close: jest.fn() } },
      ],
    });
    page = new Rendered(TestBed.createComponent(BrandRemoval));
    await page.settled();
  }

  it('offers no delete that is known to fail, and leads to what stands in the way', async () => {
    await open(1284);
    expect(page.text).toContain('It has 1,284 domains');
    expect(page.button('Delete brand')).toBeUndefined();
    expect(page.all('a')[0]!.getAttribute('href')).toBe('/domains?brand=AUR');
  });

  it('believes the server when a domain came meanwhile', async () => {
    await open(0);
    page.button('Delete brand')!.click();
    const problem = { code: 'BRAND_IN_USE', status: 409, detail: 'In use', params: { count: 1 } };
    TestBed.inject(HttpTestingController)
      .expectOne('/api/brands/b')
      .flush(problem, { status: 409, statusText: 'Conflict' });
    await page.settled();
    expect(page.text).toContain('This brand still has 1 domain.');
    expect(page.button('Delete brand')).toBeUndefined();
  });
});
