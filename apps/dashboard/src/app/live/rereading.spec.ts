import { httpResource, provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { rereading } from './rereading';

describe('reading anew', () => {
  let http: HttpTestingController;
  let value: () => string | undefined;
  let reread: () => void;

  beforeEach(() => {
    jest.useFakeTimers();
    TestBed.configureTestingModule({ providers: [provideHttpClient(), provideHttpClientTesting()] });
    http = TestBed.inject(HttpTestingController);
    TestBed.runInInjectionContext(() => {
      const resource = httpResource<string>(() => '/api/something');
      value = () => (resource.hasValue() ? resource.value() : undefined);
      reread = rereading(resource);
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
    http.expectOne('/api/something').flush(text);
    return settled();
  };
  const fail = (status: number) => {
    http.expectOne('/api/something').flush(null, { status, statusText: 'No' });
    return settled();
  };

  it('waits for the answer that is on its way, and asks once more', async () => {
    reread();
    reread();
    await answer('from before');
    await answer('from after');
    expect(value()).toBe('from after');
  });

  it('tries again by itself, later and later, until the API is back', async () => {
    await fail(503);
    jest.advanceTimersByTime(1_999);
    await settled();
    http.expectNone('/api/something');
    jest.advanceTimersByTime(1);
    await settled();
    await fail(0);
    jest.advanceTimersByTime(4_000);
    await settled();
    await answer('back');
    expect(value()).toBe('back');
  });

  it('takes no for an answer', async () => {
    await fail(404);
    jest.advanceTimersByTime(60_000);
    await settled();
  });
});
