import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter, Router } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import type { IncidentDto, IncidentPageDto, Role } from '@nawala/contracts';
import { aBrand } from '@nawala/contracts/testing';
import { liveStub } from '../../testing/live-stub';
import { Rendered } from '../../testing/rendered';
import { signedInAs } from '../../testing/signed-in-as';
import { Toasts } from '../changes/toasts';
import { Staleness } from '../domains/staleness';
import { LiveClient } from '../live/live-client';
import { Stats } from '../stats/stats';
import { Dialogs } from '../ui/dialogs';
import { IncidentActions } from './incident-actions';
import { IncidentsPage } from './incidents-page';
import { anIncident } from './testing/an-incident';

const brand = aBrand({ code: 'AUR' });
const by = { id: 'u', name: 'Night shift' };

describe('IncidentsPage', () => {
  const live = liveStub();
  const toasts = { done: jest.fn(), failed: jest.fn() };
  const numbers = { brands: [brand], vantages: [{ vantage: 'telkom' }] };
  const stats = {
    current: signal<typeof numbers | undefined>(numbers),
    brands: signal(new Map([[brand.id, brand]])),
    failed: signal(false),
    reading: signal(false),
    reload: jest.fn(),
  };
  let http: HttpTestingController;
  let page: Rendered;

  beforeEach(() => {
    stats.current.set(numbers);
    stats.failed.set(false);
  });

  async function open(role: Role, url = '/incidents'): Promise<void> {
    signedInAs(role);
    TestBed.configureTestingModule({
      providers: [
        provideHttpClient(),
        provideHttpClientTesting(),
        provideRouter([{ path: 'incidents', component: IncidentsPage }]),
        { provide: LiveClient, useValue: live },
        { provide: Toasts, useValue: toasts },
        { provide: Dialogs, useValue: {} },
        { provide: Staleness, useValue: { ofResult: () => false } },
        { provide: Stats, useValue: stats },
        IncidentActions,
      ],
    });
    http = TestBed.inject(HttpTestingController);
    const harness = await RouterTestingHarness.create();
    void harness.navigateByUrl(url);
    await turn();
    page = new Rendered(harness.fixture);
  }
  /** Not "settled": what is asked for now has no answer yet. */
  async function turn(): Promise<void> {
    await new Promise((resolve) => setTimeout(resolve));
    TestBed.tick();
    await new Promise((resolve) => setTimeout(resolve));
  }
  async function answer(items: IncidentDto[], over: Partial<IncidentPageDto> = {}): Promise<URLSearchParams> {
    const request = http.expectOne(({ method, url }) => method === 'GET' && url === '/api/incidents');
    const of = (state: string) => items.filter((item) => item.state === state).length;
    const counts = { open: of('open'), acknowledged: of('acknowledged'), closed: of('closed') };
    request.flush({ items, next: null, counts, ...over });
    await page.settled();
    return new URLSearchParams(request.request.params.toString());
  }
  const acknowledgement = () => http.expectOne('/api/incidents/acknowledge');
  const rows = () => page.all('tr.row').map((row) => row.querySelector('a')!.textContent);

  const one = anIncident({ domain: 'one.example.com', burst: { id: 'b', size: 14 } });
  const two = anIncident({ domain: 'two.example.com', muted: { until: null, reason: 'moving house' } });
  const taken = anIncident({
    domain: 'three.example.com',
    state: 'acknowledged',
    acknowledged: { by, at: '2026-01-02T00:10:00.000Z', note: 'moving traffic' },
  });

  it('shows what is open, taken and closed, with bursts, mutes and notes', async () => {
    await open('admin');
    await answer([one, two, taken]);
    expect(page.all('tr.group').map((group) => group.textContent!.replace(/\s+/g, ' ').trim())).toEqual([
      'Open 2',
      'Taken 1',
    ]);
    expect(page.text).toContain('2 open that nobody has taken · 1 taken');
    for (const said of ['with 13 others of Aurora', 'muted: moving house', 'Night shift', 'moving traffic'])
      expect(page.text).toContain(said);
  });

  it('asks for what the address says', async () => {
    await open('user', '/incidents?state=open&brand=AUR&vantage=telkom&before=0.1.x');
    const asked = await answer([one]);
    expect(Object.fromEntries(asked)).toEqual({
      state: 'open',
      brand: brand.id,
      vantage: 'telkom',
      limit: '50',
      before: '0.1.x',
    });
    page.button(/^Taken/)!.click();
    await turn();
    expect(TestBed.inject(Router).url).toBe('/incidents?state=acknowledged&brand=AUR&vantage=telkom');
    expect((await answer([taken])).get('before')).toBeNull();
  });

  it('is not for ever on its way where nobody tells which brands there are', async () => {
    stats.current.set(undefined);
    stats.failed.set(true);
    await open('admin', '/incidents?brand=AUR');
    await page.settled();
    expect(page.text).toContain('Incidents could not be loaded');
    page.button('Retry')!.click();
    expect(stats.reload).toHaveBeenCalled();
    stats.current.set(numbers);
    stats.failed.set(false);
    await turn();
    expect((await answer([one])).get('brand')).toBe(brand.id);
    expect(rows()).toEqual(['one.example.com']);
  });

  it('takes several with one note, once', async () => {
    await open('admin');
    await answer([one, two]);
    page.all('tr.row input').forEach((box) => box.click());
    await page.settled();
    expect(page.text).toContain('2 selected');
    const note = page.all('app-selection-bar input')[0] as HTMLInputElement;
    note.value = ' moving traffic ';
    note.dispatchEvent(new Event('input'));
    page.all('app-selection-bar form')[0]!.dispatchEvent(new Event('submit'));
    const request = acknowledgement();
    expect(request.request.body).toEqual({ ids: [one.id, two.id], note: 'moving traffic' });
    request.flush({ changed: 2 });
    await turn();
    await answer([{ ...one, state: 'acknowledged' }]);
    expect(toasts.done).toHaveBeenLastCalledWith('2 incidents are taken');
    expect(page.all('app-selection-bar')).toHaveLength(0);
  });

  it('takes all that are open under the filter, those on other pages too', async () => {
    await open('admin', '/incidents?brand=AUR');
    await answer([one], { counts: { open: 41, acknowledged: 0, closed: 0 }, next: 'more' });
    page.all('tr.row input')[0]!.click();
    await page.settled();
    page.button('select all 41 open')!.click();
    await page.settled();
    page.all('app-selection-bar form')[0]!.dispatchEvent(new Event('submit'));
    const request = acknowledgement();
    expect(request.request.body).toEqual({ filter: { brand: brand.id, state: ['open'] }, note: '' });
    request.flush({ changed: 41 });
    await turn();
    await answer([]);
  });

  it('says so when it could not be done', async () => {
    await open('admin');
    await answer([one]);
    page.button('Acknowledge one.example.com')!.click();
    acknowledgement().flush(null, { status: 503, statusText: 'Busy' });
    await page.settled();
    expect(toasts.failed).toHaveBeenCalledWith(expect.stringContaining('not ready'));
    expect(rows()).toEqual(['one.example.com']);
  });

  it('shows at once what became of a row, and reads the rest soon', async () => {
    await open('user');
    await answer([one, two]);
    const counts = { open: 1, acknowledged: 1, closed: 0 };
    live.messages.next([
      { type: 'incidents:changed', payload: { incidents: [{ ...one, state: 'acknowledged' }], counts, more: 0 } },
    ]);
    await page.settled();
    expect(rows()).toEqual(['two.example.com', 'one.example.com']);
  });

  it('offers nothing to do to those who only read', async () => {
    await open('user');
    await answer([one]);
    expect(page.all('input[type=checkbox]')).toHaveLength(0);
    expect(page.button(/Acknowledge/)).toBeUndefined();
    expect(page.text).toContain('nobody has taken it');
  });

  it.each([
    ['/incidents', 'Nothing is blocked'],
    ['/incidents?state=open', 'Nothing is blocked that nobody has taken'],
    ['/incidents?vantage=xl', 'No incident matches'],
  ])('%s without any says “%s”', async (url, said) => {
    await open('user', url);
    await answer([]);
    expect(page.all('h2')[0]!.textContent).toBe(said);
  });

  it('opens to who sees it, who was told and what a channel said', async () => {
    await open('admin');
    const delivery = { event: 'incident.opened', kind: 'slack', at: one.openedAt, nextAt: null, why: null } as const;
    const deliveries: IncidentDto['deliveries'] = [
      { ...delivery, state: 'failed', attempts: 4, channel: { id: 'c', name: 'Aurora media' }, error: 'archived' },
    ];
    await answer([{ ...one, deliveries }]);
    page.button('Details of one.example.com')!.click();
    await page.settled();
    for (const said of ['telkom since', 'Failed', 'Aurora media', '4 tries', 'Aurora media answered: archived'])
      expect(page.text).toContain(said);
  });
});
