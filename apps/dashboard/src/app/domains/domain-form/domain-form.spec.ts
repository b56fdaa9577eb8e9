import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { MAT_DIALOG_DATA, MatDialogRef } from '@angular/material/dialog';
import { provideRouter } from '@angular/router';
import type { DomainDto } from '@nawala/contracts';
import { aBrand, aDomain } from '@nawala/contracts/testing';
import { Rendered } from '../../../testing/rendered';
import { DomainForm } from './domain-form';

describe('DomainForm', () => {
  const close = jest.fn();
  const brand = aBrand();
  let http: HttpTestingController;
  let page: Rendered;

  async function open(domain: DomainDto | null, brandId = ''): Promise<void> {
    close.mockReset();
    TestBed.configureTestingModule({
      providers: [
        provideHttpClient(),
        provideHttpClientTesting(),
        provideRouter([]),
        { provide: MAT_DIALOG_DATA, useValue: { domain, brandId } },
        { provide: MatDialogRef, useValue: { close } },
      ],
    });
    http = TestBed.inject(HttpTestingController);
    const fixture = TestBed.createComponent(DomainForm);
    page = new Rendered(fixture);
    TestBed.tick();
    http.expectOne('/api/brands').flush([brand]);
    await page.settled();
  }

  async function submit(name: string): Promise<void> {
    page.button(name)!.click();
    await page.settled();
  }

  it('says what the DTO says when fields are missing, and sends nothing', async () => {
    await open(null);
    await submit('Add domain');
    expect(page.text).toContain('Enter a host name, such as shop.example.com');
    expect(page.all('.error').map((error) => error.textContent)).toContain('Choose a brand');
    http.expectNone('/api/domains');
  });

  it('offers the brand first that the list shows', async () => {
    await open(null, brand.id);
    page.fill('Domain', 'shop.aurora.example.com');
    await submit('Add domain');
    expect(http.expectOne('/api/domains').request.body).toMatchObject({ brandId: brand.id });
    expect(page.all('select')[0]).toMatchObject({ value: brand.id });
  });

  it('knows public suffixes, and how the domain will be stored', async () => {
    await open(null);
    page.fill('Domain', 'intranet.local');
    await submit('Add domain');
    expect(page.text).toContain('“.local” is not a public top-level domain');
    page.fill('Domain', 'HTTPS://Shop.Example.com:8443/Id?x=1');
    await page.settled();
    expect(page.text).toContain('Will be watched as shop.example.com/Id');
  });

  it('shows a conflict at the field it is about, and stays open', async () => {
    await open(null);
    page.fill('Domain', 'shop.example.com');
    page.fill('Brand', brand.id);
    await submit('Add domain');
    const request = http.expectOne('/api/domains');
    expect(request.request.body).toEqual({
      domain: 'shop.example.com',
      brandId: brand.id,
      note: '',
      tags: [],
      active: true,
    });
    const detail = 'shop.example.com is already watched';
    request.flush({ code: 'DOMAIN_TAKEN', detail, status: 409 }, { status: 409, statusText: 'Conflict' });
    await page.settled();
    expect(page.all('app-field')[0]!.textContent).toContain(detail);
    expect(page.all('input')[0]!.getAttribute('aria-invalid')).toBe('true');
    expect(close).not.toHaveBeenCalled();
  });

  it('sends only what was changed, and closes with what the server made of it', async () => {
    const domain = aDomain({ domain: 'shop.example.com', brand, note: 'old' });
    await open(domain);
    page.fill('Note', 'new');
    await submit('Save');
    const request = http.expectOne(`/api/domains/${domain.id}`);
    expect(request.request.body).toEqual({ note: 'new' });
    const saved = { ...domain, note: 'new' };
    request.flush(saved);
    await page.settled();
    expect(close).toHaveBeenCalledWith(saved);
  });
});
