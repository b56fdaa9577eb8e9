/** What the host tells the worker when it starts it. */
export interface WorkerOptions {
  /** Undefined: nothing outlives the process. */
  readonly dataDir: string | undefined;
  /** The private socket; its folder's mode is the access control. */
  readonly socketPath: string;
  /** Also listen on this port of 127.0.0.1; 0 picks a free one. */
  readonly port: number | undefined;
  readonly maxConnections: number;
  /** Write what is asked for into this folder. */
  readonly traceFolder: string | undefined;
}

/** From the worker: once, when it serves or cannot; `stopped` when everything is written and closed. */
export type WorkerMessage =
  | { readonly type: 'ready'; readonly port: number | undefined }
  | { readonly type: 'failed'; readonly message: string }
  | { readonly type: 'stopped' };

/** From the host. */
export type HostMessage = 'stop';
