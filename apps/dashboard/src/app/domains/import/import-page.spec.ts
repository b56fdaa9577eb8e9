import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting, type TestRequest } from '@angular/common/http/testing';
import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter, Router } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import type { ImportReportDto, ImportRowDto, JobDto } from '@nawala/contracts';
import { aBrand } from '@nawala/contracts/testing';
import { liveStub } from '../../../testing/live-stub';
import { Rendered } from '../../../testing/rendered';
import { signedInAs } from '../../../testing/signed-in-as';
import { LiveClient } from '../../live/live-client';
import { Stats } from '../../stats/stats';
import { ListPlace } from '../list-place';
import { ImportPage } from './import-page';
import { ListReader } from './reading/list-reader';
import { readList } from './reading/read-list';

const aurora = aBrand({ code: 'AUR', name: 'Aurora' });
const borneo = aBrand({ code: 'BOR', name: 'Borneo' });

const row = (over: Partial<ImportRowDto>): ImportRowDto => ({
  line: 1,
  input: 'a.example.com',
  result: 'new',
  domain: 'a.example.com',
  displayName: 'a.example.com',
  brand: 'AUR',
  from: null,
  code: null,
  message: null,
  suggestion: null,
  ...over,
});
const report = (rows: ImportRowDto[], over: Partial<ImportReportDto> = {}): ImportReportDto => {
  const count = (result: string) => rows.filter((each) => each.result === result).length;
  return {
    created: count('new'),
    duplicates: count('duplicate'),
    moved: count('moved'),
    left: count('moved'),
    invalid: rows
      .filter(({ result }) => result === 'invalid')
      .map(({ line, input, code, message }) => ({ line, value: input, code: code!, message: message! })),
    brands: [],
    rows,
    ...over,
  };
};
const job = (over: Partial<JobDto> = {}): JobDto => ({
  id: 'j1',
  kind: 'import',
  state: 'running',
  undoing: false,
  done: 31_200,
  total: 48_000,
  startedAt: '2026-11-26T12:00:00Z',
  perSecond: 1180,
  result: { created: 31_188 },
  failed: [
    {
      line: 1204,
      domain: 'delima.exmaple',
      displayName: 'delima.exmaple',
      error: 'x',
      code: 'publicSuffix',
      params: { suffix: 'exmaple' },
    },
  ],
  failures: 12,
  undoUntil: null,
  ...over,
});

