import { cpSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { withPreloads } from './preloads.mjs';

/**
 * `publish.mjs FROM TO`: copies what was compiled to where it is served from, with hints in the page what to fetch early, and
 * `.br` and `.gz` beside every text file, so that no server compresses the same bytes twice. Two folders, because a build step that changed another one's
 * output would make Nx put that back each time, under the feet of whoever is serving it.
 */
const COMPRESSIBLE = /\.(js|css|html|svg|json|webmanifest|txt)$/;
const WORTHWHILE_BYTES = 1024;

const [from, to] = process.argv.slice(2);
rmSync(to, { recursive: true, force: true });
cpSync(from, to, { recursive: true });
const page = join(to, 'index.html');
writeFileSync(
  page,
  withPreloads(readFileSync(page, 'utf8'), JSON.parse(readFileSync(join(from, '..', 'browser-stats.json'), 'utf8'))),
);
const files = readdirSync(to, { recursive: true })
  .map((name) => join(to, name))
  .filter((file) => COMPRESSIBLE.test(file) && statSync(file).size >= WORTHWHILE_BYTES);

await Promise.all(
  files.map(async (file) => {
    const content = readFileSync(file);
    const params = { [constants.BROTLI_PARAM_SIZE_HINT]: content.length };
    writeFileSync(`${file}.br`, await promisify(brotliCompress)(content, { params }));
    writeFileSync(`${file}.gz`, await promisify(gzip)(content, { level: 9 }));
  }),
);
