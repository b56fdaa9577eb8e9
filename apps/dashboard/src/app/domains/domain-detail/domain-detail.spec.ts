import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import type { NawalaStatus } from '@nawala/contracts';
import { aDomain, aVantage, aVerdict } from '@nawala/contracts/testing';
import { liveStub } from '../../../testing/live-stub';
import { Rendered } from '../../../testing/rendered';
import { signedInAs } from '../../../testing/signed-in-as';
import { IncidentActions } from '../../incidents/incident-actions';
import { Toasts } from '../../changes/toasts';
import { LiveClient } from '../../live/live-client';
import { Stats } from '../../stats/stats';
import { DomainDialogs } from '../domain-dialogs';
import { ListPlace } from '../list-place';
import { Staleness } from '../staleness';
import { DomainDetail } from './domain-detail';

const SINCE = '2026-01-02T00:00:00.000Z';

describe('DomainDetail', () => {
  const live = liveStub();
  const domain = aDomain({ status: 'ada', vantages: [aVantage('telkom', 'ada', { since: SINCE })] });
  let http: HttpTestingController;
  let page: Rendered;

  beforeEach(async () => {
    signedInAs('user');
    TestBed.configureTestingModule({
      providers: [
        provideHttpClient(),
        provideHttpClientTesting(),
        provideRouter([]),
        { provide: LiveClient, useValue: live },
        ListPlace,
        { provide: DomainDialogs, useValue: {} },
        { provide: IncidentActions, useValue: { busy: () => false } },
        { provide: Toasts, useValue: {} },
        { provide: Stats, useValue: { brands: () => new Map() } },
        { provide: Staleness, useValue: { of: () => false, ofResult: () => false } },
      ],
    });
    http = TestBed.inject(HttpTestingController);
    const fixture = TestBed.createComponent(DomainDetail);
    fixture.componentRef.setInput('id', domain.id);
    page = new Rendered(fixture);
    TestBed.tick();
    http.expectOne(`/api/domains/${domain.id}`).flush(domain);
    await turn();
    history()[0]!.flush({ transitions: [], next: null, vantages: [] });
    newest()[0]!.flush({ items: [], next: null });
    http.expectOne(({ url }) => url === '/api/incidents').flush({ items: [], next: null, counts: {} });
    http.expectOne(({ url }) => url === '/api/mutes').flush([]);
    edits()[0]!.flush({ items: [], next: null });
    for (const request of strips()) request.flush({ items: [] });
    await page.settled();
  });

  /** Not "settled": what is asked for now has no answer yet. */
  const turn = async () => {
    await new Promise((resolve) => setTimeout(resolve));
    TestBed.tick();
  };
  const newest = () =>
    http.match(({ url, params }) => url === '/api/transitions' && params.get('vantage') === 'telkom');
  const edits = () => http.match(({ url, params }) => url === '/api/transitions' && params.get('kind') === 'edit');
  const strips = () => http.match(({ url }) => url === '/api/domains/strips');
  const history = () => http.match(({ url }) => url.endsWith('/history'));
  async function hear(status: NawalaStatus, since: string): Promise<void> {
    const verdict = aVerdict(domain.id, status, 'ada', { lastChecked: '2026-01-03T00:00:00.000Z' });
    const vantage = aVantage('telkom', status, { since, lastChecked: '2026-01-03T00:00:00.000Z' });
    live.messages.next([{ type: 'domain:nawala-updated', payload: { ...verdict, vantage } }]);
    await turn();
  }

  it('asks for nothing when a verdict merely confirms', async () => {
    await hear('ada', SINCE);
    expect([...history(), ...newest(), ...strips()]).toHaveLength(0);
    http.verify();
  });

  it('shows a new verdict at once, and asks for what was recorded of it', async () => {
    await hear('tidak ada', '2026-01-03T00:00:00.000Z');
    expect(page.all('dd app-nawala-pill')[0]!.textContent).toBe('Tidak ada');
    expect([history(), newest(), strips()].map(({ length }) => length)).toEqual([1, 1, 2]);
    http.verify();
  });
});
