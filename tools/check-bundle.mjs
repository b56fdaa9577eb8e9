// Holds the dashboard's bundle to what was promised: the JavaScript that has to arrive before anything shows is small, so
// is what each page adds to it, and nothing of the server is in it. Run after `nx build dashboard`; prints what it measured.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

const MOST_INITIAL_KB = 130;
const MOST_PAGE_KB = 80;
const FORBIDDEN = ['@nestjs', 'mongoose'];
/** By what one can tell class-validator: the rules of the DTOs come with the forms. */
const ONLY_LATER = ['classValidatorMetadataStorage'];
const folder = process.argv[2] ?? 'dist/apps/dashboard/browser';

const read = (file) => readFileSync(join(folder, file), 'utf8');
const kB = (bytes) => Math.round(bytes / 100) / 10;
const gzip = (text) => gzipSync(text, { level: 9 }).length;
const brotli = (text) => brotliCompressSync(text, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).length;

/** What `file` imports before it runs, itself included. Lazy `import()` calls are not static imports. */
function staticImports(file, seen = new Set()) {
  if (seen.has(file)) return seen;
  seen.add(file);
  for (const [, name] of read(file).matchAll(/(?:\bfrom|\bimport)\s*"\.\/([\w.-]+\.js)"/g)) staticImports(name, seen);
  return seen;
}

const scripts = readdirSync(folder).filter((file) => file.endsWith('.js'));
const entries = [...read('index.html').matchAll(/<script[^>]+src="([^"]+\.js)"/g)].map(([, file]) => file);
const initial = [...new Set(entries.flatMap((file) => [...staticImports(file)]))];
const sum = (files, size) => files.reduce((total, file) => total + size(read(file)), 0);

/** A page is in one language: the largest counts. */
const texts = [...read('index.html').matchAll(/<link data-texts="\w+" href="([^"]+)"/g)].map(([, file]) => [file]);
const most = (size) => sum(initial, size) + Math.max(0, ...texts.map((files) => sum(files, size)));

/** Fetched beside the first script: what stands around every page. */
const shell = [...read('index.html').matchAll(/<link rel="modulepreload" href="([^"]+)"/g)]
  .map(([, file]) => file)
  .filter((file) => !initial.includes(file));
const known = new Set([...initial, ...shell]);
const parts = scripts.flatMap((file) =>
  [...read(file).matchAll(/\bimport\(["`]\.\/([\w.-]+\.js)["`]\)/g)].map(([, name]) => name),
);
const largest = [...new Set(parts)]
  .map((file) => ({
    file,
    size: kB(
      sum(
        [...staticImports(file)].filter((each) => !known.has(each)),
        gzip,
      ),
    ),
  }))
  .sort((one, other) => other.size - one.size)[0];

const initialKb = kB(most(gzip));
console.log(
  `Initial JavaScript, one language included: ${initialKb} kB gzip, ${kB(most(brotli))} kB brotli (limit ${MOST_INITIAL_KB} kB gzip)`,
);
console.log(
  `Around every page: ${kB(sum(shell, gzip))} kB; the largest page or dialog adds ${largest?.size} kB (${largest?.file})`,
);
console.log(`All JavaScript: ${kB(sum(scripts, gzip))} kB gzip in ${scripts.length} files`);

const found = (files, names) =>
  files.flatMap((file) => names.filter((name) => read(file).includes(name)).map((name) => `${file} contains ${name}`));

const problems = [...found(scripts, FORBIDDEN), ...found(initial, ONLY_LATER)];
if (found(scripts, ONLY_LATER).length === 0) problems.push(`no script contains ${ONLY_LATER}: look for something else`);
if (entries.length === 0) problems.push('index.html loads no script');
if (texts.length < 2) problems.push('index.html names no texts: see tools/preloads.mjs');
if (initialKb > MOST_INITIAL_KB)
  problems.push(`initial JavaScript is ${initialKb} kB, more than ${MOST_INITIAL_KB} kB`);
if (largest === undefined) problems.push('no script asks for another one: look for something else');
else if (largest.size > MOST_PAGE_KB)
  problems.push(`${largest.file} adds ${largest.size} kB, more than ${MOST_PAGE_KB} kB`);
for (const problem of problems) console.error(`✗ ${problem}`);
process.exitCode = problems.length > 0 ? 1 : 0;
