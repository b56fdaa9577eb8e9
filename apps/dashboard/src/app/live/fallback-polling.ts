import type { HttpClient } from '@angular/common/http';
import { signal } from '@angular/core';
import { catchError, exhaustMap, filter, map, of, type Subscription, timer } from 'rxjs';

const EVERY_MS = 10_000;
const ANSWER_MS = 8_000;

/** Looks again and again whether the server answers, where it cannot speak first. Rests while nobody looks. */
export class FallbackPolling {
  private running: Subscription | undefined;
  private readonly last = signal(false);
  /** Whether it answered the last time. */
  readonly answered = this.last.asReadonly();

  constructor(
    private readonly http: HttpClient,
    private readonly onAnswer: () => void,
  ) {}

  start(): void {
    this.running ??= timer(0, EVERY_MS)
      .pipe(
        filter(() => !document.hidden),
        exhaustMap(() => this.ask()),
      )
      .subscribe((answered) => {
        this.last.set(answered);
        if (answered) this.onAnswer();
      });
  }

  stop(): void {
    this.running?.unsubscribe();
    this.running = undefined;
    this.last.set(false);
  }

  private ask() {
    return this.http.get('/health/ready', { timeout: ANSWER_MS }).pipe(
      map(() => true),
      catchError(() => of(false)),
    );
  }
}
