import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { aUser, aVerdict } from '@nawala/contracts/testing';
import { Socket } from 'ngx-socket-io';
import { FakeSocket } from '../../testing/fake-socket';
import { nextFrame } from '../../testing/next-frame';
import { Session } from '../session/session';
import { LiveClient } from './live-client';
import type { LiveMessage } from './live-message';

const verdict = (domainId: string) => aVerdict(domainId, 'ada', 'unknown');

describe('LiveClient', () => {
  const session = {
    token: jest.fn().mockResolvedValue('fresh'),
    refresh: jest.fn().mockResolvedValue('fresh'),
    revoked: jest.fn(),
    user: signal(aUser()),
  };
  let socket: FakeSocket;
  let live: LiveClient;

  beforeEach(() => {
    socket = new FakeSocket();
    TestBed.configureTestingModule({
      providers: [
        provideHttpClient(),
        provideHttpClientTesting(),
        LiveClient,
        { provide: Socket, useValue: socket },
        { provide: Session, useValue: session },
      ],
    });
    live = TestBed.inject(LiveClient);
  });
  afterEach(() => jest.useRealTimers());

  it('signs in with a fresh token and asks for batches', async () => {
    expect(await socket.handshake()).toEqual({ token: 'fresh', batch: true });
  });

  it('says whether it is connected', () => {
    expect(live.state()).toBe('reconnecting');
    socket.say('connect');
    expect(live.state()).toBe('live');
    socket.say('disconnect', 'transport close');
    expect(live.state()).toBe('reconnecting');
  });

  it('admits after a while that it is offline', () => {
    jest.useFakeTimers();
    socket.say('connect');
    socket.say('disconnect', 'transport close');
    jest.advanceTimersByTime(20_000);
    expect(live.state()).toBe('offline');
    socket.say('connect');
    expect(live.state()).toBe('live');
  });

  describe('where no socket comes through', () => {
    const READY = '/health/ready';
    let http: HttpTestingController;
    let gaps = 0;

    beforeEach(() => {
      jest.useFakeTimers();
      gaps = 0;
      http = TestBed.inject(HttpTestingController);
      live.gaps.subscribe(() => gaps++);
      socket.say('connect_error', new Error('websocket error'));
    });

    it('begins with the other way the next time', () => {
      expect(socket.ioSocket.io.opts.transports).toEqual(['polling', 'websocket']);
      socket.say('connect_error', new Error('xhr poll error'));
      expect(socket.ioSocket.io.opts.transports).toEqual(['websocket', 'polling']);
    });

    it('has everything read anew every ten seconds, for as long as somebody answers', () => {
      jest.advanceTimersByTime(20_100);
      http.expectOne(READY).flush({});
      expect([live.state(), gaps]).toEqual(['delayed', 1]);
      jest.advanceTimersByTime(10_000);
      http.expectOne(READY).error(new ProgressEvent('error'));
      expect([live.state(), gaps]).toEqual(['offline', 1]);
      jest.advanceTimersByTime(10_000);
      http.expectOne(READY).flush({});
      expect([live.state(), gaps]).toEqual(['delayed', 2]);
    });

    it('stops when a socket stands after all', () => {
      jest.advanceTimersByTime(20_100);
      http.expectOne(READY).flush({});
      socket.say('connect');
      expect(live.state()).toBe('live');
      jest.advanceTimersByTime(60_000);
      http.expectNone(READY);
    });
  });

  it('hands over what came in once per frame, in order', async () => {
    const batches: LiveMessage[][] = [];
    live.messages.subscribe((messages) => batches.push(messages));
    socket.say('domain:nawala-updated', verdict('a'));
    socket.say('domain:deleted', { domainId: 'b' });
    expect(batches).toEqual([]);
    await nextFrame();
    expect(batches.map((batch) => batch.map(({ type }) => type))).toEqual([
      ['domain:nawala-updated', 'domain:deleted'],
    ]);
  });

  it('announces a gap after every connection: what the page began with may be older than the first', () => {
    let gaps = 0;
    live.gaps.subscribe(() => gaps++);
    socket.say('connect');
    expect(gaps).toBe(1);
    socket.say('disconnect', 'ping timeout');
    socket.say('connect');
    expect(gaps).toBe(2);
  });

  it('does not hand over after a gap what came before it', async () => {
    const batches: LiveMessage[][] = [];
    live.messages.subscribe((messages) => batches.push(messages));
    socket.say('connect');
    socket.say('domain:nawala-updated', verdict('before'));
    socket.say('disconnect', 'ping timeout');
    socket.say('connect');
    socket.say('domain:deleted', { domainId: 'after' });
    await nextFrame();
    expect(batches.flat().map(({ type }) => type)).toEqual(['domain:deleted']);
  });

  it('comes back by itself when the server closed the connection', () => {
    jest.useFakeTimers();
    socket.say('connect');
    const before = socket.connects;
    socket.say('disconnect', 'io server disconnect');
    jest.advanceTimersByTime(1_000);
    expect(socket.connects).toBe(before + 1);
  });

  it('renews the token when it was refused, and tries again', () => {
    jest.useFakeTimers();
    const before = socket.connects;
    socket.ioSocket.active = false;
    socket.say('connect_error', new Error('unauthorized'));
    expect(session.refresh).toHaveBeenCalled();
    jest.advanceTimersByTime(1_000);
    expect(socket.connects).toBe(before + 1);
  });

  it('ends the session when the server revokes it, for the reason it gives', () => {
    socket.say('session:revoked', { reason: 'password-changed' });
    expect(session.revoked).toHaveBeenCalledWith('password-changed');
  });
});
