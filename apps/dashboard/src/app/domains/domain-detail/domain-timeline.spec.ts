import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import type { TransitionDto } from '@nawala/contracts';
import { aTransition } from '@nawala/contracts/testing';
import { liveStub } from '../../../testing/live-stub';
import { Rendered } from '../../../testing/rendered';
import { LiveClient } from '../../live/live-client';
import { DomainTimeline } from './domain-timeline';

const rows = (newest: number, oldest: number): TransitionDto[] =>
  Array.from({ length: newest - oldest + 1 }, (_, index) =>
    aTransition({ id: String(newest - index), kind: index % 2 === 0 ? 'verdict' : 'vantage' }),
  );

describe('DomainTimeline', () => {
  let http: HttpTestingController;
  let page: Rendered;
  let timeline: DomainTimeline;

  beforeEach(() => {
    TestBed.configureTestingModule({
      providers: [provideHttpClient(), provideHttpClientTesting(), { provide: LiveClient, useValue: liveStub() }],
    });
    http = TestBed.inject(HttpTestingController);
    const fixture = TestBed.createComponent(DomainTimeline);
    fixture.componentRef.setInput('id', 'd');
    page = new Rendered(fixture);
    timeline = fixture.componentInstance;
    TestBed.tick();
  });

  async function answer(transitions: TransitionDto[], next: string | null): Promise<void> {
    http.expectOne(({ url }) => url === '/api/domains/d/history').flush({ transitions, next, vantages: [] });
    await page.settled();
  }

  it('goes back page by page, with what decided standing out', async () => {
    await answer(rows(100, 51), 'older');
    expect(page.all('li')).toHaveLength(50);
    expect(page.all('li.verdict')).toHaveLength(25);
    page.button('Show more')!.click();
    const request = http.expectOne(({ params }) => params.get('before') === 'older');
    request.flush({ transitions: rows(50, 1), next: null, vantages: [] });
    await page.settled();
    expect(page.all('li')).toHaveLength(100);
    expect(page.button('Show more')).toBeUndefined();
  });

  it('shows changes of verdict alone on request, and says where there are none yet', async () => {
    await answer(rows(100, 51), 'older');
    page.button('Verdict only')!.click();
    await page.settled();
    expect(page.all('li')).toHaveLength(25);
    page.button('Everything')!.click();
    await page.settled();
    expect(page.all('li')).toHaveLength(50);
  });

  it('says so when more could not be loaded, and offers it again', async () => {
    await answer(rows(100, 51), 'older');
    page.button('Show more')!.click();
    http.expectOne(({ params }) => params.get('before') === 'older').flush(null, { status: 503, statusText: 'Busy' });
    await page.settled();
    expect(page.all('[role=alert]')[0]!.textContent).toContain('not ready');
    expect(page.button('Show more')!.disabled).toBe(false);
  });

  it('puts what has been recorded since before what it shows', async () => {
    await answer(rows(100, 51), 'older');
    timeline.newest.reload();
    TestBed.tick();
    await answer(rows(101, 52), 'older');
    expect(page.all('li')).toHaveLength(51);
  });

  it('says that nothing has changed yet', async () => {
    await answer([], null);
    expect(page.text).toContain('Nothing has changed yet.');
  });
});
