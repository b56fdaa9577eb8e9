import { Injectable } from '@nestjs/common';
import { pipeline } from 'node:stream';
import { createBrotliCompress, createGzip, constants } from 'node:zlib';
import { ReplayBuffer } from './replay-buffer';

export const ENCODINGS = ['br', 'gzip'] as const;
export type Encoding = (typeof ENCODINGS)[number] | 'identity';

/** What all lists together may hold in memory, in bytes. The list of 100,000 domains takes about 10 MB, compressed 2. */
const MAX_BYTES = 32 * 1024 * 1024;

/** Each batch leaves when it is compressed: nobody waits for the compressor's own buffers to fill. */
const COMPRESSORS = {
  br: () =>
    createBrotliCompress({
      flush: constants.BROTLI_OPERATION_FLUSH,
      params: { [constants.BROTLI_PARAM_QUALITY]: 4 },
    }),
  gzip: () => createGzip({ flush: constants.Z_SYNC_FLUSH }),
};

interface CachedList {
  version: string;
  bodies: Map<Encoding, ReplayBuffer>;
}

/**
 * The latest version of each of the checkers' lists. After a change all checkers come for the new one, many at the same
 * time: it is read from the database once, and compressed once in each way that is asked for.
 */
@Injectable()
export class ResponseCache {
  private readonly lists = new Map<string, CachedList>();

  /** Of the list `name` in its `version`; `make` yields it plain. Without a version nothing is kept. */
  body(name: string, version: string | undefined, encoding: Encoding, make: () => AsyncIterable<Buffer>): ReplayBuffer {
    if (version === undefined) return compressed(new ReplayBuffer(make()), encoding);
    const known = this.lists.get(name);
    const list = known?.version === version ? known : { version, bodies: new Map<Encoding, ReplayBuffer>() };
    this.lists.delete(name);
    this.lists.set(name, list);
    const plain = () => this.keep(name, list, 'identity', () => new ReplayBuffer(make()));
    return encoding === 'identity' ? plain() : this.keep(name, list, encoding, () => compressed(plain(), encoding));
  }

  private keep(name: string, { bodies }: CachedList, encoding: Encoding, make: () => ReplayBuffer): ReplayBuffer {
    const known = bodies.get(encoding);
    if (known) return known;
    const body = make();
    bodies.set(encoding, body);
    void body.whole().then((isWhole) => {
      if (!isWhole && bodies.get(encoding) === body) bodies.delete(encoding);
      this.forgetBeyondLimit(name);
    });
    return body;
  }

  /** Those that were asked for longest ago; the list that has just grown stays, however large. */
  private forgetBeyondLimit(grown: string): void {
    for (const name of this.lists.keys()) {
      if (this.bytes() <= MAX_BYTES) return;
      if (name !== grown) this.lists.delete(name);
    }
  }

  private bytes(): number {
    const bodies = [...this.lists.values()].flatMap((list) => [...list.bodies.values()]);
    return bodies.reduce((total, { size }) => total + size, 0);
  }
}

function compressed(body: ReplayBuffer, encoding: Encoding): ReplayBuffer {
  if (encoding === 'identity') return body;
  const compressor = COMPRESSORS[encoding]();
  // Where one fails, so does the other, and whoever reads it hears of it.
  pipeline(body.read(), compressor, () => undefined);
  return new ReplayBuffer(compressor);
}
