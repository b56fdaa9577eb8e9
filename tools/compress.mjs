import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

/** Writes `.br` and `.gz` beside every text file of the folder given, so that no server compresses the same bytes twice. */
const COMPRESSIBLE = /\.(js|css|html|svg|json|webmanifest|txt)$/;
const WORTHWHILE_BYTES = 1024;

const folder = process.argv[2];
const files = readdirSync(folder, { recursive: true })
  .map((name) => join(folder, name))
  .filter((file) => COMPRESSIBLE.test(file) && statSync(file).size >= WORTHWHILE_BYTES);

await Promise.all(
  files.map(async (file) => {
    const content = readFileSync(file);
    const params = { [constants.BROTLI_PARAM_SIZE_HINT]: content.length };
    writeFileSync(`${file}.br`, await promisify(brotliCompress)(content, { params }));
    writeFileSync(`${file}.gz`, await promisify(gzip)(content, { level: 9 }));
  }),
);
