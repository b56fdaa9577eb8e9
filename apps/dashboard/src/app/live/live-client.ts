import { HttpClient } from '@angular/common/http';
import { computed, DestroyRef, inject, Service, signal } from '@angular/core';
import { backOff } from '@nawala/client';
import { Socket } from 'ngx-socket-io';
import { Subject } from 'rxjs';
import { Session } from '../session/session';
import { Clock } from '../time/clock';
import { FallbackPolling } from './fallback-polling';
import { FrameBuffer } from './frame-buffer';
import { type LiveMessage, PAGE_EVENTS, sizeOf } from './live-message';

/** `delayed`: the server answers, but nothing stands over which it could speak first. */
export type ConnectionState = 'live' | 'delayed' | 'reconnecting' | 'offline';

/** Silence after which "reconnecting" is an understatement. */
const OFFLINE_AFTER_MS = 20_000;

/** The server's side of the conversation: nothing is ever sent over this socket. Lives as long as the shell. */
@Service({ autoProvided: false })
export class LiveClient {
  private readonly socket = inject(Socket);
  private readonly session = inject(Session);
  private readonly destroyRef = inject(DestroyRef);
  private readonly connected = signal(false);
  private readonly clock = inject(Clock);
  private readonly gaveUp = signal(false);
  private readonly online = signal(navigator.onLine);
  private everConnected = false;
  private refusals = 0;
  private readonly timers = new Set<ReturnType<typeof setTimeout>>();
  private readonly buffer = new FrameBuffer<LiveMessage>(
    (messages) => this.messages.next(messages),
    () => this.announceGap(),
    sizeOf,
  );

  private readonly polling = new FallbackPolling(inject(HttpClient), () => this.onPolled());

  readonly state = computed<ConnectionState>(() => {
    if (this.connected()) return 'live';
    if (this.polling.answered()) return 'delayed';
    return this.online() && !this.gaveUp() ? 'reconnecting' : 'offline';
  });
  /** When this tab last heard from the server, in milliseconds by the server's time. */
  readonly lastHeard = signal<number | null>(null);
  /** What came in, once per animation frame; waits while the tab is hidden. */
  readonly messages = new Subject<LiveMessage[]>();
  /** Each message as it arrives, hidden tab or not. */
  readonly arrivals = new Subject<LiveMessage>();
  /**
   * Something may have been missed: reload what you show. After every connection, also the first: what was read before
   * it stood may be older than what came over it.
   */
  readonly gaps = new Subject<void>();

  constructor() {
    const { ioSocket } = this.socket;
    ioSocket.auth = (send) => void this.handshake().then(send);
    ioSocket.on('connect', () => this.onConnect());
    ioSocket.on('disconnect', (reason: string) => this.onDisconnect(reason));
    ioSocket.on('connect_error', (error: Error) => this.onRefused(error));
    ioSocket.on('session:revoked', (end?: { reason?: unknown }) => this.session.revoked(end?.reason));
    for (const type of PAGE_EVENTS) {
      ioSocket.on(type, (payload: unknown) => this.onMessage({ type, payload } as LiveMessage));
    }
    const onNetwork = () => {
      this.online.set(navigator.onLine);
      if (navigator.onLine && !ioSocket.connected) ioSocket.connect();
    };
    window.addEventListener('online', onNetwork);
    window.addEventListener('offline', onNetwork);
    this.destroyRef.onDestroy(() => {
      window.removeEventListener('online', onNetwork);
      window.removeEventListener('offline', onNetwork);
      this.timers.forEach(clearTimeout);
      this.polling.stop();
      this.buffer.close();
      ioSocket.removeAllListeners();
      ioSocket.disconnect();
    });
    ioSocket.connect();
  }

  /** A fresh token with every attempt; when none is to be had now, the old one, and the server's "no" tries again. */
  private async handshake(): Promise<{ token: string | null; batch: true }> {
    return { token: await this.session.token().catch(() => null), batch: true };
  }

  private onConnect(): void {
    this.connected.set(true);
    this.gaveUp.set(false);
    this.polling.stop();
    this.refusals = 0;
    this.lastHeard.set(this.clock.current());
    this.everConnected = true;
    this.announceGap();
  }

  /** What still waits is from before: what is reloaded now includes it, and may include what undid it. */
  private announceGap(): void {
    this.buffer.clear();
    this.gaps.next();
  }

  private onDisconnect(reason: string): void {
    this.connected.set(false);
    this.giveUpLater();
    // The client library only reconnects by itself when the connection broke, not when the server closed it.
    if (reason === 'io server disconnect') this.reconnectSoon();
  }

  private onRefused(error: Error): void {
    if (!this.everConnected) this.giveUpLater();
    if (this.socket.ioSocket.active) return this.swapTransports();
    if (error.message === 'unauthorized') void this.session.refresh().catch(() => null);
    this.reconnectSoon();
  }

  /** What failed may have been swallowed without a word, which leaves no time for the other way: that one is first now. */
  private swapTransports(): void {
    const { opts } = (this.socket.ioSocket as { io: { opts: { transports: string[] } } }).io;
    opts.transports = [...opts.transports].reverse();
  }

  private giveUpLater(): void {
    this.later(OFFLINE_AFTER_MS, () => {
      this.gaveUp.set(!this.connected());
      if (this.gaveUp()) this.polling.start();
    });
  }

  private onPolled(): void {
    this.lastHeard.set(this.clock.current());
    this.announceGap();
  }

  private reconnectSoon(): void {
    this.later(backOff(++this.refusals, null, Math.random()), () => {
      if (this.session.user() && !this.socket.ioSocket.connected) this.socket.ioSocket.connect();
    });
  }

  private onMessage(message: LiveMessage): void {
    this.lastHeard.set(this.clock.current());
    this.arrivals.next(message);
    this.buffer.add(message);
  }

  private later(ms: number, act: () => void): void {
    const timer = setTimeout(() => {
      this.timers.delete(timer);
      act();
    }, ms);
    this.timers.add(timer);
  }
}
