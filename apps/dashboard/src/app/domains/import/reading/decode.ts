/** Bytes that tell in what a file is written. */
const LOOKED_AT = 1024;

/** The share of zeros in every other byte of text in letters that need one byte of two. */
const MANY = 0.4;

function utf16By(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  const zeros = [0, 0];
  bytes.forEach((byte, at) => {
    if (byte === 0) zeros[at % 2]! += 1;
  });
  const many = (bytes.length / 2) * MANY;
  if (zeros[1]! > many && zeros[0]! <= many) return 'utf-16le';
  return zeros[0]! > many && zeros[1]! <= many ? 'utf-16be' : undefined;
}

function encodingOf(bytes: Uint8Array): string {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  return utf16By(bytes.subarray(0, LOOKED_AT)) ?? 'utf-8';
}

/** A file as text: UTF-8 and UTF-16 with or without their mark, else what Windows writes in the West. */
export function textOf(bytes: Uint8Array): string {
  const encoding = encodingOf(bytes);
  try {
    return new TextDecoder(encoding, { fatal: encoding === 'utf-8' }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}
