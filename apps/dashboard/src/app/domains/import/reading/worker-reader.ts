import type { ListRow } from './list';
import type { ListOptions, ListReading, ListSource } from './read-list';
import type { ReadAnswer, ReadRequest } from './worker-messages';

/** The part of a Worker that is needed. */
export type WorkerLike = Pick<Worker, 'postMessage' | 'terminate' | 'addEventListener'>;

interface Waiting {
  rows: ListRow[];
  resolve(reading: ListReading): void;
  reject(error: Error): void;
}

/** Reads lists in a worker: several may be asked for, each is answered. */
export class WorkerReader {
  private readonly waiting = new Map<number, Waiting>();
  private last = 0;
  private stopped = false;

  constructor(private readonly worker: WorkerLike) {
    worker.addEventListener('message', (event) => this.hear((event as MessageEvent<ReadAnswer>).data));
    // It could not be fetched, or broke: whoever waits has to read by other means.
    for (const type of ['error', 'messageerror'] as const) worker.addEventListener(type, () => this.stop());
  }

  read(source: ListSource, options: ListOptions): Promise<ListReading> {
    if (this.stopped) return Promise.reject(new Error('The worker has stopped'));
    return new Promise((resolve, reject) => {
      const request: ReadRequest = { id: ++this.last, source, options };
      this.waiting.set(request.id, { rows: [], resolve, reject });
      this.worker.postMessage(request);
    });
  }

  stop(): void {
    this.stopped = true;
    this.worker.terminate();
    for (const { reject } of this.waiting.values()) reject(new Error('The worker has stopped'));
    this.waiting.clear();
  }

  private hear(answer: ReadAnswer): void {
    const waiting = this.waiting.get(answer.id);
    if (!waiting) return;
    if ('rows' in answer) return void waiting.rows.push(...answer.rows);
    this.waiting.delete(answer.id);
    if ('list' in answer) waiting.resolve({ list: { ...answer.list, rows: waiting.rows } });
    else if ('refused' in answer) waiting.resolve({ refused: answer.refused });
    else waiting.reject(new Error(answer.failed));
  }
}
