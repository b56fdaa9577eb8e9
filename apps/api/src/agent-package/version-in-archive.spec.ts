import { gzipSync } from 'node:zlib';
import { versionInArchive } from './version-in-archive';

function entry(name: string, text: string): Buffer {
  const header = Buffer.alloc(512);
  header.write(name, 0);
  header.write(Buffer.byteLength(text).toString(8).padStart(11, '0'), 124);
  const body = Buffer.alloc(Math.ceil(Buffer.byteLength(text) / 512) * 512);
  body.write(text);
  return Buffer.concat([header, body]);
}
const packed = (...entries: Buffer[]) => gzipSync(Buffer.concat([...entries, Buffer.alloc(1024)]));

it('is the manifest’s, wherever that stands', () => {
  const program = entry('package/nawala-checker.js', 'x'.repeat(700));
  const manifest = entry('package/package.json', JSON.stringify({ version: '1.2.3' }));
  expect(versionInArchive(packed(program, manifest))).toBe('1.2.3');
  expect(versionInArchive(packed(manifest, program))).toBe('1.2.3');
});

it('is none where no manifest says it', () => {
  expect(versionInArchive(packed(entry('package/package.json', '{}')))).toBeNull();
  expect(versionInArchive(packed(entry('other/package.json', '{"version":"1.0.0"}')))).toBeNull();
});
