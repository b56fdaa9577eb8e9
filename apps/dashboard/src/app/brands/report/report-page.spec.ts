import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { signal } from '@angular/core';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import type { TransitionDto } from '@nawala/contracts';
import { aDomain, aTransition } from '@nawala/contracts/testing';
import { aHistory } from '../../../testing/a-history';
import { Rendered } from '../../../testing/rendered';
import { Stats } from '../../stats/stats';
import { ReportPage } from './report-page';

const brand = { id: 'a'.repeat(24), name: 'Aurora', code: 'AUR', color: '#d9480f' };
const at = (day: number) => new Date(2026, 9, day, 12).toISOString();

describe('ReportPage', () => {
  let http: HttpTestingController;
  let fixture: ComponentFixture<ReportPage>;
  let page: Rendered;

  async function open(code = 'AUR', month = '2026-10'): Promise<void> {
    TestBed.configureTestingModule({
      providers: [
        provideHttpClient(),
        provideHttpClientTesting(),
        provideRouter([]),
        { provide: Stats, useValue: { current: signal({ brands: [brand] }), failed: () => false } },
      ],
    });
    http = TestBed.inject(HttpTestingController);
    fixture = TestBed.createComponent(ReportPage);
    fixture.componentRef.setInput('code', code);
    fixture.componentRef.setInput('month', month);
    page = new Rendered(fixture);
    await turn();
  }
  async function turn(): Promise<void> {
    TestBed.tick();
    await new Promise((resolve) => setTimeout(resolve));
    TestBed.tick();
  }
  const transitions = () => http.expectOne(({ url }) => url === '/api/transitions');
  async function answer(rows: TransitionDto[]): Promise<void> {
    http.expectOne(({ url }) => url === '/api/stats/history').flush(aHistory(brand, [1, 2]));
    http.expectOne(({ url }) => url === '/api/domains').flush({ items: [], total: 0, page: 1, limit: 200 });
    transitions().flush({ items: rows, next: null });
    await page.settled();
  }
  const blocked = aTransition({ domainId: 'd', domain: 'promo.example.com', vantage: 'telkom', at: at(3), seq: 1 });
  const freed = aTransition({
    ...blocked,
    at: at(5),
    from: 'ada',
    to: 'tidak ada',
    nawala: { from: 'ada', to: 'tidak ada' },
    seq: 2,
  });

  it('says what was blocked in the month, for how long and by whom', async () => {
    await open();
    await answer([freed, blocked]);
    expect(page.all('h1')[0]!.textContent!.trim()).toBe('Report for October 2026');
    const cells = [...page.all('.blocks tbody tr')[0]!.children].map((cell) => cell.textContent!.trim());
    expect(cells).toEqual(['promo.example.com', '3 Oct, 12:00', '5 Oct, 12:00', '2 days', 'telkom', 'DNS']);
    expect(page.text).toContain('domains affected: 1');
    expect(page.text).toContain('88.9%');
  });

  it('reads on until it has all of it', async () => {
    await open();
    transitions().flush({ items: [freed], next: 'older' });
    await turn();
    expect(transitions().request.params.get('before')).toBe('older');
  });

  it('says that nothing was blocked', async () => {
    await open();
    await answer([]);
    expect(page.text).toContain('Nothing was blocked in this month.');
  });

  it('can be saved as a table', async () => {
    await open();
    await answer([freed, blocked]);
    const files: Blob[] = [];
    URL.createObjectURL = (file) => (files.push(file as Blob), 'blob:x');
    URL.revokeObjectURL = () => undefined;
    const clicked = jest.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation();
    page.button('Save as CSV')!.click();
    expect(files).toHaveLength(1);
    clicked.mockRestore();
  });

  it.each([
    ['GONE', '2026-10'],
    ['AUR', 'October'],
  ])('says so where there is no such report: %s, %s', async (code, month) => {
    await open(code, month);
    expect(page.text).toContain('There is no such brand');
    http.verify();
  });

  it('offers what could not be loaded once more', async () => {
    await open();
    transitions().flush(null, { status: 400, statusText: 'Bad' });
    http.expectOne(({ url }) => url === '/api/domains').flush({ items: [aDomain()], total: 1, page: 1, limit: 200 });
    await page.settled();
    expect(page.all('[role=alert]')[0]!.textContent).toContain('Report could not be loaded');
  });
});
