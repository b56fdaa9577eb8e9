import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import ts from 'typescript';
import { inRoot } from '../setup/workspace.mjs';

const host = {
  getCurrentDirectory: () => inRoot(),
  getCanonicalFileName: (name) => name,
  getNewLine: () => '\n',
};

/** `./x` → `./x.js`, or `./x/index.js`: what Node looks for, where the sources leave it to the bundler. */
function withExtension(specifier, source) {
  const target = resolve(dirname(source), specifier);
  return existsSync(`${target}.ts`) ? `${specifier}.js` : `${specifier}/index.js`;
}

/** The same text, whose relative imports name files. */
function withExtensions(text, source) {
  const relative = ts.preProcessFile(text, true, true).importedFiles.filter(({ fileName }) => fileName.startsWith('.'));
  return relative.reduceRight((done, { fileName, pos }) => {
    const start = pos + 1;
    return done.slice(0, start) + withExtension(fileName, source) + done.slice(start + fileName.length);
  }, text);
}

/** Decorator metadata as the API has it; everything else is the library's own way. */
const EMIT = { noEmit: false, declaration: true, sourceMap: false, emitDecoratorMetadata: true };

function compilerOptions(project, outDir, paths) {
  const onUnRecoverableConfigFileDiagnostic = (diagnostic) => complain([diagnostic]);
  const parser = { ...ts.sys, onUnRecoverableConfigFileDiagnostic };
  const { options } = ts.getParsedCommandLineOfConfigFile(inRoot(project, 'tsconfig.json'), {}, parser);
  return { ...options, ...EMIT, rootDir: inRoot(project, 'src'), outDir, paths };
}

function complain(diagnostics) {
  if (diagnostics.length > 0) throw new Error(ts.formatDiagnostics(diagnostics, host));
}

/**
 * Compiles a library, file by file (so that bundlers leave out what nobody uses), to ES modules and their types.
 *
 * @param {string} project such as `libs/client`
 * @param {string[]} entries such as `src/index.ts`: these and what they import
 * @param {string} outDir
 * @param {Record<string, string[]>} paths where the types of other packages of ours lie
 * @throws Error when the compiler has something to say
 */
export function emit(project, entries, outDir, paths) {
  const program = ts.createProgram(
    entries.map((entry) => inRoot(project, entry)),
    compilerOptions(project, outDir, paths),
  );
  const { diagnostics } = program.emit(undefined, (file, text, _mark, _onError, [source]) => {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, withExtensions(text, source.fileName));
  });
  complain([...ts.getPreEmitDiagnostics(program), ...diagnostics]);
}
