import { DestroyRef, inject, Service } from '@angular/core';
import type { ListOptions, ListReading, ListSource } from './read-list';
import { WorkerReader } from './worker-reader';

/** Lets what waits be drawn, and whoever clicks be heard. */
const turn = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

/** Reads lists beside the page, or where no worker runs, in the page, a little at a time. */
@Service({ autoProvided: false })
export class ListReader {
  private beside: Promise<WorkerReader> | undefined;

  constructor() {
    inject(DestroyRef).onDestroy(
      () =>
        void this.beside?.then(
          (reader) => reader.stop(),
          () => undefined,
        ),
    );
  }

  async read(source: ListSource, options: ListOptions = {}): Promise<ListReading> {
    try {
      this.beside ??= import('./start-worker').then(({ startWorker }) => new WorkerReader(startWorker()));
      return await (await this.beside).read(source, options);
    } catch {
      const { readList } = await import('./read-list');
      return readList(source, turn, options);
    }
  }
}
