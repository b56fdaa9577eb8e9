import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { Component, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter, Router, withComponentInputBinding } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import type { CheckDto, CheckerDto, CheckResultDto, Role } from '@nawala/contracts';
import { aChecker, aCheckerVantage } from '@nawala/contracts/testing';
import { liveStub } from '../../testing/live-stub';
import { Rendered } from '../../testing/rendered';
import { signedInAs } from '../../testing/signed-in-as';
import { LiveClient } from '../live/live-client';
import { Stats } from '../stats/stats';
import { checkNow } from './check-link';
import { CheckPage } from './check-page';

const FLEET = [aChecker({ vantages: ['telkom', 'xl'].map((vantage) => aCheckerVantage(vantage)) })];
const STARTED = { id: 'c', asked: ['telkom', 'xl'], notAsked: [], expiresAt: '', budgetLeft: 196 };

@Component({ template: '' })
class Elsewhere {}

describe('CheckPage', () => {
  const live = liveStub();
  const current = signal<{ adhocChecks: string } | undefined>(undefined);
  let http: HttpTestingController;
  let harness: RouterTestingHarness;
  let page: Rendered;

  async function visit(role: Role, fleet: readonly CheckerDto[] = FLEET, url = '/check'): Promise<void> {
    localStorage.clear();
    signedInAs(role);
    TestBed.configureTestingModule({
      providers: [
        provideHttpClient(),
        provideHttpClientTesting(),
        provideRouter(
          [
            { path: '', component: Elsewhere },
            { path: 'check', component: CheckPage },
          ],
          withComponentInputBinding(),
        ),
        { provide: LiveClient, useValue: live },
        { provide: Stats, useValue: { current } },
      ],
    });
    http = TestBed.inject(HttpTestingController);
    harness = await RouterTestingHarness.create(url);
    page = new Rendered(harness.fixture);
    await turn();
    http.match('/api/checkers').forEach((request) => request.flush(fleet));
    await turn();
  }
  /** Not "settled": what is asked for now has no answer yet. */
  async function turn(): Promise<void> {
    for (let times = 0; times < 3; times++) {
      TestBed.tick();
      await new Promise((resolve) => setTimeout(resolve));
    }
    TestBed.tick();
  }
  const aCheck = (over: Partial<CheckDto> = {}): CheckDto => ({
    id: 'c',
    state: 'running',
    targets: ['one.example.com', 'two.example.com'].map((target) => ({ domainId: null, target })),
    asked: ['telkom', 'xl'],
    createdAt: '',
    expiresAt: '',
    results: [],
    missing: [],
    ...over,
  });
  const type = (text: string): void => {
    const field = page.all('textarea')[0] as HTMLTextAreaElement;
    field.value = text;
    field.dispatchEvent(new Event('input'));
    TestBed.tick();
  };
  async function answer(check: CheckDto): Promise<void> {
    http.expectOne('/api/checks/c').flush(check);
    await turn();
  }

  it('asks for what was typed, of the networks that can be asked, and shows answers as they come', async () => {
    await visit('admin');
    type('one.example.com\ntwo.example.com');
    page.button('Check')!.click();
    const request = http.expectOne('/api/checks');
    expect(request.request.body).toEqual({
      targets: ['one.example.com', 'two.example.com'],
      vantages: ['telkom', 'xl'],
    });
    request.flush({ ...STARTED, notAsked: [{ vantage: 'bali', why: 'not-connected' }] });
    await turn();
    await answer(aCheck());
    expect(page.text).toContain('0 of 4 answers · under way');
    expect(page.text).toContain('Not asked: bali (its checker is not connected)');
    expect(page.text).toContain('196 measurements left');

    const result: CheckResultDto = {
      ...{ checkId: 'c', domainId: null, target: 'two.example.com', vantage: 'xl', status: 'blocked', method: 'dns' },
      ...{ reason: 'answer replaced', reasonCode: null, reasonParams: null, confirmed: true, durationMs: 900 },
      evidence: { layers: [{ layer: 'dns', here: '36.86.63.185', outside: '203.0.113.9', decides: true }] },
    };
    live.messages.next([{ type: 'check:result', payload: result }]);
    await turn();
    expect(page.text).toContain('1 of 4 answers');
    expect(page.text).toContain('xl: DNS · answer replaced');
    expect(page.text).toContain('Here · xl');

    const missing = [{ target: 'one.example.com', vantage: 'telkom' }];
    live.messages.next([{ type: 'check:done', payload: { checkId: 'c', missing } }]);
    await turn();
    expect(page.text).toContain('No answer in time from telkom.');
    expect(page.button('Check again')).toBeDefined();
  });

  it('checks at once what somebody came with', async () => {
    await visit('user', FLEET, '/');
    await checkNow(TestBed.inject(Router), ['d1']);
    await turn();
    const request = http.expectOne('/api/checks');
    expect(request.request.body).toEqual({ domainIds: ['d1'] });
    request.flush(STARTED);
    await turn();
    expect(TestBed.inject(Router).url).toBe('/check?id=c');
    await answer(aCheck());
    expect(page.text).toContain('0 of 4 answers');
  });

  it('takes names from users where the server does, and puts results in sight', async () => {
    await visit('user');
    expect(page.all('textarea')).toHaveLength(0);
    current.set({ adhocChecks: 'all' });
    await turn();
    type('one.example.com');
    const answers = page.all('.answers')[0]!;
    answers.scrollIntoView = jest.fn();
    jest.spyOn(answers, 'getBoundingClientRect').mockReturnValue({ top: window.innerHeight } as DOMRect);
    page.button('Check')!.click();
    http.expectOne('/api/checks').flush(STARTED);
    await turn();
    await answer(aCheck());
    expect(answers.scrollIntoView).toHaveBeenCalledTimes(1);
    current.set(undefined);
  });

  it('says at the name why it was refused', async () => {
    await visit('admin');
    type('one.example.com\nnope');
    page.button('Check')!.click();
    const errors = [{ path: 'targets.1', code: 'isHostName', message: 'no host name' }];
    const problem = { code: 'INVALID_INPUT', detail: 'no', errors };
    http.expectOne('/api/checks').flush(problem, { status: 400, statusText: 'Bad' });
    await turn();
    expect(page.text).toContain('nope: Enter a host name');
  });

  it('explains that nobody can be asked where no agent is connected', async () => {
    await visit('user', [aChecker({ connected: false })]);
    expect(page.text).toContain('No checker is connected');
    expect(page.all('a[href="/checkers"]')).toHaveLength(1);
    expect(page.all('textarea')).toHaveLength(0);
  });

  it('says that a check is gone once it is', async () => {
    await visit('user', FLEET, '/check?id=c');
    http.expectOne('/api/checks/c').flush(null, { status: 404, statusText: 'Not found' });
    await turn();
    expect(page.text).toContain('This check is gone');
  });
});
