import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { provideRouter, Router } from '@angular/router';
import type { SessionDto } from '@nawala/contracts';
import { signedInAs } from '../../testing/signed-in-as';
import { Session } from './session';
import { readSession, readSessionEnd, SESSION_KEY, writeSession, writeSessionEnd } from './session-storage';

const REFRESH = '/api/auth/refresh';

/** The Web Locks API as far as the session uses it, one holder at a time. */
function stubLocks(): void {
  let last: Promise<unknown> = Promise.resolve();
  const request = <T>(_name: string, work: () => Promise<T>) => {
    const turn = last.then(work);
    last = turn.catch(() => undefined);
    return turn;
  };
  Object.defineProperty(navigator, 'locks', { configurable: true, value: { request } });
}

const settle = async () => {
  for (let turn = 0; turn < 10; turn++) await Promise.resolve();
};

describe('Session', () => {
  let http: HttpTestingController;

  function start(): Session {
    TestBed.configureTestingModule({
      providers: [
        provideHttpClient(),
        provideHttpClientTesting(),
        provideRouter([{ path: '**', loadComponent: () => Promise.reject(new Error('not to be shown')) }]),
      ],
    });
    http = TestBed.inject(HttpTestingController);
    jest.spyOn(TestBed.inject(Router), 'navigate').mockResolvedValue(true);
    return TestBed.inject(Session);
  }

  beforeEach(() => {
    localStorage.clear();
    stubLocks();
  });

  const renewed = (accessToken: string): SessionDto => ({
    accessToken,
    tokenType: 'Bearer',
    expiresIn: 900,
    user: readSession()!.user,
  });

  it('asks once for a new token, however many callers want one', async () => {
    signedInAs('user');
    const session = start();
    const tokens = Promise.all([session.refresh(), session.refresh()]);
    await settle();
    http.expectOne(REFRESH).flush(renewed('token-2'));
    expect(await tokens).toEqual(['token-2', 'token-2']);
    expect(readSession()?.accessToken).toBe('token-2');
  });

  it('takes the token that another tab got meanwhile instead of using up the refresh token', async () => {
    const mine = signedInAs('user');
    const session = start();
    writeSession({ ...mine, accessToken: 'token-of-the-other-tab' });
    expect(await session.refresh()).toBe('token-of-the-other-tab');
    http.expectNone(REFRESH);
  });

  it.each([0, 429, 500, 503])('stays signed in when the refresh gets no clear answer (%d)', async (status) => {
    signedInAs('user');
    const session = start();
    const refresh = session.refresh();
    await settle();
    const request = http.expectOne(REFRESH);
    if (status === 0) request.error(new ProgressEvent('error'));
    else request.flush(null, { status, statusText: 'No' });
    await expect(refresh).rejects.toMatchObject({ status });
    expect(session.user()).not.toBeNull();
    expect(readSession()).not.toBeNull();
  });

  it('is over when the server refuses the refresh, and says so', async () => {
    signedInAs('user');
    const session = start();
    const refresh = session.refresh();
    await settle();
    http.expectOne(REFRESH).flush(null, { status: 401, statusText: 'Unauthorized' });
    expect(await refresh).toBeNull();
    expect(session.user()).toBeNull();
    expect(session.notice()).toBe('ended');
    expect(readSession()).toBeNull();
  });

  it('renews a token whose time is up before handing it out', async () => {
    signedInAs('user', { expiresAt: Date.now() - 1 });
    const token = start().token();
    await settle();
    http.expectOne(REFRESH).flush(renewed('token-2'));
    expect(await token).toBe('token-2');
  });

  describe('after a refresh whose page was left in the middle', () => {
    const setRefreshId = (id: string) => (document.cookie = `refresh_id=${id}`);
    const leftInTheMiddle = () => {
      signedInAs('user');
      setRefreshId('one');
      jest.useFakeTimers();
      const mark = { begun: Date.now() - 500, refreshId: 'one' };
      localStorage.setItem('nawala.refreshing', JSON.stringify(mark));
      void start()
        .refresh()
        .catch(() => undefined);
    };
    const pass = async (ms: number) => {
      await jest.advanceTimersByTimeAsync(ms);
      TestBed.tick();
    };
    afterEach(() => jest.useRealTimers());

    it('waits for its cookie, so that no dead token is used', async () => {
      leftInTheMiddle();
      await pass(9_000);
      http.expectNone(REFRESH);
      setRefreshId('two');
      await pass(100);
      const { request } = http.expectOne(({ url }) => url === REFRESH);
      expect(request.keepalive).toBe(true);
    });

    it('waits no longer than it can take', async () => {
      leftInTheMiddle();
      await pass(10_000);
      http.expectOne(REFRESH);
    });
  });

  it.each([
    [0, true],
    [503, false],
    [401, false],
  ])('remembers a refresh that got no answer, whose cookie may still come (%d)', async (status, remembered) => {
    signedInAs('user');
    const refresh = start()
      .refresh()
      .catch(() => null);
    await settle();
    const request = http.expectOne(REFRESH);
    if (status === 0) request.error(new ProgressEvent('error'));
    else request.flush(null, { status, statusText: 'No' });
    await refresh;
    expect(localStorage.getItem('nawala.refreshing') !== null).toBe(remembered);
  });

  it('follows the other tabs', () => {
    const mine = signedInAs('user');
    const session = start();
    writeSession({ ...mine, accessToken: 'token-2', user: { ...mine.user, name: 'Renamed' } });
    window.dispatchEvent(new StorageEvent('storage', { key: SESSION_KEY }));
    expect(session.user()?.name).toBe('Renamed');
    writeSession(null);
    window.dispatchEvent(new StorageEvent('storage', { key: SESSION_KEY }));
    expect(session.user()).toBeNull();
  });

  it.each([
    ['password-changed', 'password-changed'],
    ['signed-out', 'signed-out'],
    ['a reason of a later version', 'ended'],
    [undefined, 'ended'],
  ])('ends when the server revokes it, and says why (%s)', (reason, notice) => {
    signedInAs('user');
    const session = start();
    session.revoked(reason);
    expect(session.user()).toBeNull();
    expect(session.notice()).toBe(notice);
    expect(readSession()).toBeNull();
  });

  it.each(['signed-out', 'password-changed', 'ended'] as const)(
    'says why it is over when another tab learnt it first (%s)',
    (end) => {
      signedInAs('user');
      const session = start();
      writeSessionEnd(end);
      window.dispatchEvent(new StorageEvent('storage', { key: SESSION_KEY }));
      expect(session.user()).toBeNull();
      expect(session.notice()).toBe(end);
    },
  );

  it('tells nobody what they just did themselves, whoever says it first', async () => {
    signedInAs('user');
    const session = start();
    const done = session.signOut();
    session.revoked('signed-out');
    window.dispatchEvent(new StorageEvent('storage', { key: SESSION_KEY }));
    http.expectOne('/api/auth/logout').flush(null, { status: 204, statusText: 'No Content' });
    await done;
    expect(session.user()).toBeNull();
    expect(session.notice()).toBeNull();
    expect(readSessionEnd()).toBe('signed-out');
  });

  it('leaves alone the new session that another tab began after the old one was revoked', () => {
    const mine = signedInAs('user');
    const session = start();
    writeSession({ ...mine, accessToken: 'token-of-a-new-session' });
    session.revoked('ended');
    expect(readSession()?.accessToken).toBe('token-of-a-new-session');
    expect(session.user()).not.toBeNull();
  });

  it('signs out here even when the API cannot be told', async () => {
    signedInAs('user');
    const session = start();
    const done = session.signOut();
    http.expectOne('/api/auth/logout').error(new ProgressEvent('error'));
    await done;
    expect(readSession()).toBeNull();
    expect(session.notice()).toBeNull();
  });

  it('keeps two tabs that refresh at once signed in: the second takes what the first got', async () => {
    signedInAs('user');
    const first = start();
    const one = first.refresh();
    await settle();
    const request = http.expectOne(REFRESH);

    TestBed.resetTestingModule();
    const second = start();
    const other = second.refresh();
    await settle();
    http.expectNone(REFRESH);

    request.flush(renewed('token-2'));
    expect(await one).toBe('token-2');
    expect(await other).toBe('token-2');
    http.expectNone(REFRESH);
  });
});
