/** The server name in the first bytes of a TLS connection (RFC 8446 4.1.2, RFC 6066 3); undefined when there is none. */
export function serverNameOf(hello: Buffer): string | undefined {
  if (hello.length < 44 || hello[0] !== 0x16 || hello[5] !== 0x01) return undefined;
  let at = 43;
  at += 1 + hello[at]!;
  at += 2 + readLength(hello, at);
  at += 1 + (hello[at] ?? 0);
  const end = at + 2 + readLength(hello, at);
  at += 2;
  while (at + 4 <= Math.min(end, hello.length)) {
    const length = readLength(hello, at + 2);
    if (readLength(hello, at) === 0) return hello.toString('ascii', at + 9, at + 4 + length);
    at += 4 + length;
  }
  return undefined;
}

const readLength = (bytes: Buffer, at: number): number => (at + 2 <= bytes.length ? bytes.readUInt16BE(at) : 0);
