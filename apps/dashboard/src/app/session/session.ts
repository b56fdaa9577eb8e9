import { HttpClient } from '@angular/common/http';
import { computed, DestroyRef, effect, inject, Service, signal } from '@angular/core';
import { Router } from '@angular/router';
import type { SessionDto, SessionEnd } from '@nawala/contracts';
import { firstValueFrom } from 'rxjs';
import { withCrossTabLock } from './cross-tab-lock';
import { markRefresh, settleInterruptedRefresh, unmarkRefresh } from './interrupted-refresh';
import { KIOSK } from './kiosk';
import { isAnswer, isRefusal, refreshDelay, retryDelay } from './refresh-outcome';
import {
  readSession,
  readSessionEnd,
  SESSION_KEY,
  sessionEndOf,
  toStored,
  writeSession,
  writeSessionEnd,
} from './session-storage';

/** Who is signed in, in this tab and in all others; keeps the access token fresh without anybody noticing. */
@Service()
export class Session {
  private readonly http = inject(HttpClient);
  private readonly router = inject(Router);
  private readonly stored = signal(readSession());
  private readonly failures = signal(0);
  private refreshing: Promise<string | null> | null = null;
  private signingOut = false;

  readonly user = computed(() => this.stored()?.user ?? null);
  readonly role = computed(() => this.user()?.role ?? null);
  private readonly kiosk = inject(KIOSK);
  /** Who may change things, and is about to: a screen on the wall is not. */
  readonly isAdmin = computed(() => this.role() === 'admin' && !this.kiosk);
  /** Why somebody is looking at the sign-in page although they did not ask for it. */
  readonly notice = signal<SessionEnd | null>(null);

  constructor() {
    const adopt = ({ key }: StorageEvent) => {
      if (key === SESSION_KEY || key === null) this.adopt();
    };
    window.addEventListener('storage', adopt);
    inject(DestroyRef).onDestroy(() => window.removeEventListener('storage', adopt));
    effect((onCleanup) => {
      const session = this.stored();
      if (!session) return;
      const early = refreshDelay(session.expiresAt, Date.now(), Math.random());
      const timer = setTimeout(
        () => void this.refresh().catch(() => undefined),
        this.failures() ? retryDelay(this.failures()) : early,
      );
      onCleanup(() => clearTimeout(timer));
    });
  }

  async signIn(email: string, password: string): Promise<void> {
    const session = await firstValueFrom(this.http.post<SessionDto>('/api/auth/login', { email, password }));
    this.notice.set(null);
    this.save(session);
  }

  /** Ends the session here, in the other tabs and, when the API answers, on the server. */
  async signOut(): Promise<void> {
    this.signingOut = true;
    await firstValueFrom(this.http.post('/api/auth/logout', {})).catch(() => undefined);
    writeSessionEnd('signed-out');
    this.leave('signed-out');
    this.signingOut = false;
  }

  /** The server ended the session this tab lives in; another tab may have begun a new one meanwhile. */
  revoked(reason: unknown): void {
    if (readSession()?.accessToken !== this.stored()?.accessToken) return void this.adopt();
    const end = sessionEndOf(reason);
    writeSessionEnd(end);
    this.leave(end);
  }

  /** The token as it is now, renewed first when its time is up. Null when nobody is signed in. */
  async token(): Promise<string | null> {
    const session = this.stored();
    return session && session.expiresAt <= Date.now() ? this.refresh() : (session?.accessToken ?? null);
  }

  /** A newer token than the one this tab has. One request at a time, whatever the number of callers and tabs. */
  refresh(): Promise<string | null> {
    this.refreshing ??= this.renew(this.stored()?.accessToken).finally(() => (this.refreshing = null));
    return this.refreshing;
  }

  private renew(used: string | undefined): Promise<string | null> {
    return withCrossTabLock('nawala.refresh', async () => {
      await settleInterruptedRefresh();
      const latest = readSession();
      if (!latest) return this.leave(readSessionEnd());
      if (latest.accessToken !== used && latest.expiresAt > Date.now()) return this.adopt();
      try {
        markRefresh();
        const renewed = await firstValueFrom(this.http.post<SessionDto>('/api/auth/refresh', {}, { keepalive: true }));
        unmarkRefresh();
        return this.save(renewed);
      } catch (error) {
        // A page that is being left hears a failure too, while the server rotates the token.
        if (isAnswer(error)) unmarkRefresh();
        if (!isRefusal(error)) {
          this.failures.update((count) => count + 1);
          throw error;
        }
        writeSessionEnd('ended');
        return this.leave('ended');
      }
    });
  }

  private save(session: SessionDto): string {
    const stored = toStored(session, Date.now());
    writeSession(stored);
    this.failures.set(0);
    this.stored.set(stored);
    return stored.accessToken;
  }

  /** Takes over what another tab wrote. */
  private adopt(): string | null {
    const session = readSession();
    if (!session) return this.leave(readSessionEnd());
    this.failures.set(0);
    this.stored.set(session);
    return session.accessToken;
  }

  /** Whoever signs out here knows why, also when the server or another tab says so before the answer comes. */
  private leave(end: SessionEnd): null {
    if (!this.stored()) return null;
    this.stored.set(null);
    this.notice.set(this.signingOut ? null : end);
    const back = this.signingOut ? undefined : this.router.url;
    void this.router.navigate(['/login'], { queryParams: { back: back === '/' ? undefined : back } });
    return null;
  }
}
