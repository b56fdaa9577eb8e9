import { MAX_MESSAGE_BYTES } from '../bson/encode';

const HEADER_BYTES = 16;

/** A frame that cannot be one: its connection is closed, no other is touched. */
export class MalformedFrame extends Error {}

/** Cuts a byte stream into messages, however the network split or merged them. */
export class FrameReader {
  private chunks: Buffer[] = [];
  private buffered = 0;

  /** @throws MalformedFrame when a header announces an impossible length. */
  *push(chunk: Buffer): IterableIterator<Buffer> {
    this.chunks.push(chunk);
    this.buffered += chunk.length;
    for (let length = this.nextLength(); length !== undefined && length <= this.buffered; length = this.nextLength()) {
      const all = this.joined();
      this.chunks = length < all.length ? [all.subarray(length)] : [];
      this.buffered -= length;
      yield all.subarray(0, length);
    }
  }

  private nextLength(): number | undefined {
    if (this.buffered < HEADER_BYTES) return undefined;
    if ((this.chunks[0] as Buffer).length < HEADER_BYTES) this.joined();
    const length = (this.chunks[0] as Buffer).readInt32LE(0);
    if (length < HEADER_BYTES || length > MAX_MESSAGE_BYTES) throw new MalformedFrame(`message length ${length}`);
    return length;
  }

  private joined(): Buffer {
    const all = this.chunks.length === 1 ? (this.chunks[0] as Buffer) : Buffer.concat(this.chunks);
    this.chunks = [all];
    return all;
  }
}
