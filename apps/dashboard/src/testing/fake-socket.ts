type Listener = (payload?: unknown) => void;

/** The server's end of a socket, in the spec's hands. Stands in for ngx-socket-io's `Socket`. */
export class FakeSocket {
  private readonly listeners = new Map<string, Listener[]>();
  connects = 0;
  readonly ioSocket = {
    auth: undefined as ((send: (handshake: unknown) => void) => void) | undefined,
    active: true,
    io: { opts: { transports: ['websocket', 'polling'] } },
    connected: false,
    on: (event: string, listener: Listener) => {
      this.listeners.set(event, [...(this.listeners.get(event) ?? []), listener]);
    },
    connect: () => {
      this.connects++;
    },
    disconnect: () => undefined,
    removeAllListeners: () => this.listeners.clear(),
  };

  /** The server says something, or the client library does: `connect`, `disconnect`, `connect_error`. */
  say(event: string, payload?: unknown): void {
    if (event === 'connect') this.ioSocket.connected = true;
    if (event === 'disconnect') this.ioSocket.connected = false;
    this.listeners.get(event)?.forEach((listener) => listener(payload));
  }

  handshake(): Promise<unknown> {
    return new Promise((resolve) => this.ioSocket.auth?.(resolve));
  }
}
