import { Logger } from '@nestjs/common';

/** Longer than that nobody is kept waiting: proxies hang up after a minute, browsers' pages sooner. Milliseconds. */
const PATIENCE_MS = 20_000;

/** Long work that goes on though whoever asked for it waits no longer. */
export class UnderWay {
  private readonly logger = new Logger(UnderWay.name);
  private readonly runs = new Map<string, Promise<void>>();

  /**
   * Who asks for the same while it goes on waits for the same.
   *
   * @returns whether it is done; else it goes on
   */
  async join(key: string, work: () => Promise<void>): Promise<boolean> {
    const run = this.runs.get(key) ?? this.begin(key, work);
    let timer: NodeJS.Timeout | undefined;
    const patience = new Promise<boolean>((resolve) => {
      timer = setTimeout(() => resolve(false), PATIENCE_MS);
    });
    const isDone = await Promise.race([run.then(() => true), patience]).finally(() => clearTimeout(timer));
    if (!isDone)
      run.catch((error: unknown) => this.logger.error({ err: error, key }, 'What was begun was not finished'));
    return isDone;
  }

  private begin(key: string, work: () => Promise<void>): Promise<void> {
    const run = work().finally(() => this.runs.delete(key));
    this.runs.set(key, run);
    return run;
  }
}
