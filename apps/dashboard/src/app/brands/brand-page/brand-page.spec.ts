import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { signal } from '@angular/core';
import { DeferBlockBehavior, TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { aBrand, aDomain, aTransition } from '@nawala/contracts/testing';
import { aHistory } from '../../../testing/a-history';
import { liveStub } from '../../../testing/live-stub';
import { Rendered } from '../../../testing/rendered';
import { signedInAs } from '../../../testing/signed-in-as';
import { DomainDialogs } from '../../domains/domain-dialogs';
import { Staleness } from '../../domains/staleness';
import { IncidentActions } from '../../incidents/incident-actions';
import { LiveClient } from '../../live/live-client';
import { Stats } from '../../stats/stats';
import { BrandDialogs } from '../brand-dialogs';
import { BrandPage } from './brand-page';

const aurora = aBrand({ name: 'Aurora', code: 'AUR', description: 'Storefronts', domainCount: 41, blockedCount: 3 });
const counts = { ...aurora, total: 41, ada: 3, tidakAda: 37, unknown: 1, paused: 0 };

describe('BrandPage', () => {
  let http: HttpTestingController;
  let page: Rendered;

  async function open(code: string, role: 'admin' | 'user' = 'user'): Promise<void> {
    signedInAs(role);
    const vantages = [{ vantage: 'xl', label: 'xl', lastSeen: '2026-11-26T00:00:00.000Z', stale: true }];
    const stats = { brands: signal(new Map([[aurora.id, counts]])), current: signal({ vantages }) };
    TestBed.configureTestingModule({
      deferBlockBehavior: DeferBlockBehavior.Manual,
      providers: [
        provideHttpClient(),
        provideHttpClientTesting(),
        provideRouter([]),
        { provide: LiveClient, useValue: liveStub() },
        { provide: Stats, useValue: stats },
        { provide: Staleness, useValue: { of: () => false, ofResult: () => false } },
        { provide: IncidentActions, useValue: { busy: () => false } },
        { provide: BrandDialogs, useValue: {} },
        { provide: DomainDialogs, useValue: {} },
      ],
    });
    http = TestBed.inject(HttpTestingController);
    const fixture = TestBed.createComponent(BrandPage);
    fixture.componentRef.setInput('code', code);
    page = new Rendered(fixture);
    TestBed.tick();
    http.expectOne('/api/brands').flush([aurora]);
    await turn();
  }
  async function turn(): Promise<void> {
    await new Promise((resolve) => setTimeout(resolve));
    TestBed.tick();
  }
  const flush = (path: string, body: object) => http.match(({ url }) => url === path).forEach((one) => one.flush(body));
  async function answer(): Promise<void> {
    flush('/api/stats/history', aHistory(aurora, [5, 2, 3]));
    flush('/api/domains', { items: [aDomain({ domain: 'promo.example.com', status: 'ada' })], total: 41 });
    flush('/api/domains/counts', {
      vantages: [
        { vantage: 'telkom', ada: 3, tidakAda: 38, unknown: 0 },
        { vantage: 'xl', ada: 0, tidakAda: 0, unknown: 41 },
      ],
    });
    flush('/api/transitions', { items: [aTransition({ domain: 'latest.example.com' })], next: null });
    await turn();
    flush('/api/domains/strips', { items: [] });
    await page.settled();
  }
  const tiles = () => page.all('.tile').map((tile) => tile.textContent!.replace(/\s+/g, ' ').trim());

  it('says how the brand does, compared with yesterday', async () => {
    await open('AUR');
    await answer();
    expect(tiles()[0]).toBe('Blocked3 of 41+1 since yesterday');
    expect(tiles()[3]).toContain('Reached, 30 d88.9%');
  });

  it('shows its domains, its networks and its latest changes', async () => {
    await open('aur');
    await answer();
    expect(page.text).toContain('promo.example.com');
    expect(page.text).toContain('3 of 41');
    expect(page.text).toContain('silent since');
    expect(page.text).toContain('latest.example.com');
    expect(
      page
        .all('a')
        .find((link) => link.textContent!.trim() === 'All 41')!
        .getAttribute('href'),
    ).toBe('/domains?brand=AUR');
  });

  it('leads to the report of the last month', async () => {
    await open('AUR');
    const link = page.all('a').find((one) => one.textContent!.includes('Report for'));
    expect(link!.getAttribute('href')).toMatch(/^\/brands\/AUR\/report\/20\d\d-\d\d$/);
  });

  it('shows those who only watch nothing that they may not do', async () => {
    await open('AUR');
    expect(page.buttonNames).not.toContain('Edit');
    TestBed.resetTestingModule();
    await open('AUR', 'admin');
    expect(page.buttonNames).toEqual(expect.arrayContaining(['Mute', 'Edit', 'Add domain']));
  });

  it('says so where there is no such brand', async () => {
    await open('GONE');
    expect(page.text).toContain('There is no such brand');
  });
});
