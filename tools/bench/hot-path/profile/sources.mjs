import { existsSync, readFileSync } from 'node:fs';
import { SourceMap } from 'node:module';
import { dirname, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ROOT } from '../../../setup/workspace.mjs';

/** Finds the source of call frames; of our bundles through their maps, which those of packages often get wrong. */
export function sourcesOf() {
  const maps = new Map();
  const mapOf = (file) => {
    if (!maps.has(file)) {
      const map = `${file}.map`;
      const isOurs = !file.includes('node_modules') && existsSync(map);
      maps.set(file, isOurs ? new SourceMap(JSON.parse(readFileSync(map, 'utf8'))) : undefined);
    }
    return maps.get(file);
  };

  /** `{ name, path, line }`, the path from the workspace's root. */
  return ({ functionName, url, lineNumber, columnNumber }) => {
    const name = functionName || '(anonymous)';
    if (!url.startsWith('file:') && !url.startsWith('/')) return { name, path: url, line: lineNumber + 1 };
    const file = url.startsWith('file:') ? fileURLToPath(url) : url;
    const entry = mapOf(file)?.findEntry(lineNumber, columnNumber);
    if (!entry?.originalSource) return { name, path: relative(ROOT, file), line: lineNumber + 1 };
    return { name, path: relative(ROOT, resolve(dirname(file), entry.originalSource)), line: entry.originalLine + 1 };
  };
}
