import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import type { IncidentDto, MuteDto, Role } from '@nawala/contracts';
import { aDomain } from '@nawala/contracts/testing';
import { liveStub } from '../../testing/live-stub';
import { Rendered } from '../../testing/rendered';
import { signedInAs } from '../../testing/signed-in-as';
import { LiveClient } from '../live/live-client';
import { DomainIncidents } from './domain-incidents';
import { IncidentActions } from './incident-actions';
import { aMute } from './testing/a-mute';
import { anIncident } from './testing/an-incident';

const domain = aDomain({ domain: 'shop.example.com' });

describe('DomainIncidents', () => {
  const actions = {
    busy: signal(false),
    acknowledge: jest.fn(async () => true),
    mute: jest.fn(async () => true),
    unmute: jest.fn(async () => true),
  };
  let http: HttpTestingController;
  let page: Rendered;

  async function open(items: IncidentDto[], mutes: MuteDto[] = [], role: Role = 'admin', next: string | null = null) {
    jest.clearAllMocks();
    signedInAs(role);
    TestBed.configureTestingModule({
      providers: [
        provideHttpClient(),
        provideHttpClientTesting(),
        provideRouter([]),
        { provide: LiveClient, useValue: liveStub() },
        { provide: IncidentActions, useValue: actions },
      ],
    });
    http = TestBed.inject(HttpTestingController);
    const fixture = TestBed.createComponent(DomainIncidents);
    fixture.componentRef.setInput('domain', domain);
    page = new Rendered(fixture);
    TestBed.tick();
    await answer(items, mutes, next);
  }
  async function answer(items: IncidentDto[], mutes: MuteDto[] = [], next: string | null = null): Promise<void> {
    const asked = http.expectOne(({ url }) => url === '/api/incidents');
    expect(asked.request.params.get('domain')).toBe(domain.id);
    asked.flush({ items, next, counts: {} });
    http.expectOne(`/api/mutes?domain=${domain.id}`).flush(mutes);
    await page.settled();
  }
  /** Not "settled": what is asked for now has no answer yet. */
  async function turn(): Promise<void> {
    await new Promise((resolve) => setTimeout(resolve));
    TestBed.tick();
  }

  it('says that there was none', async () => {
    await open([]);
    expect(page.text).toContain('It has not been blocked since incidents are kept.');
  });

  it('shows how each was seen, who was told, and who took it or how it ended', async () => {
    const by = { id: 'u', name: 'Night shift' };
    await open([
      anIncident(),
      anIncident({
        state: 'acknowledged',
        acknowledged: { by, at: '2026-01-02T00:10:00.000Z', note: 'moving traffic' },
      }),
      anIncident({ state: 'closed', closedAt: '2026-01-02T00:05:00.000Z' }),
    ]);
    const [open_, taken, closed] = page.all('li').map((row) => row.textContent?.replace(/\s+/g, ' '));
    expect(open_).toMatch(/DNS · answer replaced, an anomaly.*not told · nobody has taken it/);
    expect(taken).toMatch(/Night shift, .*· moving traffic/);
    expect(closed).toMatch(/5 mins.*back /);
  });

  it('lets an admin take the open one, and reads anew', async () => {
    const incident = anIncident();
    await open([incident, anIncident({ state: 'closed', closedAt: '2026-01-02T00:05:00.000Z' })]);
    expect(page.buttonNames).toEqual(['Mute', 'Acknowledge']);
    page.button('Acknowledge')!.click();
    await turn();
    expect(actions.acknowledge).toHaveBeenCalledWith({ ids: [incident.id] });
    http.expectOne(({ url }) => url === '/api/incidents').flush({ items: [], next: null, counts: {} });
    await page.settled();
  });

  it('says what silences it, whatever that is about, and lets an admin mute it or its brand', async () => {
    await open([], [aMute({ scope: { tag: 'shop' }, reason: 'a sale' })]);
    expect(page.text).toContain('muted: a sale');
    page.button('Mute')!.click();
    await turn();
    expect(actions.mute).toHaveBeenCalledWith([
      { scope: { domainId: domain.id }, name: 'shop.example.com' },
      { scope: { brandId: domain.brand.id }, name: domain.brand.name },
    ]);
    await answer([]);
  });

  it('lets an admin end a mute of its own', async () => {
    const own = aMute({ scope: { domainId: domain.id } });
    await open([], [own]);
    page.button('Unmute')!.click();
    await turn();
    expect(actions.unmute).toHaveBeenCalledWith(own, 'shop.example.com');
    await answer([]);
    expect(page.button('Unmute')).toBeUndefined();
  });

  it('links to all of them where there are more, and offers nothing to those who may not', async () => {
    await open([anIncident()], [], 'user', '0.1.x');
    expect(page.all('header a').map((link) => link.getAttribute('href'))).toEqual([`/incidents?domain=${domain.id}`]);
    expect(page.buttonNames).toEqual([]);
  });

  it('says that they could not be read', async () => {
    signedInAs('user');
    TestBed.configureTestingModule({
      providers: [
        provideHttpClient(),
        provideHttpClientTesting(),
        provideRouter([]),
        { provide: LiveClient, useValue: liveStub() },
        { provide: IncidentActions, useValue: actions },
      ],
    });
    http = TestBed.inject(HttpTestingController);
    const fixture = TestBed.createComponent(DomainIncidents);
    fixture.componentRef.setInput('domain', domain);
    page = new Rendered(fixture);
    TestBed.tick();
    http.expectOne(({ url }) => url === '/api/incidents').flush(null, { status: 503, statusText: 'Away' });
    http.expectOne(({ url }) => url === '/api/mutes').flush([]);
    await page.settled();
    expect(page.text).toContain('The incidents could not be loaded.');
  });
});
