import { execFileSync } from 'node:child_process';
import { globSync, readFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { join, resolve } from 'node:path';
import ts from 'typescript';

const ROOT = resolve(import.meta.dirname, '../..');

/** What `npm start`, `npm run demo` and their like load: on a bare clone they find `dependencies`, and nothing else. */
const LOADED = [
  'dist/apps/{api,checker}/*.js',
  'dist/libs/embedded-mongo/*.js',
  'tools/{start,demo,dev,db,backup,checker,rebuild-history,build,publish,pack-checker}.mjs',
  'tools/{run,process,setup,db}/*.mjs',
];

const { dependencies } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
const packageOf = (specifier) => specifier.match(/^(@[^/]+\/)?[^/]+/)[0];

function foreignTo(file) {
  const { importedFiles } = ts.preProcessFile(readFileSync(join(ROOT, file), 'utf8'), true, true);
  return importedFiles
    .map(({ fileName }) => fileName)
    .filter((name) => !name.startsWith('.') && !isBuiltin(name))
    .map(packageOf);
}

it('what runs needs no package that only the tests have', () => {
  execFileSync(process.execPath, ['tools/build.mjs', 'api', 'checker', 'embedded-mongo'], {
    cwd: ROOT,
    stdio: 'ignore',
  });
  const files = LOADED.flatMap((pattern) => globSync(pattern, { cwd: ROOT }));
  expect(files).toEqual(
    expect.arrayContaining([join('dist', 'apps', 'checker', 'demo.js'), join('tools', 'start.mjs')]),
  );
  const missing = files.flatMap((file) =>
    foreignTo(file).flatMap((name) => (dependencies[name] ? [] : [`${file}: ${name}`])),
  );
  expect(missing).toEqual([]);
});
