import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import type { TransitionDto, VantageDto } from '@nawala/contracts';
import { aTransition, aVantage } from '@nawala/contracts/testing';
import { liveStub } from '../../../testing/live-stub';
import { Rendered } from '../../../testing/rendered';
import { Toasts } from '../../changes/toasts';
import { LiveClient } from '../../live/live-client';
import { Stats } from '../../stats/stats';
import { DomainEvidence } from './domain-evidence';

const layers = [
  { layer: 'dns', here: 'internetpositif.id, 36.86.63.185', outside: '93.184.216.34', decides: true },
  { layer: 'tcp', here: '36.86.63.185 open', outside: '93.184.216.34 connection_reset', decides: false },
];
const evidence = {
  rule: 'known-answer',
  url: 'https://shop.example.com/',
  layers,
  control: { name: 'sg.example.net' },
};

describe('DomainEvidence', () => {
  const toasts = { done: jest.fn(), failed: jest.fn() };
  let http: HttpTestingController;
  let fixture: ComponentFixture<DomainEvidence>;
  let page: Rendered;

  beforeEach(() => {
    TestBed.configureTestingModule({
      providers: [
        provideHttpClient(),
        provideHttpClientTesting(),
        { provide: LiveClient, useValue: liveStub() },
        { provide: Stats, useValue: { brands: () => new Map() } },
        { provide: Toasts, useValue: toasts },
      ],
    });
    http = TestBed.inject(HttpTestingController);
    fixture = TestBed.createComponent(DomainEvidence);
    page = new Rendered(fixture);
  });
  afterEach(() => http.verify());

  async function open(...vantages: VantageDto[]): Promise<void> {
    fixture.componentRef.setInput('id', 'd');
    fixture.componentRef.setInput('vantages', vantages);
    await turn();
  }
  /** Not "settled": what is asked for now has no answer yet. */
  async function turn(): Promise<void> {
    TestBed.tick();
    await new Promise((resolve) => setTimeout(resolve));
    TestBed.tick();
  }
  async function answerNewest(vantage: string, ...items: TransitionDto[]): Promise<void> {
    const asked = ({ url, params }: { url: string; params: { get(name: string): string | null } }) =>
      url === '/api/transitions' && params.get('domain') === 'd' && params.get('vantage') === vantage;
    http.expectOne(asked).flush({ items, next: null });
    await turn();
  }
  async function answer(row: TransitionDto, sent: Record<string, unknown> | null): Promise<void> {
    http.expectOne(`/api/transitions/${row.id}`).flush({ ...row, evidence: sent });
    await page.settled();
  }
  const cells = () => page.all('tbody tr').map((row) => row.textContent?.replace(/\s+/g, ' ').trim());

  const seen = (vantage: string, over: Partial<TransitionDto> = {}) =>
    aTransition({ vantage, hasEvidence: true, ...over });

  it('lays out what was seen here and outside by whoever says that it is blocked, and marks the line that decided', async () => {
    await open(aVantage('indosat', 'tidak ada'), aVantage('telkom', 'ada'));
    const row = seen('telkom');
    await answerNewest('telkom', row);
    await answer(row, evidence);
    expect(page.all('thead th').map((cell) => cell.textContent?.trim())).toEqual([
      'Layer',
      'Here · telkom',
      'Outside · sg.example.net',
    ]);
    expect(cells()[0]).toContain('DNS Decides');
    expect(cells()[1]).toMatch(/TCP.*36\.86\.63\.185 connected.*93\.184\.216\.34 connection reset/);
    expect(page.all('tr[data-tone="bad"]')).toHaveLength(1);
    expect(page.text).toContain('Measured at https://shop.example.com/.');
  });

  it('is that of the newest result that has any', async () => {
    await open(aVantage('telkom', 'unknown'));
    const older = seen('telkom', { to: 'tidak ada' });
    await answerNewest('telkom', aTransition({ vantage: 'telkom', to: 'unknown' }), older);
    await answer(older, evidence);
    expect(page.all('tr[data-tone="ok"]')).toHaveLength(1);
  });

  it('is another vantage’s on request', async () => {
    await open(aVantage('indosat', 'tidak ada'), aVantage('telkom', 'ada'));
    await answerNewest('telkom');
    const select = page.all('select')[0] as HTMLSelectElement;
    expect([...select.options].map(({ value }) => value)).toEqual(['indosat', 'telkom']);
    select.value = 'indosat';
    select.dispatchEvent(new Event('change'));
    await turn();
    const row = seen('indosat');
    await answerNewest('indosat', row);
    await answer(row, { layers, rule: 'x' });
    expect(page.text).toContain('Outside · no control was asked');
  });

  it('is that of the row of the timeline that somebody points at', async () => {
    await open(aVantage('telkom', 'ada'));
    await answerNewest('telkom');
    const row = seen('xl');
    fixture.componentInstance.show(row);
    await turn();
    await answerNewest('xl');
    await answer(row, evidence);
    expect(page.text).toContain('Here · xl');
  });

  it('can be copied as text, and says so', async () => {
    const copied: string[] = [];
    const clipboard = { writeText: (text: string) => Promise.resolve(void copied.push(text)) };
    Object.defineProperty(navigator, 'clipboard', { configurable: true, value: clipboard });
    await open(aVantage('telkom', 'ada'));
    const row = seen('telkom');
    await answerNewest('telkom', row);
    await answer(row, evidence);
    page.button('Copy as report')!.click();
    await page.settled();
    expect(copied[0]).toContain('DNS (decides)');
    expect(toasts.done).toHaveBeenCalledWith('Copied');
  });

  it('says so where none is kept', async () => {
    await open(aVantage('telkom', 'ada'));
    await answerNewest('telkom', aTransition({ vantage: 'telkom' }));
    await page.settled();
    expect(page.text).toContain('No evidence is kept of this result');
    expect(page.all('table')).toHaveLength(0);
  });

  it('shows as it came what another checker sent', async () => {
    await open(aVantage('telkom', 'ada'));
    const row = seen('telkom');
    await answerNewest('telkom', row);
    await answer(row, { seenBy: 'my own script', layers: 7 });
    expect(page.text).toContain('sent no table of layers');
    expect(page.all('pre')[0]!.textContent).toContain('"my own script"');
  });

  it('offers what could not be loaded once more', async () => {
    await open(aVantage('telkom', 'ada'));
    const row = seen('telkom');
    await answerNewest('telkom', row);
    http.expectOne(`/api/transitions/${row.id}`).flush(null, { status: 400, statusText: 'Bad' });
    await page.settled();
    page.button('Retry')!.click();
    await turn();
    await answer(row, evidence);
    expect(cells()).toHaveLength(2);
  });

  it('says nothing of a domain that nobody has measured', async () => {
    await open();
    await page.settled();
    expect(page.text).toContain('No evidence is kept');
  });
});
