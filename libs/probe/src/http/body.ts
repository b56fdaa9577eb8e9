import type { Readable } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';

/** As much of a page as anybody judges it by (OONI's limit), before and after decompression. */
export const MAX_BODY_BYTES = 512 * 1024;

const DECOMPRESSORS: Record<string, () => ReturnType<typeof createGunzip>> = {
  gzip: createGunzip,
  'x-gzip': createGunzip,
  deflate: createInflate,
  br: createBrotliDecompress,
};

export interface Body {
  bytes: Buffer;
  truncated: boolean;
  /** The stream broke before its end. */
  broken: unknown;
}

export interface Collecting {
  body: Promise<Body>;
  /** What has come by now. */
  soFar: () => Buffer;
  stop: () => void;
}

/**
 * Collects a body up to the limit. It asked for none, but a server may compress all the same; what comes out of the
 * decompressor counts, so that a few kilobytes cannot become gigabytes. Never rejects; `stop` ends it early.
 */
export function collectBody(source: Readable, encoding: string | undefined): Collecting {
  const decompress = DECOMPRESSORS[(encoding ?? '').trim().toLowerCase()]?.();
  const stream: Readable = decompress ? source.pipe(decompress) : source;
  const chunks: Buffer[] = [];
  let size = 0;
  let finish: (truncated: boolean, broken?: unknown) => void = () => undefined;
  const body = new Promise<Body>((resolve) => {
    finish = (truncated, broken = null) => {
      source.destroy();
      decompress?.destroy();
      resolve({ bytes: Buffer.concat(chunks), truncated, broken });
    };
    stream.on('data', (chunk: Buffer) => {
      chunks.push(chunk.subarray(0, MAX_BODY_BYTES - size));
      size += chunk.length;
      if (size > MAX_BODY_BYTES) finish(true);
    });
    stream.once('end', () => finish(false));
    for (const part of new Set<Readable>([source, stream])) part.on('error', (error) => finish(true, error));
  });
  return { body, soFar: () => Buffer.concat(chunks), stop: () => finish(true) };
}
