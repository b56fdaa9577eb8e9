import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { signal } from '@angular/core';
import { DeferBlockBehavior, TestBed } from '@angular/core/testing';
import { provideRouter, Router } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import type { TransitionDto } from '@nawala/contracts';
import { aTransition, aVerdict } from '@nawala/contracts/testing';
import { liveStub } from '../../../testing/live-stub';
import { Rendered } from '../../../testing/rendered';
import { Staleness } from '../../domains/staleness';
import { LiveClient } from '../../live/live-client';
import { Stats } from '../../stats/stats';
import { Toasts } from '../toasts';
import { ChangesPage } from './changes-page';

const brand = { id: 'a'.repeat(24), name: 'Aurora', code: 'AUR', color: '#d9480f', total: 1, ada: 0 };

describe('ChangesPage', () => {
  const live = liveStub();
  let http: HttpTestingController;
  let page: Rendered;

  async function open(url = '/changes'): Promise<void> {
    TestBed.configureTestingModule({
      deferBlockBehavior: DeferBlockBehavior.Manual,
      providers: [
        provideHttpClient(),
        provideHttpClientTesting(),
        provideRouter([{ path: 'changes', component: ChangesPage }]),
        { provide: LiveClient, useValue: live },
        { provide: Toasts, useValue: {} },
        { provide: Staleness, useValue: { ofResult: () => false } },
        {
          provide: Stats,
          useValue: {
            current: signal({ brands: [brand], vantages: [] }),
            brands: signal(new Map([[brand.id, brand]])),
          },
        },
      ],
    });
    http = TestBed.inject(HttpTestingController);
    const harness = await RouterTestingHarness.create();
    await harness.navigateByUrl(url);
    page = new Rendered(harness.fixture);
    TestBed.tick();
    for (const one of http.match(({ url }) => url === '/api/stats/history')) one.flush({ series: [], points: [] });
    await turn();
  }
  const requests = () => http.match(({ url }) => url === '/api/transitions');
  async function answer(items: TransitionDto[], next: string | null = null): Promise<void> {
    const counts = { kinds: { verdict: 547, vantage: 7602, edit: 161 }, hours: [] };
    requests()[0]!.flush({ items, next, counts });
    await turn();
  }
  async function turn(): Promise<void> {
    await new Promise((resolve) => setTimeout(resolve));
    TestBed.tick();
  }

  it('lists what changed, and how much there is of each kind', async () => {
    await open();
    await answer([aTransition({ brandId: brand.id, domain: 'promo.example.com' })], 'older');
    expect(page.all('tr.row')[0]!.textContent).toContain('promo.example.com');
    expect(page.all('tr.row')[0]!.textContent).toContain('Aurora');
    expect(page.buttonNames).toEqual(expect.arrayContaining(['Everything 8,310', 'Edits 161', 'Older']));
  });

  it('asks for what its address says', async () => {
    await open('/changes?kind=verdict&brand=AUR&to=ada&vantage=xl&period=all&before=mark');
    const [{ request }] = requests() as [ReturnType<typeof requests>[number]];
    const asked = Object.fromEntries(request.params.keys().map((name) => [name, request.params.getAll(name)!.join()]));
    expect(asked).toEqual({
      kind: 'verdict',
      brand: brand.id,
      to: 'ada',
      verdicts: 'true',
      vantage: 'xl',
      before: 'mark',
      limit: '50',
      counts: 'true',
    });
  });

  it('keeps what happens waiting until somebody wants it', async () => {
    await open();
    const known = aTransition({ id: 'known' });
    await answer([known]);
    live.messages.next([{ type: 'domain:nawala-updated', payload: aVerdict('d', 'ada', 'tidak ada') }]);
    let asked: ReturnType<typeof requests> = [];
    while ((asked = requests()).length === 0) await turn();
    asked[0]!.flush({ items: [aTransition({ id: 'new' }), known], next: null });
    while (!page.button('1 new – show')) await turn();
    expect(page.all('tr.row')).toHaveLength(1);
    page.button('1 new – show')!.click();
    await turn();
    await answer([aTransition({ id: 'new' }), known]);
    expect(page.all('tr.row')).toHaveLength(2);
    expect(page.button(/new – show/)).toBeUndefined();
  });

  it('opens what the checker saw beneath its row, and says so in the address', async () => {
    await open();
    const row = aTransition({ id: 'r', hasEvidence: true });
    await answer([row]);
    page.button(/^Evidence of/)!.click();
    while (!TestBed.inject(Router).url.includes('open=r')) await turn();
    await turn();
    http.expectOne('/api/transitions/r').flush({ ...row, evidence: null });
    await turn();
    expect(page.text).toContain('No evidence is kept');
  });

  it('tells apart that nothing fits and that nothing happened', async () => {
    await open('/changes?vantage=xl');
    await answer([]);
    expect(page.text).toContain('No change matches');
    page.button('Clear filters')!.click();
    let again: ReturnType<typeof requests> = [];
    while ((again = requests()).length === 0) await turn();
    again[0]!.flush({ items: [], next: null });
    await turn();
    expect(page.text).toContain('Nothing has changed yet');
  });
});
