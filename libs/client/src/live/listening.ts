import { ClientError } from '../client-error';
import { backOff } from '../http/back-off';
import { pause } from '../http/pause';
import type { Connection } from '../options';
import { missed } from './missed';
import { type LiveSocket, openSocket } from './open-socket';
import type { LiveState, SubscribeOptions, Subscription } from './subscription';
import { VerdictStream } from './verdict-stream';

function timeOf(since: Date | string): number {
  const time = new Date(since).getTime();
  if (Number.isNaN(time)) throw new TypeError('since is a Date, or a time in ISO 8601');
  return time;
}

/** Holds a connection to the API's live events as long as it is not closed, and asks after every gap what was missed. */
export class Listening implements Subscription {
  readonly ready: Promise<void>;
  private readonly stream: VerdictStream;
  private readonly closing = new AbortController();
  /** Fires when what is being asked for does not matter any more. */
  private asking = new AbortController();
  private tellReady: () => void = () => undefined;
  private socket: LiveSocket | undefined;
  private refusals = 0;

  constructor(
    private readonly connection: Connection,
    private readonly options: SubscribeOptions,
  ) {
    const { onVerdict, since, signal } = options;
    this.stream = new VerdictStream((change) => onVerdict?.(change));
    if (since !== undefined) this.stream.startAt(timeOf(since));
    this.ready = new Promise((resolve) => (this.tellReady = resolve));
    if (signal?.aborted) this.close();
    else signal?.addEventListener('abort', () => this.close(), { once: true });
    void openSocket(connection).then((socket) => this.listen(socket));
  }

  close(): void {
    this.closing.abort();
    this.asking.abort();
    this.socket?.disconnect();
  }

  private get isClosed(): boolean {
    return this.closing.signal.aborted;
  }

  private listen(socket: LiveSocket): void {
    if (this.isClosed) return;
    this.socket = socket;
    socket.on('connect', () => {
      this.refusals = 0;
      void this.catchUp();
    });
    socket.on('disconnect', () => this.lost());
    socket.on('connect_error', ({ message }) => this.refused(message));
    socket.on('domain:nawala-updated', (update) => this.stream.update(update));
    socket.on('domains:bulk-nawala-updated', ({ updates }) => updates.forEach((each) => this.stream.update(each)));
    // Instances of the API could not hear each other for a while.
    socket.on('domains:changed', ({ reason }) => void (reason === 'resync' && this.catchUp()));
    for (const [event, listener] of Object.entries(this.options.on ?? {})) socket.on(event as never, listener as never);
    socket.connect();
  }

  private refused(message: string): void {
    const status = message === 'unauthorized' ? 401 : null;
    this.options.onError?.(new ClientError(`The API does not let us listen: ${message}`, status));
    this.reconnectLater();
  }

  private lost(): void {
    this.asking.abort();
    if (this.isClosed) return;
    this.tell('away');
    this.reconnectLater();
  }

  /** The library itself comes back only where the connection broke, not where the server refused or closed it. */
  private reconnectLater(): void {
    if (this.socket?.active) return;
    void pause(backOff(++this.refusals, null, Math.random()), this.closing.signal).then(() => {
      if (!this.isClosed) this.socket?.connect();
    });
  }

  /** Asks for what was missed until it is told, or until there is another gap. */
  private async catchUp(): Promise<void> {
    this.asking.abort();
    const { signal } = (this.asking = new AbortController());
    this.stream.hold();
    this.tell('catching-up');
    for (let failures = 1; !signal.aborted; failures++) {
      const rows = await missed(this.connection, this.stream, signal).catch((error: unknown) => this.failed(error));
      if (signal.aborted) return;
      if (rows) return this.caughtUp(rows);
      await pause(backOff(failures, null, Math.random()), signal);
    }
  }

  private caughtUp(rows: Awaited<ReturnType<typeof missed>>): void {
    this.stream.release(rows);
    this.tell('live');
    this.tellReady();
  }

  private failed(error: unknown): void {
    if (error instanceof ClientError) this.options.onError?.(error);
  }

  private tell(state: LiveState): void {
    this.options.onState?.(state);
  }
}
