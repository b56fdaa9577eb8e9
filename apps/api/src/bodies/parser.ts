import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { AppError, InvalidInput } from '../common/app-error';
import { nextTurn } from '../common/next-turn';
import type { BodyBounds } from './body-bounds';
import { inputWork } from '../common/input-work';
import { parseBody } from './parse-body';
import type { BodyFormat, ParserAnswer, ParserRequest } from './parser-messages';

/** Larger bodies are parsed on another thread: up to here it takes no longer than a request may hold up the others. */
const OWN_THREAD_BYTES = 256 * 1024;

/** Bodies that wait for that thread; more are sent away, so that what waits is bounded. */
const MAX_WAITING = 16;

/** Beside the bundle, or beside this source under Jest, which Node runs as it is. */
const threadFile = (): string => {
  const bundled = join(import.meta.dirname, 'parser-thread.js');
  return existsSync(bundled) ? bundled : join(import.meta.dirname, 'parser-thread.ts');
};

const refused = (message: string) => new InvalidInput([{ path: '', message: `the body ${message}`, code: 'tooMuch' }]);
const tooMany = () =>
  new AppError('NOT_READY', 'Too many large bodies are waiting to be read. Try again shortly.', { retryAfter: 1 });
const stopped = () => new AppError('NOT_READY', 'The body could not be read. Try again shortly.', { retryAfter: 1 });

interface Waiting {
  resolve(answer: ParserAnswer): void;
  reject(error: Error): void;
}

/** Bodies as values. Whatever is too large in one of its parts is refused before anything is made of it. */
export class Parser {
  private thread: Worker | undefined;
  private readonly waiting = new Map<number, Waiting>();
  private open = 0;
  private last = 0;

  async parse(bytes: Buffer, format: BodyFormat, bounds: BodyBounds): Promise<unknown> {
    if (bytes.length > OWN_THREAD_BYTES) return this.parseElsewhere(bytes, format, bounds);
    const parsed = parseBody(bytes, format, bounds);
    count(parsed.scanned, 'problem' in parsed ? 0 : bytes.length);
    if ('problem' in parsed) throw refused(parsed.problem);
    return parsed.value;
  }

  async stop(): Promise<void> {
    await this.thread?.terminate();
  }

  private async parseElsewhere(bytes: Buffer, format: BodyFormat, { list, ...bounds }: BodyBounds): Promise<unknown> {
    if (this.open >= MAX_WAITING) throw tooMany();
    this.open += 1;
    try {
      const id = ++this.last;
      const size = bytes.length;
      const answer = await this.ask({ id, bytes: new Uint8Array(bytes), format, bounds, list });
      if ('items' in answer) throw stopped();
      count(answer.scanned, 'problem' in answer ? 0 : size);
      if ('problem' in answer) throw refused(answer.problem);
      if (answer.follows) Object.assign(answer.value as object, { [list ?? '']: await this.itemsOf(id) });
      return answer.value;
    } finally {
      this.open -= 1;
    }
  }

  /** One piece at a time, and others in between. */
  private async itemsOf(id: number): Promise<unknown[]> {
    const items: unknown[] = [];
    for (let follows = true; follows;) {
      const answer = await this.ask({ id, more: true });
      if (!('items' in answer)) throw stopped();
      items.push(...answer.items);
      ({ follows } = answer);
      await nextTurn();
    }
    return items;
  }

  private ask(request: ParserRequest): Promise<ParserAnswer> {
    return new Promise((resolve, reject) => {
      this.waiting.set(request.id, { resolve, reject });
      this.running().postMessage(request, 'bytes' in request ? [request.bytes.buffer as ArrayBuffer] : []);
    });
  }

  private running(): Worker {
    this.thread ??= this.start();
    return this.thread;
  }

  private start(): Worker {
    const thread = new Worker(threadFile());
    thread.unref();
    thread.on('message', (answer: ParserAnswer) => {
      this.waiting.get(answer.id)?.resolve(answer);
      this.waiting.delete(answer.id);
    });
    // It ran out of memory, or we are stopping: what waits is refused, and the next body starts another one.
    thread
      .on('error', () => undefined)
      .once('exit', () => {
        this.thread = undefined;
        for (const { reject } of this.waiting.values()) reject(stopped());
        this.waiting.clear();
      });
    return thread;
  }
}

function count(scanned: number, parsed: number): void {
  inputWork.scanned += scanned;
  inputWork.parsed += parsed;
}
