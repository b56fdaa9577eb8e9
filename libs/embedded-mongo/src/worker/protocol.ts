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

/** From the worker, once it serves. Where it cannot, its thread ends with the error; whatever the host sends stops it. */
export interface Serving {
  /** Of the port that was asked for. */
  readonly port: number | undefined;
}
