import { Readable } from 'node:stream';
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { collectBody, MAX_BODY_BYTES } from './body';

const collect = (bytes: Buffer, encoding?: string) => collectBody(Readable.from([bytes]), encoding).body;
const text = Buffer.from('hello '.repeat(100));

it.each([
  ['gzip', gzipSync(text)],
  ['deflate', deflateSync(text)],
  ['br', brotliCompressSync(text)],
  [undefined, text],
  ['something-unknown', text],
])('reads a body that came as %s', async (encoding, bytes) => {
  expect(await collect(bytes, encoding)).toEqual({ bytes: text, truncated: false, broken: null });
});

it('stops a few kilobytes from becoming gigabytes', async () => {
  const bomb = gzipSync(Buffer.alloc(64 * 1024 * 1024));
  expect(bomb.length).toBeLessThan(100_000);
  const { bytes, truncated } = await collect(bomb, 'gzip');
  expect([bytes.length, truncated]).toEqual([MAX_BODY_BYTES, true]);
});

it('stops reading at the limit, however much more comes', async () => {
  let sent = 0;
  const endless = new Readable({
    read() {
      sent++;
      this.push(Buffer.alloc(64 * 1024));
    },
  });
  const { bytes, truncated } = await collectBody(endless, undefined).body;
  expect([bytes.length, truncated, endless.destroyed]).toEqual([MAX_BODY_BYTES, true, true]);
  expect(sent).toBeLessThan(20);
});

it('says when the body is not what it claims to be', async () => {
  expect((await collect(Buffer.from('no gzip'), 'gzip')).broken).toMatchObject({ code: 'Z_DATA_ERROR' });
});
