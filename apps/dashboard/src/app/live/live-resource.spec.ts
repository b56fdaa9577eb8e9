import { httpResource, provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { aDomain } from '@nawala/contracts/testing';
import { liveStub } from '../../testing/live-stub';
import type { KeptResource } from './kept-resource';
import { LiveClient } from './live-client';
import type { LiveMessage } from './live-message';
import { liveResource, type LiveResourceOptions } from './live-resource';

const SOON_MS = 300;

const created = (domain: string): LiveMessage => ({ type: 'domain:created', payload: { domain: aDomain({ domain }) } });
const namesIn = (messages: readonly LiveMessage[]): string[] =>
  messages.flatMap((message) => (message.type === 'domain:created' ? message.payload.domain.domain : []));

describe('liveResource', () => {
  const live = liveStub();
  let http: HttpTestingController;
  let names: KeptResource<string[]>;

  function open(options?: LiveResourceOptions<string[]>): void {
    TestBed.configureTestingModule({
      providers: [provideHttpClient(), provideHttpClientTesting(), { provide: LiveClient, useValue: live }],
    });
    http = TestBed.inject(HttpTestingController);
    TestBed.runInInjectionContext(() => {
      names = liveResource(
        httpResource<string[]>(() => '/api/names'),
        options,
      );
    });
    TestBed.tick();
  }

  beforeEach(() => jest.useFakeTimers());
  afterEach(() => {
    http.verify();
    jest.useRealTimers();
  });

  const read = () => http.expectOne('/api/names');
  async function settled(): Promise<void> {
    for (let turn = 0; turn < 4; turn++) {
      await Promise.resolve();
      TestBed.tick();
    }
  }
  async function answer(...found: string[]): Promise<void> {
    read().flush(found);
    await settled();
  }
  async function pass(ms: number): Promise<void> {
    jest.advanceTimersByTime(ms);
    await settled();
  }

  it('reads anew after a gap, keeping what it has', async () => {
    open();
    await answer('a');
    live.gaps.next();
    await settled();
    expect(names.value()).toEqual(['a']);
    await answer('b');
    expect(names.value()).toEqual(['b']);
  });

  it('reads anew once for a burst of messages that outdate it, and for no others', async () => {
    open({ outdatedBy: (messages) => namesIn(messages).includes('b') });
    await answer('a');
    live.messages.next([created('a')]);
    await pass(10 * SOON_MS);
    http.expectNone('/api/names');
    live.messages.next([created('b')]);
    live.messages.next([created('b')]);
    await pass(SOON_MS);
    await answer('a', 'b');
    expect(names.value()).toEqual(['a', 'b']);
  });

  it('reads anew when the server says that it should', async () => {
    open();
    await answer('a');
    live.messages.next([{ type: 'domains:changed', payload: { reason: 'resync' } }]);
    await pass(SOON_MS);
    await answer('b');
  });

  it('hears everything at once where it shows in hidden tabs, and otherwise with the page', async () => {
    open({ outdatedBy: () => true, evenHidden: true });
    await answer('a');
    live.messages.next([created('b')]);
    await pass(SOON_MS);
    http.expectNone('/api/names');
    live.arrivals.next(created('b'));
    await pass(SOON_MS);
    await answer('a', 'b');
  });

  describe('that is patched', () => {
    const again: boolean[] = [];
    const patched = {
      patch: (known: string[], messages: readonly LiveMessage[], anew: boolean) => {
        again.push(anew);
        return [...known, ...namesIn(messages)];
      },
    };
    beforeEach(() => again.splice(0));

    it('asks nobody', async () => {
      open(patched);
      await answer('a');
      live.messages.next([created('b')]);
      await pass(10 * SOON_MS);
      expect(names.value()).toEqual(['a', 'b']);
      expect(again).toEqual([false]);
    });

    it('has what came while an answer was on its way, in order, even if another one is asked for at once', async () => {
      open(patched);
      live.messages.next([created('b')]);
      live.messages.next([created('c')]);
      names.reload();
      await answer('a');
      expect(names.value()).toEqual(['a', 'b', 'c']);
      expect(again).toEqual([true]);
      await answer('a', 'b', 'c');
      expect(names.value()).toEqual(['a', 'b', 'c']);
    });

    it('applies what came first before what comes after the answer', async () => {
      open(patched);
      live.messages.next([created('b')]);
      read().flush(['a']);
      await Promise.resolve();
      live.messages.next([created('c')]);
      await settled();
      expect(names.value()).toEqual(['a', 'b', 'c']);
    });

    it('forgets what came before a gap: the answer to come may know what undid it', async () => {
      open(patched);
      live.messages.next([created('b')]);
      live.gaps.next();
      await answer('old');
      await answer('a');
      expect(names.value()).toEqual(['a']);
    });
  });
});
