import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import type { NawalaStatus, StripDto } from '@nawala/contracts';
import { aVerdict } from '@nawala/contracts/testing';
import { liveStub } from '../../../testing/live-stub';
import { LiveClient } from '../../live/live-client';
import { keptStrips, liveStrips } from './live-strips';

const strip = (domainId: string, status: NawalaStatus = 'ada'): StripDto => ({
  domainId,
  slots: [status],
  availability: { from: '', to: '', ada: 1, tidakAda: 0, unknown: 0 },
});

it('keeps what scrolled out of sight, but not without end', () => {
  const first = keptStrips(new Map(), [strip('a'), strip('b')]);
  expect([...keptStrips(first, [strip('c')]).keys()]).toEqual(['a', 'b', 'c']);
  expect([...keptStrips(first, [strip('a', 'unknown'), strip('c')], 2)]).toEqual([
    ['a', strip('a', 'unknown')],
    ['c', strip('c')],
  ]);
});

describe('the strips of what is to be seen', () => {
  const live = liveStub();
  const ids = signal<readonly string[]>([]);
  let http: HttpTestingController;

  function open() {
    TestBed.configureTestingModule({
      providers: [provideHttpClient(), provideHttpClientTesting(), { provide: LiveClient, useValue: live }],
    });
    http = TestBed.inject(HttpTestingController);
    return TestBed.runInInjectionContext(() => liveStrips(ids));
  }
  const asked = () => http.match(({ url }) => url === '/api/domains/strips');

  it('are asked for in one request, and for nothing in none', () => {
    ids.set([]);
    open();
    TestBed.tick();
    expect(asked()).toHaveLength(0);
    ids.set(['a', 'b']);
    TestBed.tick();
    expect(asked().map(({ request }) => request.params.get('ids'))).toEqual(['a,b']);
  });

  it('are asked for again when one of them changes its verdict, and only then', async () => {
    ids.set(['a']);
    const strips = open();
    TestBed.tick();
    asked()[0]!.flush({ items: [strip('a')] });
    await Promise.resolve();
    TestBed.tick();
    const hear = (id: string, now: NawalaStatus, before: NawalaStatus) =>
      live.messages.next([{ type: 'domain:nawala-updated', payload: aVerdict(id, now, before) }]);
    hear('b', 'ada', 'tidak ada');
    hear('a', 'ada', 'ada');
    hear('a', 'tidak ada', 'ada');
    const again = await new Promise<ReturnType<typeof asked>>((resolve) => {
      const look = () => {
        TestBed.tick();
        const requests = asked();
        if (requests.length > 0) resolve(requests);
        else setTimeout(look, 10);
      };
      look();
    });
    expect(again).toHaveLength(1);
    expect(strips().get('a')).toEqual(strip('a'));
  });
});
