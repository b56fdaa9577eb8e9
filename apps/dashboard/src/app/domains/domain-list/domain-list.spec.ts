import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { Component } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { NavigationEnd, provideRouter, Router } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import type { DomainCountsDto, DomainDto, Role, ViewDto } from '@nawala/contracts';
import { aDomain, aNawala, aVantage, aVerdict } from '@nawala/contracts/testing';
import { filter, firstValueFrom } from 'rxjs';
import { liveStub } from '../../../testing/live-stub';
import { Rendered } from '../../../testing/rendered';
import { signedInAs } from '../../../testing/signed-in-as';
import { Toasts } from '../../changes/toasts';
import { LiveClient } from '../../live/live-client';
import { Staleness } from '../staleness';
import { Stats } from '../../stats/stats';
import { DomainDialogs } from '../domain-dialogs';
import { ListPlace } from '../list-place';
import { BulkActions } from '../selection/bulk-actions';
import { Columns } from './columns';
import { DomainList } from './domain-list';

@Component({ template: '' })
class Elsewhere {}

const COUNTS: DomainCountsDto = {
  total: 90,
  status: { ada: 14, tidakAda: 70, unknown: 4 },
  confirmed: 3,
  anomaly: 11,
  stale: 0,
  paused: 12,
  changedSince: { '1h': 1, '24h': 2, '7d': 6 },
  checkedSince: { '1h': 80, '24h': 85, '7d': 88 },
  brands: [],
  tags: [{ tag: 'main', total: 5 }],
  vantages: [{ vantage: 'telkom', ada: 6, tidakAda: 80, unknown: 4 }],
};

