import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting, type TestRequest } from '@angular/common/http/testing';
import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import type { TransitionPageDto } from '@nawala/contracts';
import { aUser } from '@nawala/contracts/testing';
import { ToastrService } from 'ngx-toastr';
import { Socket } from 'ngx-socket-io';
import { NEVER } from 'rxjs';
import { RecentChanges } from '../../app/changes/recent-changes';
import type { ToastContent } from '../../app/changes/change-toast';
import { Toasts } from '../../app/changes/toasts';
import { LiveList } from '../../app/domains/domain-list/live-list';
import type { DomainQuery } from '../../app/domains/domain-query';
import { LiveClient } from '../../app/live/live-client';
import { verdictsIn } from '../../app/live/live-message';
import { Session } from '../../app/session/session';
import { Stats } from '../../app/stats/stats';
import { FakeSocket } from '../fake-socket';
import type { ServerModel } from './server-model';

/** A request on its way. The server looks at one moment, and its answer arrives at a later one. */
interface Asked {
  request: TestRequest;
  answer?: unknown;
}

/** A request by its address, or any of those on their way. */
type Which = string | number;

/**
 * Everything of the dashboard that lives on events, as it ships, before a server that is only a model. Time stands still
 * but for `pass`: needs Jest's fake timers.
 */
export class OpenDashboard {
  readonly lists: LiveList[];
  readonly stats: Stats;
  readonly changes: RecentChanges;
  /** Scans whose change was told, in order. */
  readonly told: string[] = [];
  /** Scans whose change came over the socket. */
  readonly heard = new Set<string>();
  readonly toasts: ToastContent[] = [];
  /** The first answer about transitions: history rather than news. */
  history: TransitionPageDto | undefined;
  /** How many changes had been told when somebody last opened the bell. */
  seen = 0;
  private readonly socket = new FakeSocket();
  private readonly http: HttpTestingController;
  private asked: Asked[] = [];

  constructor(
    private readonly server: ServerModel,
    queries: readonly DomainQuery[],
    /** How many rows each list reads at once. */
    readonly limit?: number,
  ) {
    const toastr = {
      show: (_title: string, _text: string, { payload }: { payload: ToastContent }) => {
        this.toasts.push(payload);
        const toastRef = { onDuplicate: () => undefined };
        return { toastId: this.toasts.length, onAction: NEVER, onHidden: NEVER, toastRef };
      },
      remove: () => undefined,
    };
    const session = {
      token: () => Promise.resolve('token'),
      refresh: () => Promise.resolve('token'),
      user: signal(aUser()),
    };
    TestBed.configureTestingModule({
      providers: [
        provideHttpClient(),
        provideHttpClientTesting(),
        { provide: Socket, useValue: this.socket },
        { provide: Session, useValue: session },
        { provide: ToastrService, useValue: toastr },
        LiveClient,
        Stats,
        RecentChanges,
        Toasts,
      ],
    });
    this.http = TestBed.inject(HttpTestingController);
    this.changes = TestBed.inject(RecentChanges);
    this.changes.arriving.subscribe(({ changes }) => this.told.push(...changes.map(({ scanId }) => scanId)));
    TestBed.inject(Toasts);
    this.stats = TestBed.inject(Stats);
    this.lists = TestBed.runInInjectionContext(() => queries.map((query) => new LiveList(signal(query), { limit })));
  }

  /** Milliseconds go by, and everything happens that they bring about. */
  async pass(ms: number): Promise<void> {
    jest.advanceTimersByTime(ms);
    for (let turn = 0; turn < 6; turn++) {
      TestBed.tick();
      await Promise.resolve();
    }
    this.asked = [...this.asked, ...this.http.match(() => true).map((request) => ({ request }))].filter(
      ({ request }) => !request.cancelled,
    );
  }

  connect(): void {
    if (this.server.connected) return;
    this.server.connected = true;
    this.socket.say('connect');
  }

  cut(): void {
    if (!this.server.connected) return;
    this.server.cut();
    this.socket.say('disconnect', 'transport close');
  }

  /** The next message of a line arrives. */
  hear(line: keyof ServerModel['lines'], overtaken = false): void {
    const message = this.server.next(line, overtaken);
    if (!message) return;
    for (const { nawala, previousStatus } of verdictsIn([message])) {
      if (nawala.status !== previousStatus) this.heard.add(nawala.blockedId!);
    }
    this.socket.say(message.type, message.payload);
  }

  /** The server looks at a request; the answer is not here yet. */
  serve(which: Which): void {
    const asked = this.asked[this.indexOf(which)];
    if (!asked || asked.answer !== undefined) return;
    const { url, params } = asked.request.request;
    asked.answer = this.server.answer(url, new URLSearchParams(params.toString()));
  }

  answer(which: Which): void {
    this.serve(which);
    const asked = this.end(which);
    if (!asked) return;
    if (asked.request.request.url === '/api/transitions') this.history ??= asked.answer as TransitionPageDto;
    asked.request.flush(asked.answer as object);
  }

  fail(which: Which, status: 0 | 503): void {
    const request = this.end(which)?.request;
    if (status === 0) request?.error(new ProgressEvent('error'));
    else request?.flush(null, { status, statusText: 'Not ready' });
  }

  private indexOf(which: Which): number {
    if (typeof which === 'number') return which % this.asked.length;
    const index = this.asked.findIndex(({ request }) => request.request.url === which);
    if (index < 0) throw new Error(`Nobody asks for ${which}`);
    return index;
  }

  /** The request, unless nobody waits for it any more. */
  private end(which: Which): Asked | undefined {
    const [asked] = this.asked.splice(this.indexOf(which), 1);
    return asked?.request.cancelled ? undefined : asked;
  }

  /** Somebody opens the bell. */
  look(): void {
    this.changes.markSeen();
    this.seen = this.told.length;
  }

  /** A list is scrolled to where other rows are to be read. */
  scroll(list: number, offset: number): void {
    this.lists[list % this.lists.length]!.offset.set(offset);
  }

  hold(held: boolean): void {
    for (const { hold } of this.lists) {
      if (held) hold.stir();
      else hold.release();
    }
  }

  hide(hidden: boolean): void {
    Object.defineProperty(document, 'hidden', { configurable: true, value: hidden });
    document.dispatchEvent(new Event('visibilitychange'));
  }

  /** The tab is looked at, the connection stands, and everything that is on its way arrives. */
  async comeBack(): Promise<void> {
    this.hide(false);
    this.hold(false);
    this.connect();
    for (let round = 0; round < 45; round++) {
      for (const line of ['others', 'verdicts'] as const) while (this.server.lines[line].length > 0) this.hear(line);
      while (this.asked.length > 0) this.answer(0);
      await this.pass(1_000);
    }
  }

  close(): void {
    this.hide(false);
    TestBed.resetTestingModule();
  }
}
