import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import type { NawalaStatus, StripDto } from '@nawala/contracts';
import { liveStub } from '../../../testing/live-stub';
import { Rendered } from '../../../testing/rendered';
import { Toasts } from '../../changes/toasts';
import { LiveClient } from '../../live/live-client';
import { DomainOverTime } from './domain-over-time';

const strip = (slots: NawalaStatus[], vantage?: string): StripDto => ({
  domainId: 'd',
  ...(vantage && { vantage }),
  slots,
  availability: {
    from: '2026-11-19T00:00:00.000Z',
    to: '2026-11-26T00:00:00.000Z',
    ada: 0.2,
    tidakAda: 0.6,
    unknown: 0.2,
  },
});

describe('DomainOverTime', () => {
  let http: HttpTestingController;
  let fixture: ComponentFixture<DomainOverTime>;
  let page: Rendered;

  beforeEach(() => {
    TestBed.configureTestingModule({
      providers: [
        provideHttpClient(),
        provideHttpClientTesting(),
        { provide: LiveClient, useValue: liveStub() },
        { provide: Toasts, useValue: {} },
      ],
    });
    http = TestBed.inject(HttpTestingController);
    fixture = TestBed.createComponent(DomainOverTime);
    fixture.componentRef.setInput('id', 'd');
    fixture.componentRef.setInput('domain', 'shop.example.com');
    page = new Rendered(fixture);
    TestBed.tick();
  });

  const asked = () => http.match(({ url }) => url === '/api/domains/strips');
  async function answer(slots: NawalaStatus[] = ['tidak ada', 'unknown', 'ada']): Promise<void> {
    for (const { request, flush } of asked().map((one) => ({ request: one.request, flush: one.flush.bind(one) }))) {
      const byVantage = request.params.get('by') === 'vantage';
      flush({ items: byVantage ? [strip(slots, 'xl'), strip(slots, 'telkom')] : [strip(slots)] });
    }
    await page.settled();
  }
  const names = () => page.all('.row .name').map((name) => name.textContent!.trim());

  it('shows the verdict and each network, with what was reached of the time that was measured', async () => {
    await answer();
    expect(names()).toEqual(['Verdict', 'telkom', 'xl']);
    expect(page.all('.row span.reached')[0]!.textContent).toContain('75%');
    expect(page.all('app-strip svg')[0]!.getAttribute('aria-label')).toBe(
      'Verdict: 1 of 3 bars blocked, 1 without data',
    );
    expect(page.text).toContain('Last 7 days, 2 h a bar');
  });

  it('asks for another range, and shows what it has meanwhile', async () => {
    await answer();
    page.button('90 d')!.click();
    TestBed.tick();
    expect(names()).toHaveLength(3);
    const requests = asked();
    expect(requests.map(({ request }) => [request.params.get('hours'), request.params.get('slots')])).toEqual([
      ['2160', '90'],
      ['2160', '90'],
    ]);
  });

  it('is a table on request, in which a gap is a gap', async () => {
    await answer();
    page.button('As a table')!.click();
    await page.settled();
    const said = page.all('tbody tr').map((row) => row.children[1]!.textContent!.trim());
    expect(said.slice(0, 3)).toEqual(['Ada', 'no data', 'Tidak ada']);
  });

  it('is read anew when something was recorded', async () => {
    await answer();
    fixture.componentInstance.reload();
    TestBed.tick();
    expect(asked()).toHaveLength(2);
  });

  it('can be saved', async () => {
    await answer();
    URL.createObjectURL = () => 'blob:x';
    URL.revokeObjectURL = () => undefined;
    const clicked = jest.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation();
    page.button('Save as CSV')!.click();
    const request = http.expectOne(({ url }) => url === '/api/transitions/export.csv');
    expect(request.request.params.get('domain')).toBe('d');
    request.flush(new Blob(['x']));
    await page.settled();
    expect(clicked).toHaveBeenCalled();
    clicked.mockRestore();
  });
});
