import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import type { CheckerDto } from '@nawala/contracts';
import { aChecker, aCheckerVantage } from '@nawala/contracts/testing';
import { liveStub } from '../../testing/live-stub';
import { Rendered } from '../../testing/rendered';
import { signedInAs } from '../../testing/signed-in-as';
import { Toasts } from '../changes/toasts';
import { LiveClient } from '../live/live-client';
import { Stats } from '../stats/stats';
import { CheckersPage } from './checkers-page';

/** Within so long, in milliseconds, a page asks again what it was told is outdated. */
const MOMENTS_MS = 1_500;

describe('CheckersPage', () => {
  const live = liveStub();
  let http: HttpTestingController;
  let page: Rendered;

  beforeEach(() => {
    signedInAs('user');
    TestBed.configureTestingModule({
      providers: [
        provideHttpClient(),
        provideHttpClientTesting(),
        provideRouter([]),
        { provide: LiveClient, useValue: live },
        { provide: Toasts, useValue: {} },
        { provide: Stats, useValue: { current: signal({ staleAfterMs: 3_600_000 }) } },
      ],
    });
    http = TestBed.inject(HttpTestingController);
    page = new Rendered(TestBed.createComponent(CheckersPage));
    TestBed.tick();
  });

  async function answer(...checkers: CheckerDto[]): Promise<void> {
    http.expectOne('/api/checkers').flush(checkers);
    await page.settled();
  }
  const cells = (row: number) => page.all('tr.row')[row]!.textContent!.replace(/\s+/g, ' ');

  it('says of each network how it does and what it sees', async () => {
    await answer(aChecker({ vantages: [aCheckerVantage('telkom'), aCheckerVantage('xl', { backlog: 1284 })] }));
    expect(page.text).toContain('1 of 1 connected · 2 networks');
    for (const said of ['telkom', 'Reports', '38%', '312', '3 of 3 fine', '1.3%', '1,702', '98,000'])
      expect(cells(0)).toContain(said);
    expect(cells(1)).toContain('1,284');
  });

  it('praises nobody for canaries that it has none of', async () => {
    await answer(
      aChecker({ vantages: [aCheckerVantage('demo', { canaries: { passed: 0, total: 0, failed: null } })] }),
    );
    expect(cells(0)).not.toContain('fine');
  });

  it('says since when one measures nothing, and why', async () => {
    const canaries = { passed: 2, total: 3, failed: 'a sign-in page answers' };
    const blind = aCheckerVantage('bali', { canaries, blindSince: '2026-01-02T00:00:00.000Z' });
    await answer(aChecker({ vantages: [blind] }));
    expect(page.text).toContain('1 of 3 fail');
    expect(page.text).toMatch(/bali measures nothing since .*: a sign-in page answers\./);
  });

  it('shows within moments that an agent has gone', async () => {
    await answer(aChecker());
    expect(page.text).toContain('Connected');
    jest.useFakeTimers();
    live.messages.next([{ type: 'checkers:changed', payload: {} }]);
    jest.advanceTimersByTime(MOMENTS_MS);
    jest.useRealTimers();
    TestBed.tick();
    await answer(aChecker({ connected: false }));
    expect(page.text).toContain('Not connected since');
    expect(page.text).toContain('Silent');
  });

  it('says what a checker is where there is none', async () => {
    await answer();
    expect(page.text).toContain('No checker yet');
  });
});
