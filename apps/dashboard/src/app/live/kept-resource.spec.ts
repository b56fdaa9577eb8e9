import { httpResource, provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { type KeptResource, keptResource } from './kept-resource';

describe('keptResource', () => {
  const question = signal('one');
  let http: HttpTestingController;
  let kept: KeptResource<string>;

  beforeEach(() => {
    jest.useFakeTimers();
    question.set('one');
    TestBed.configureTestingModule({ providers: [provideHttpClient(), provideHttpClientTesting()] });
    http = TestBed.inject(HttpTestingController);
    TestBed.runInInjectionContext(() => {
      kept = keptResource(httpResource<string>(() => `/api/${question()}`));
    });
    TestBed.tick();
  });
  afterEach(() => {
    http.verify();
    jest.useRealTimers();
  });

  async function settled(): Promise<void> {
    for (let turn = 0; turn < 4; turn++) {
      await Promise.resolve();
      TestBed.tick();
    }
  }
  const answer = (text: string) => {
    http.expectOne(`/api/${question()}`).flush(text);
    return settled();
  };
  const fail = (status: number) => {
    http.expectOne(`/api/${question()}`).flush(null, { status, statusText: 'No' });
    return settled();
  };
  const pass = (ms: number) => {
    jest.advanceTimersByTime(ms);
    return settled();
  };
  const ask = (what: string) => {
    question.set(what);
    return settled();
  };

  it('waits for the answer that is on its way, and asks once more', async () => {
    kept.reload();
    kept.reload();
    await answer('from before');
    expect(kept.reading()).toBe(true);
    await answer('from after');
    expect(kept.value()).toBe('from after');
    expect(kept.reading()).toBe(false);
  });

  it('tries again by itself, later and later, until the API is back', async () => {
    await fail(503);
    await pass(1_999);
    http.expectNone('/api/one');
    await pass(1);
    await fail(0);
    await pass(4_000);
    await answer('back');
    expect(kept.value()).toBe('back');
  });

  it('takes no for an answer', async () => {
    await fail(404);
    await pass(60_000);
  });

  it('says that it failed until a read has succeeded, not merely begun, by itself or by hand', async () => {
    await fail(503);
    await pass(2_000);
    expect([kept.reading(), kept.failed()]).toEqual([true, true]);
    await fail(503);
    kept.reload();
    await settled();
    expect([kept.reading(), kept.failed()]).toEqual([true, true]);
    await answer('back');
    expect([kept.reading(), kept.failed()]).toEqual([false, false]);
  });

  it('keeps the answer, and its patches, while it reads anew and when that fails', async () => {
    await answer('known');
    kept.update((text) => `${text}, patched`);
    kept.reload();
    await settled();
    expect(kept.value()).toBe('known, patched');
    await fail(503);
    expect([kept.value(), kept.current(), kept.failed()]).toEqual(['known, patched', true, true]);
    await pass(2_000);
    await answer('new');
    expect(kept.value()).toBe('new');
  });

  it('keeps what answers another question, and says that it does', async () => {
    await answer('of one');
    await ask('two');
    expect([kept.value(), kept.current()]).toEqual(['of one', false]);
    await fail(500);
    expect([kept.value(), kept.current(), kept.failed()]).toEqual(['of one', false, true]);
    await pass(2_000);
    expect(kept.current()).toBe(false);
    await answer('of two');
    expect([kept.value(), kept.current()]).toEqual(['of two', true]);
  });

  it('does not blame a new question for the failure of the one before', async () => {
    await fail(404);
    await ask('two');
    expect(kept.failed()).toBe(false);
    await answer('of two');
  });
});