describe('ImportPage', () => {
  const live = liveStub();
  let http: HttpTestingController;
  let page: Rendered;

  async function open(url = '/domains/import'): Promise<void> {
    signedInAs('admin');
    TestBed.configureTestingModule({
      providers: [
        provideHttpClient(),
        provideHttpClientTesting(),
        provideRouter([{ path: 'domains/import', component: ImportPage }]),
        ListPlace,
        { provide: LiveClient, useValue: live },
        { provide: Stats, useValue: { current: signal({ brands: [aurora, borneo] }) } },
      ],
    });
    // What reads is tried by itself; here it reads without a worker.
    const reader = {
      read: (...[source, options]: Parameters<ListReader['read']>) =>
        readList(source, () => Promise.resolve(), options),
    };
    TestBed.overrideComponent(ImportPage, { set: { providers: [{ provide: ListReader, useValue: reader }] } });
    http = TestBed.inject(HttpTestingController);
    const harness = await RouterTestingHarness.create();
    void harness.navigateByUrl(url);
    await turn();
    page = new Rendered(harness.fixture);
    for (const request of http.match('/api/brands')) request.flush([aurora, borneo]);
    await turn();
  }
  /** Not "settled": what is asked for now has no answer yet. */
  async function turn(): Promise<void> {
    await new Promise((resolve) => setTimeout(resolve));
    TestBed.tick();
    await new Promise((resolve) => setTimeout(resolve));
  }
  /** The next question, which comes after a pause. */
  async function asked(dryRun = true): Promise<TestRequest> {
    for (;;) {
      await turn();
      const [found] = http.match(
        ({ url, params }) => url === '/api/domains/import' && params.get('dryRun') === String(dryRun),
      );
      if (found) return found;
    }
  }
  const bodyOf = (request: TestRequest) =>
    (request.request.body as { rows: { domain: string; brand?: string; line?: number }[] }).rows;
  function paste(text: string): void {
    const area = page.all('textarea')[0] as HTMLTextAreaElement;
    area.value = text;
    area.dispatchEvent(new Event('input'));
  }
  function choose(selector: string, value: string): void {
    const select = page.all(selector)[0] as HTMLSelectElement;
    select.value = value;
    select.dispatchEvent(new Event('change'));
  }
  async function judged(text: string, rows: ImportRowDto[]): Promise<void> {
    paste(text);
    (await asked()).flush(report(rows));
    await page.settled();
  }

  afterEach(() => http.verify());

  it('asks about what is pasted, and shows what would become of it', async () => {
    await open();
    choose('#import-brand', 'AUR');
    paste('# spare\na.example.com; Borneo\n*.b.example.com');
    const request = await asked();
    expect(bodyOf(request)).toEqual([
      { domain: 'a.example.com', brand: 'Borneo' },
      { domain: '*.b.example.com', brand: 'AUR' },
    ]);
    request.flush(
      report([
        row({
          line: 2,
          input: '*.b.example.com',
          result: 'invalid',
          domain: null,
          displayName: null,
          brand: null,
          code: 'wildcard',
          message: 'x',
          suggestion: 'b.example.com',
        }),
        row({ brand: 'BOR' }),
      ]),
    );
    await page.settled();
    expect(page.text).toContain('2 rows · names');
    expect(page.all('tbody tr').map(({ textContent }) => textContent?.replace(/\s+/g, ' '))).toEqual([
      expect.stringMatching(/Line 3 Invalid.*A wildcard cannot be watched: list each name use b.example.com/),
      expect.stringMatching(/Line 2 New ?a\.example\.com/),
    ]);
    expect(page.button('Import 1 name')!.disabled).toBe(false);
    expect(page.text).toContain('Not imported: 1 invalid.');
  });

  it('takes a suggestion with one click, and asks again', async () => {
    await open();
    await judged('*.b.example.com', [
      row({
        input: '*.b.example.com',
        result: 'invalid',
        domain: null,
        displayName: null,
        brand: null,
        code: 'wildcard',
        message: 'x',
        suggestion: 'b.example.com',
      }),
    ]);
    page.button('use b.example.com')!.click();
    const again = await asked();
    expect(bodyOf(again)).toEqual([{ domain: 'b.example.com' }]);
    again.flush(report([row({ domain: 'b.example.com', displayName: 'b.example.com' })]));
    await page.settled();
    expect(page.button('Import 1 name')).toBeDefined();
  });

  it('leaves out a row, and takes it back', async () => {
    await open();
    await judged('a.example.com\nb.example.com', [
      row({}),
      row({ line: 2, input: 'b.example.com', displayName: 'b.example.com' }),
    ]);
    page.button('Leave out line 1')!.click();
    const without = await asked();
    expect(bodyOf(without).map(({ domain }) => domain)).toEqual(['b.example.com']);
    without.flush(report([row({ input: 'b.example.com', displayName: 'b.example.com' })]));
    await page.settled();
    expect(page.text).toContain('1 row left out.');
    page.button('Take back')!.click();
    expect(bodyOf(await asked())).toHaveLength(2);
  });

  it('shows one kind at a time, and says when there are more than it was sent', async () => {
    await open();
    paste('a.example.com');
    (await asked()).flush(report([row({})], { duplicates: 4000 }));
    await page.settled();
    page.button('Duplicate 4,000')!.click();
    await page.settled();
    expect(page.text).toContain('There are none of these.');
    expect(page.text).toContain('4,000 more rows of this kind are not shown.');
  });

  it('writes nothing before it is told to, and then says what became of it', async () => {
    await open();
    await judged('a.example.com\n203.0.113.9', [
      row({
        line: 2,
        input: '203.0.113.9',
        result: 'invalid',
        domain: null,
        displayName: null,
        brand: null,
        code: 'hostNotAddress',
        message: 'x',
      }),
      row({}),
    ]);
    page.button('Import 1 name')!.click();
    const request = await asked(false);
    expect(bodyOf(request)).toEqual([{ line: 1, domain: 'a.example.com' }]);
    expect(request.request.params.get('moveExisting')).toBe('false');
    request.flush(report([row({})], { rows: undefined }));
    await page.settled();
    expect(page.text).toContain('1 domain added');
    expect(page.all('a').map((link) => link.getAttribute('href'))).toContain('/domains?sort=-createdAt');
    page.button('Import another list')!.click();
    await turn();
    http.expectOne('/api/brands').flush([aurora, borneo]);
    await page.settled();
    expect(page.text).toContain('Nothing to show yet');
  });

  it('moves what is under another brand only when somebody says so', async () => {
    await open();
    await judged('a.example.com', [row({ result: 'moved', from: 'BOR', code: 'moves', message: 'x' })]);
    expect(page.button('Import 0 names')!.disabled).toBe(true);
    (page.all('.choices input')[0] as HTMLInputElement).click();
    await page.settled();
    page.button('Import 1 name')!.click();
    const request = await asked(false);
    expect(request.request.params.get('moveExisting')).toBe('true');
    request.flush({ id: 'j1', url: '/api/jobs/j1' }, { status: 202, statusText: 'Accepted' });
    await turn();
    expect(TestBed.inject(Router).url).toBe('/domains/import?job=j1');
    http.expectOne('/api/jobs/j1').flush(job({ state: 'done' }));
  });

  it('says why a file is no list', async () => {
    await open();
    paste('<!doctype html><title>502</title>');
    await page.until(() => page.text.includes('This is a web page, not a list'));
  });

  it('shows a job wherever it is found again: how far, how fast, how long', async () => {
    await open('/domains/import?job=j1');
    http.expectOne('/api/jobs/j1').flush(job());
    await turn();
    expect(page.text).toContain('31,200 of 48,000 rows');
    expect(page.text).toMatch(/1,180 a second · about 15 secs? left/);
    expect(page.all('[role=progressbar]')[0]!.getAttribute('aria-valuenow')).toBe('65');
    expect(page.text).toContain('“.exmaple” is not a public top-level domain');
    live.messages.next([
      { type: 'job:changed', payload: { job: job({ done: 48_000, state: 'done', result: { created: 47_988 } }) } },
    ]);
    await turn();
    expect(page.text).toContain('47,988 domains added');
    expect(page.text).toContain('12 not imported');
  });

  it('cancels a job when it is told to', async () => {
    await open('/domains/import?job=j1');
    http.expectOne('/api/jobs/j1').flush(job());
    await turn();
    page.button('Cancel')!.click();
    await turn();
    http.expectOne(({ method, url }) => method === 'DELETE' && url === '/api/jobs/j1').flush(null);
    await turn();
    http.expectOne('/api/jobs/j1').flush(job({ state: 'cancelled' }));
    await turn();
    expect(page.text).toContain('Cancelled: what was imported until then stays');
  });
});
