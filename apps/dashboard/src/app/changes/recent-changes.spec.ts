import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import type { NawalaStatus, TransitionDto, TransitionPageDto } from '@nawala/contracts';
import { aTransition, aVerdict } from '@nawala/contracts/testing';
import { liveStub } from '../../testing/live-stub';
import { LiveClient } from '../live/live-client';
import { type News, RecentChanges } from './recent-changes';

const transition = (domainId: string, at: string): TransitionDto =>
  aTransition({ scanId: `scan_${domainId}_${at}`, domainId, at, recordedAt: at });

const page = (items: TransitionDto[], next: string | null = null): TransitionPageDto => ({ items, next });

describe('RecentChanges', () => {
  const live = liveStub();
  let http: HttpTestingController;
  let changes: RecentChanges;
  let told: string[];

  const read = () => http.expectOne(({ url }) => url === '/api/transitions');
  const hear = (domainId: string, at: string, previousStatus: NawalaStatus = 'tidak ada') =>
    live.messages.next([
      {
        type: 'domain:nawala-updated',
        payload: aVerdict(domainId, 'ada', previousStatus, {
          since: at,
          lastChecked: at,
          blockedId: `scan_${domainId}_${at}`,
        }),
      },
    ]);
  const names = () => changes.list()?.map(({ domainId }) => domainId);

  function open(): void {
    TestBed.configureTestingModule({
      providers: [
        provideHttpClient(),
        provideHttpClientTesting(),
        { provide: LiveClient, useValue: live },
        RecentChanges,
      ],
    });
    http = TestBed.inject(HttpTestingController);
    changes = TestBed.inject(RecentChanges);
    told = [];
    changes.arriving.subscribe((news) => told.push(...news.changes.map(({ domainId }) => domainId)));
  }

  beforeEach(() => {
    localStorage.clear();
    open();
    read().flush(page([transition('old', '2026-01-01T00:00:00.000Z')]));
  });
  afterEach(() => {
    http.verify();
    jest.useRealTimers();
  });

  it('are asked for as such: what only one vantage saw would push them out of the answer', () => {
    live.gaps.next();
    const { request } = read();
    expect(request.params.get('verdicts')).toBe('true');
  });

  it('begin with the history, which is no news', () => {
    expect(names()).toEqual(['old']);
    expect(told).toEqual([]);
    expect(changes.unread()).toBe(0);
  });

  it('go on live, newest first', () => {
    hear('new', '2026-01-02T00:00:00.000Z');
    expect(names()).toEqual(['new', 'old']);
    expect(told).toEqual(['new']);
    expect(changes.unread()).toBe(1);
    changes.markSeen();
    expect(changes.unread()).toBe(0);
  });

  it('are news when they arrive, whenever they were measured', () => {
    hear('late', '2025-12-31T00:00:00.000Z');
    expect(changes.unread()).toBe(1);
  });

  it('are unread at the next visit if they are newer than what was seen at the last', () => {
    changes.markSeen();
    TestBed.resetTestingModule();
    open();
    read().flush(
      page([transition('since', '2026-01-02T00:00:00.000Z'), transition('old', '2026-01-01T00:00:00.000Z')]),
    );
    expect(changes.unread()).toBe(1);
    expect(told).toEqual([]);
  });

  it('are not made of verdicts that only confirm', () => {
    hear('same', '2026-01-02T00:00:00.000Z', 'ada');
    expect(names()).toEqual(['old']);
  });

  it('catch up after a gap from the last moment known, with some room for clocks, each change told once', () => {
    hear('live', '2026-01-02T00:00:00.000Z');
    live.gaps.next();
    const request = read();
    expect(request.request.params.get('since')).toBe('2026-01-01T23:59:50.000Z');
    request.flush(
      page([transition('missed', '2026-01-03T00:00:00.000Z'), transition('live', '2026-01-02T00:00:00.000Z')]),
    );
    expect(names()).toEqual(['missed', 'live', 'old']);
    expect(told).toEqual(['live', 'missed']);
  });

  it('catch up with all that was missed, page by page, and tell it at once', () => {
    let tellings = 0;
    changes.arriving.subscribe(() => tellings++);
    const row = (number: number) => transition(`d${number}`, new Date(Date.UTC(2026, 0, 2) - number).toISOString());
    live.gaps.next();
    read().flush(
      page(
        Array.from({ length: 500 }, (_, number) => row(number)),
        'the rest',
      ),
    );
    const second = read();
    expect(second.request.params.get('before')).toBe('the rest');
    second.flush(page([row(500), row(501)]));
    expect(new Set(told).size).toBe(502);
    expect(tellings).toBe(1);
    expect(changes.unread()).toBe(502);
    expect(names()).toHaveLength(50);
  });

  it('catch up with the newest thousands, however many were missed, and say that there were more', () => {
    const most = 10;
    let news: News | undefined;
    changes.arriving.subscribe((arriving) => (news = arriving));
    live.gaps.next();
    for (let count = 0; count < most; count++) {
      read().flush(page([transition(`d${count}`, '2026-01-02T00:00:00.000Z')], `page ${count}`));
    }
    expect(news).toMatchObject({ more: true });
    expect(told).toHaveLength(most);
    expect(changes.unread()).toBe(most);
    hear('live', '2026-01-03T00:00:00.000Z');
    expect(news).toMatchObject({ more: false });
    live.gaps.next();
    expect(read().request.params.get('since')).toBe('2026-01-02T23:59:50.000Z');
  });

  it('catch up from the same moment until that has worked, whatever came live meanwhile', () => {
    jest.useFakeTimers();
    live.gaps.next();
    read().flush(null, { status: 503, statusText: 'Not ready' });
    hear('live', '2026-01-05T00:00:00.000Z');
    live.gaps.next();
    read().error(new ProgressEvent('error'));
    jest.advanceTimersByTime(2_000);
    const request = read();
    expect(request.request.params.get('since')).toBe('2025-12-31T23:59:50.000Z');
    request.flush(
      page([transition('live', '2026-01-05T00:00:00.000Z'), transition('missed', '2026-01-04T00:00:00.000Z')]),
    );
    expect(told).toEqual(['live', 'missed']);
  });

  it('do not reach further back than the history that was read', () => {
    TestBed.resetTestingModule();
    open();
    const begin = '2026-01-01T00:00:00.000Z';
    read().flush(
      page(
        Array.from({ length: 200 }, (_, number) => transition(`d${number}`, begin)),
        'older ones',
      ),
    );
    live.gaps.next();
    const request = read();
    expect(request.request.params.get('since')).toBe('2026-01-01T00:00:00.001Z');
    request.flush(page([]));
  });

  it('are each scan’s own, also when one moment brought the same verdict twice', () => {
    hear('flip', '2026-01-02T00:00:00.000Z');
    live.gaps.next();
    const first = transition('flip', '2026-01-02T00:00:00.000Z');
    read().flush(page([first, { ...first, scanId: 'another' }]));
    expect(told).toEqual(['flip', 'flip']);
  });

  it('have failed until they are there, however often they are asked for meanwhile', () => {
    TestBed.resetTestingModule();
    open();
    read().flush(null, { status: 404, statusText: 'Not found' });
    expect([changes.failed(), changes.reading()]).toEqual([true, false]);
    changes.reload();
    expect([changes.failed(), changes.reading()]).toEqual([true, true]);
    read().flush(page([]));
    expect([changes.failed(), changes.reading()]).toEqual([false, false]);
  });
});
