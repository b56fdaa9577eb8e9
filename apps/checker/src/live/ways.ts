/** In the order in which Socket.IO tries them; what stands second may also take over from the first. */
export type Transports = readonly ('websocket' | 'polling')[];

export const WEBSOCKET: Transports = ['websocket', 'polling'];
const POLLING: Transports = ['polling'];
/** It stands by polling while WebSocket is tried beside it. */
const TRIAL: Transports = ['polling', 'websocket'];

/** So many times in a row, and polling it is. */
const MOST_FAILURES = 3;

/** Milliseconds. */
export interface Patience {
  /** What breaks sooner than that has failed; the server's heartbeat notices within it that nothing comes through. */
  heldMs: number;
  /** So long nobody tries WebSocket again. */
  againMs: number;
}

/**
 * Which way to the API is tried next. Some proxies accept WebSockets and then cut them or let nothing through, which looks
 * like success to whoever only asks whether the handshake went well.
 */
export class Ways {
  private failures = 0;
  private failedAt = 0;

  constructor(private readonly patience: Patience) {}

  next(now: number): Transports {
    if (this.failures < MOST_FAILURES) return WEBSOCKET;
    return now - this.failedAt < this.patience.againMs ? POLLING : TRIAL;
  }

  /** A WebSocket never came up, though it was let in. */
  failed(now: number): void {
    this.failures += 1;
    this.failedAt = now;
  }

  /** A WebSocket that had come up broke. */
  broke(lastedMs: number, now: number): void {
    if (lastedMs >= this.patience.heldMs) this.failures = 0;
    else this.failed(now);
  }

  /** Polling does no better: it was not for the WebSocket. */
  pollingFailed(): void {
    this.failures = 0;
  }
}
