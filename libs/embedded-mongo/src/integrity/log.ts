/** SQLite's write-ahead log, as its file format describes it. */
const HEADER_BYTES = 32;
const FRAME_HEADER_BYTES = 24;
/** The last bit says in which order the bytes of the checksums' words stand. */
const MAGIC = 0x377f0682;

export interface Log {
  /** Pages, up to the end of the last transaction that is whole. */
  readonly frames: number;
  /** What the first and the last transaction that wrote the file's first page made of it. */
  readonly first: Buffer | undefined;
  readonly last: Buffer | undefined;
}

/** Reads the log as SQLite will: up to the first frame that is not whole, and of that the transactions that ended. */
export const readLog = (bytes: Buffer): Log => {
  let log: Log = { frames: 0, first: undefined, last: undefined };
  if (bytes.length < HEADER_BYTES || (bytes.readUInt32BE(0) & ~1) !== MAGIC) return log;
  const pageSize = bytes.readUInt32BE(8) === 1 ? 65_536 : bytes.readUInt32BE(8);
  const checksum = new LogChecksum((bytes.readUInt32BE(0) & 1) === 1);
  checksum.add(bytes.subarray(0, 24));
  if (!checksum.is(bytes, 24)) return log;
  const size = FRAME_HEADER_BYTES + pageSize;
  let pending: Buffer | undefined;
  for (let at = HEADER_BYTES, frames = 1; at + size <= bytes.length; at += size, frames += 1) {
    const page = bytes.subarray(at + FRAME_HEADER_BYTES, at + size);
    // the salts: what an earlier round left behind has others
    if (bytes.compare(bytes, 16, 24, at + 8, at + 16) !== 0) break;
    checksum.add(bytes.subarray(at, at + 8));
    checksum.add(page);
    if (!checksum.is(bytes, at + 16)) break;
    if (bytes.readUInt32BE(at) === 1) pending = page;
    const isCommit = bytes.readUInt32BE(at + 4) !== 0;
    if (isCommit) log = { frames, first: log.first ?? pending, last: pending ?? log.last };
  }
  return log;
};

class LogChecksum {
  private first = 0;
  private second = 0;

  constructor(private readonly isBigEndian: boolean) {}

  add(bytes: Buffer): void {
    let { first, second } = this;
    const words = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
    for (let at = 0; at < bytes.length; at += 8) {
      first = (first + words.getUint32(at, !this.isBigEndian) + second) >>> 0;
      second = (second + words.getUint32(at + 4, !this.isBigEndian) + first) >>> 0;
    }
    this.first = first;
    this.second = second;
  }

  is(bytes: Buffer, at: number): boolean {
    return bytes.readUInt32BE(at) === this.first && bytes.readUInt32BE(at + 4) === this.second;
  }
}
