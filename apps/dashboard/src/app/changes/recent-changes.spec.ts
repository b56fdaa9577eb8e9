import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import type { NawalaStatus, TransitionDto } from '@nawala/contracts';
import { aVerdict } from '@nawala/contracts/testing';
import { liveStub } from '../../testing/live-stub';
import { LiveClient } from '../live/live-client';
import { RecentChanges } from './recent-changes';

const transition = (domainId: string, at: string): TransitionDto => ({
  id: `${domainId}-${at}`,
  domainId,
  domain: `${domainId}.example.com`,
  brandId: 'b',
  vantage: 'xl',
  from: 'tidak ada',
  to: 'ada',
  nawala: { from: 'tidak ada', to: 'ada' },
  at,
  recordedAt: at,
  method: 'dns',
  reason: null,
  confirmed: false,
});

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
        payload: aVerdict(domainId, 'ada', previousStatus, { since: at, lastChecked: at }),
      },
    ]);
  const names = () => changes.list()?.map(({ domainId }) => domainId);

  beforeEach(() => {
    localStorage.clear();
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
    changes.arriving.subscribe((arriving) => told.push(...arriving.map(({ domainId }) => domainId)));
    read().flush([transition('old', '2026-01-01T00:00:00.000Z')]);
  });

  it('begin with the history, which is no news', () => {
    expect(names()).toEqual(['old']);
    expect(told).toEqual([]);
    expect(changes.unread()).toBe(0);
  });

  it('go on live, newest first', () => {
    hear('new', '2126-01-02T00:00:00.000Z');
    expect(names()).toEqual(['new', 'old']);
    expect(told).toEqual(['new']);
    expect(changes.unread()).toBe(1);
    changes.markSeen();
    expect(changes.unread()).toBe(0);
  });

  it('are not made of verdicts that only confirm', () => {
    hear('same', '2026-01-02T00:00:00.000Z', 'ada');
    expect(names()).toEqual(['old']);
  });

  it('catch up after a gap from the last moment known, each change told once', () => {
    hear('live', '2026-01-02T00:00:00.000Z');
    live.gaps.next();
    const request = read();
    expect(request.request.params.get('since')).toBe('2026-01-02T00:00:00.000Z');
    request.flush([transition('missed', '2026-01-03T00:00:00.000Z'), transition('live', '2026-01-02T00:00:00.000Z')]);
    expect(names()).toEqual(['missed', 'live', 'old']);
    expect(told).toEqual(['live', 'missed']);
  });
});