describe('DomainList', () => {
  const live = liveStub();
  let views: ViewDto[] = [];
  let http: HttpTestingController;
  let page: Rendered;

  async function visit(url: string, role: Role = 'user'): Promise<void> {
    localStorage.clear();
    signedInAs(role);
    TestBed.configureTestingModule({
      providers: [
        provideHttpClient(),
        provideHttpClientTesting(),
        provideRouter([
          { path: 'domains', component: DomainList },
          { path: 'domains/:id', component: Elsewhere },
        ]),
        { provide: LiveClient, useValue: live },
        { provide: DomainDialogs, useValue: {} },
        { provide: BulkActions, useValue: { busy: () => false } },
        { provide: Toasts, useValue: {} },
        ListPlace,
        Staleness,
        Stats,
      ],
    });
    http = TestBed.inject(HttpTestingController);
    const harness = await RouterTestingHarness.create(url);
    page = new Rendered(harness.fixture);
    TestBed.tick();
  }

  const pending = () => http.expectOne(({ url }) => url === '/api/domains');

  async function answer(items: DomainDto[], total = items.length): Promise<void> {
    http.match('/api/stats').forEach((request) =>
      request.flush({
        domains: { total: 1284, ada: 14, tidakAda: 1231, unknown: 27, paused: 12 },
        brands: [],
        vantages: [],
        staleAfterMs: 3_600_000,
        generatedAt: '',
      }),
    );
    answerTheRest();
    pending().flush({ items, total, page: 1, limit: 160, offset: 0 });
    await page.settled();
  }

  /** What the choices would leave, and what was saved. */
  function answerTheRest(): void {
    for (const request of http.match(({ url }) => url === '/api/domains/counts'))
      request.flush({ ...COUNTS, total: request.request.params.has('active') ? 88 : 90 });
    for (const request of http.match('/api/views')) request.flush(views);
  }

  async function fail(): Promise<void> {
    answerTheRest();
    pending().flush(null, { status: 503, statusText: 'Not ready' });
    http.match('/api/stats').forEach((request) => request.flush(null, { status: 503, statusText: 'Not ready' }));
    await page.settled();
  }

  describe('has four states that are not rows', () => {
    it('loading', async () => {
      await visit('/domains');
      expect(page.text).toContain('Loading domains');
      await answer([]);
    });

    it('empty: admins may add, users are told whom to ask', async () => {
      await visit('/domains', 'admin');
      await answer([]);
      expect(page.text).toContain('No domains yet');
      expect(page.button('Add domain')).toBeDefined();

      TestBed.resetTestingModule();
      await visit('/domains', 'user');
      await answer([]);
      expect(page.text).toContain('Ask an admin');
    });

    it('no match, with the way out', async () => {
      await visit('/domains?q=nowhere&sort=domain');
      await answer([]);
      expect(page.text).toContain('No domain matches');
      page.all('app-notice button')[0]!.click();
      const router = TestBed.inject(Router);
      await firstValueFrom(router.events.pipe(filter((event) => event instanceof NavigationEnd)));
      expect(router.url).toBe('/domains?sort=domain');
    });

    it('failed, and never mistaken for empty', async () => {
      await visit('/domains');
      await fail();
      expect(page.text).toContain('could not be loaded');
      expect(page.text).not.toContain('No domains yet');
      const retry = page.button('Retry')!;
      retry.click();
      TestBed.tick();
      expect(retry.isConnected).toBe(true);
      expect(retry.textContent).toContain('Trying again…');
      expect(page.text).toContain('could not be loaded');
      await answer([aDomain()]);
      expect(page.text).toContain('shop.aurora.example.com');
    });
  });

  it('keeps the rows, and says so, when a reload fails', async () => {
    await visit('/domains');
    await answer([aDomain({ domain: 'kept.example.com' })]);
    live.gaps.next();
    TestBed.tick();
    await fail();
    expect(page.text).toContain('kept.example.com');
    expect(page.text).toContain('may be out of date');
  });

  it('dims the rows while another question is on its way, not while the same is asked again', async () => {
    await visit('/domains');
    await answer([aDomain()]);
    const dimmed = () => page.all('.rows.busy').length > 0;
    live.gaps.next();
    TestBed.tick();
    expect(page.all('.rows[aria-busy=true]')).toHaveLength(1);
    expect(dimmed()).toBe(false);
    await answer([aDomain()]);
    await TestBed.inject(Router).navigateByUrl('/domains?status=ada');
    TestBed.tick();
    expect(dimmed()).toBe(true);
    await answer([aDomain({ status: 'ada' })]);
    expect(dimmed()).toBe(false);
  });

  it('does not pass off the old rows as the answer to a new filter that failed', async () => {
    await visit('/domains');
    await answer([aDomain({ domain: 'old.example.com' })]);
    page.button(/^Blocked/)!.click();
    await TestBed.inject(Router).navigateByUrl('/domains?status=ada');
    TestBed.tick();
    await fail();
    expect(page.text).not.toContain('old.example.com');
    expect(page.text).toContain('could not be loaded');
  });

  it('shows the verdict as a word, and the vantages in words to those who listen', async () => {
    await visit('/domains');
    await answer([aDomain({ status: 'ada', vantages: [aVantage('telkom', 'ada'), aVantage('xl', 'tidak ada')] })]);
    expect(page.all('tbody app-nawala-pill')[0]!.textContent).toContain('Ada');
    expect(page.all('tbody app-vantage-chips')[0]!.getAttribute('aria-label')).toBe(
      'telkom: ada, too long ago to count, xl: tidak ada, too long ago to count',
    );
  });

  it('greys a verdict that is too old to be believed', async () => {
    await visit('/domains');
    await answer([aDomain({ nawala: aNawala('tidak ada', { lastChecked: '2020-01-01T00:00:00.000Z' }) })]);
    expect(page.text).toContain('no data since');
    expect(page.all('tbody app-nawala-pill')[0]!.dataset['tone']).toBe('none');
  });

  it('changes a row in place when its verdict comes', async () => {
    await visit('/domains?sort=domain');
    const domain = aDomain({ status: 'unknown' });
    await answer([domain]);
    const row = page.all('tbody tr')[0];
    live.messages.next([{ type: 'domain:nawala-updated', payload: aVerdict(domain.id, 'tidak ada', 'unknown') }]);
    await page.settled();
    expect(page.all('tbody tr')[0]).toBe(row);
    expect(row!.textContent).toContain('Tidak ada');
    expect(row!.className).toContain('flash');
    http.expectNone(({ url }) => url === '/api/domains');
  });

  it('leaves the rows where they are while the pointer is among them', async () => {
    await visit('/domains');
    await answer([aDomain()]);
    page.all('app-domain-table tbody')[0]!.dispatchEvent(new Event('pointermove'));
    live.messages.next([{ type: 'domain:created', payload: { domain: aDomain() } }]);
    await page.settled();
    page.button('1 change – apply')!.click();
    TestBed.tick();
    await answer([aDomain(), aDomain()]);
    expect(page.all('tbody tr')).toHaveLength(2);
    expect(page.button(/apply/)).toBeUndefined();
  });

  it('takes what waits when a head is clicked: that is no row', async () => {
    await visit('/domains');
    await answer([aDomain()]);
    const head = page.button('Since')!;
    head.dispatchEvent(new Event('pointermove', { bubbles: true }));
    head.focus();
    live.messages.next([{ type: 'domain:created', payload: { domain: aDomain() } }]);
    await page.settled();
    expect(page.button(/apply/)).toBeUndefined();
  });

  it('shows two tags of many, and says how many more there are', async () => {
    await visit('/domains');
    await answer([aDomain({ tags: ['main', 'promo', 'spare', 'java'] })]);
    const tags = page.all('app-name-cell .tag').map(({ textContent }) => textContent.replace(/\s+/g, ' ').trim());
    expect(tags).toEqual(['main', 'promo', '+2 more tags: spare, java']);
  });

  it('keeps its room for a name that is long, and says how many tags there are', async () => {
    await visit('/domains');
    await answer([aDomain({ displayName: 'promo-aurora-november.example.com', tags: ['main', 'promo'] })]);
    const tags = page.all('app-name-cell .tag').map(({ textContent }) => textContent.replace(/\s+/g, ' ').trim());
    expect(tags).toEqual(['+2 more tags: main, promo']);
  });

  it('says of a paused row what was last known, and lets its vantages fade', async () => {
    await visit('/domains');
    await answer([aDomain({ active: false, status: 'ada', vantages: [aVantage('telkom', 'ada')] })]);
    expect(page.all('tbody app-nawala-pill')[0]!.textContent).toBe('Paused · Ada');
    expect(page.all('tbody app-vantage-chips .vantage.faded')).toHaveLength(1);
  });

  it('has one way to clear the filters, which leaves the order', async () => {
    await visit('/domains?status=ada&q=shop&sort=-since');
    await answer([aDomain({ status: 'ada' })]);
    expect(page.text).toContain('1 match');
    expect(page.buttonNames.filter((name) => name === 'Clear filters')).toHaveLength(1);
    page.button('Clear filters')!.click();
    const router = TestBed.inject(Router);
    await firstValueFrom(router.events.pipe(filter((event) => event instanceof NavigationEnd)));
    expect(router.url).toBe('/domains?sort=-since');
    http.match(() => true);
  });

  it('can be put in every order without a column to click', async () => {
    await visit('/domains?sort=-since');
    await answer([aDomain()]);
    const choice = page.all('app-list-head select')[0] as HTMLSelectElement;
    expect(choice.selectedOptions[0]!.textContent).toBe('Latest change first');
    choice.selectedIndex = [...choice.options].findIndex(({ textContent }) => textContent === 'Name, A to Z');
    choice.dispatchEvent(new Event('change'));
    const router = TestBed.inject(Router);
    await firstValueFrom(router.events.pipe(filter((event) => event instanceof NavigationEnd)));
    expect(router.url).toBe('/domains?sort=domain');
    http.match(() => true);
  });

  it('asks for what the URL says, around the row that it names', async () => {
    await visit('/domains?status=ada&brand=AUR&brand=BOR&tag=main&vantage=xl:ada&q=shop&sort=-since&row=200');
    const { params } = pending().request;
    expect(params.toString()).toBe(
      'q=shop&brand=AUR&brand=BOR&tag=main&vantage=xl:ada&status=ada&active=true&sort=-since&blockedFirst=true&offset=160&limit=160',
    );
    http.match(() => true);
  });

  it('shows on every chip what it would leave, whatever else is chosen', async () => {
    await visit('/domains?q=shop&tag=main');
    await answer([aDomain()]);
    expect(
      page.all('.filters > button.chip').map(({ textContent }) => textContent.replace(/\s+/g, ' ').trim()),
    ).toEqual(['All 100', 'Blocked 14', 'Accessible 70', 'Not measured 4', 'Paused 12']);
  });

  it('says how many rows there are, and which of them a row is', async () => {
    await visit('/domains?sort=domain');
    await answer([aDomain(), aDomain()], 100_000);
    expect(page.all('table')[0]!.getAttribute('aria-rowcount')).toBe('100001');
    expect(page.all('tr[data-row]').map((row) => row.getAttribute('aria-rowindex'))).toEqual(['2', '3']);
    expect(page.all('tr.blank').length).toBeGreaterThan(5);
    expect(page.all('tr').length).toBeLessThan(60);
  });

  it('shows the rows of each brand under its head, and folds them away', async () => {
    await visit('/domains?group=brand');
    const [one, other] = [aDomain({ status: 'ada' }), aDomain()];
    const groups = [
      { brand: one.brand, total: 1, ada: 1, unknown: 0 },
      { brand: { ...other.brand, code: 'BOR', name: 'Borneo' }, total: 1, ada: 0, unknown: 0 },
    ];
    answerTheRest();
    http.match('/api/stats').forEach((request) => request.flush(null, { status: 503, statusText: 'Not ready' }));
    pending().flush({ items: [one, other], total: 2, page: 1, limit: 160, offset: 0, groups });
    await page.settled();
    expect(page.all('tr.group').map(({ textContent }) => textContent.replace(/\s+/g, ' ').trim())).toEqual([
      'AuroraAda1 of 1 blocked',
      'BorneoTidak ada0 of 1 blocked',
    ]);
    page.button('Borneo')!.click();
    TestBed.tick();
    const asked = http.match(({ url }) => url === '/api/domains').map(({ request }) => request.params.toString());
    expect(asked.some((params) => params.startsWith('brand=AUR&groupBy=brand&offset=0'))).toBe(true);
  });

  it('leaves out the columns that nobody wants to see', async () => {
    await visit('/domains');
    await answer([aDomain()]);
    TestBed.inject(Columns).show(['domain.brand']);
    await page.settled();
    expect(page.all('thead th').map(({ textContent }) => textContent.trim())).toEqual(['Nawala', 'Domain', 'Brand']);
  });

  it('offers to save what is asked, and shows what was saved', async () => {
    views = [{ id: '1', name: 'Spare', query: 'tag=spare', shared: true, own: false, start: false, total: 7 }];
    await visit('/domains?tag=spare&sort=domain');
    await answer([aDomain()]);
    expect(page.button('Save view')).toBeDefined();
    page.button(/^Spare/)!.click();
    const router = TestBed.inject(Router);
    await firstValueFrom(router.events.pipe(filter((event) => event instanceof NavigationEnd)));
    expect(router.url).toBe('/domains?tag=spare');
    TestBed.tick();
    await answer([aDomain()]);
    expect(page.button('Save view')).toBeUndefined();
    expect(page.button(/^Spare/)!.getAttribute('aria-current')).toBe('true');
    views = [];
  });

  it('has no write control for users, and has them for admins', async () => {
    await visit('/domains', 'user');
    await answer([aDomain()]);
    expect(page.buttonNames.filter((name) => /^(add|edit|delete|pause|actions)\b/i.test(name))).toEqual([]);

    TestBed.resetTestingModule();
    await visit('/domains', 'admin');
    await answer([aDomain()]);
    expect(page.buttonNames).toEqual(expect.arrayContaining(['Add domain', 'Actions for shop.aurora.example.com']));
  });
});
