import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FILES, Line } from './line';

const TEXTS = /data-texts(?:-later)?="en" href="([^"]+)"/g;
const TEXT = /(["'][\w.]+[\w -]*["']:)(["'`])((?:\\.|(?!\2).)*)\2/g;

/**
 * The dashboard with every English text between brackets, parameters included. Whatever stands outside of brackets is no
 * text of the page's: it came from data, or stands in a template.
 */
export async function openPseudoLine(apiUrl: string): Promise<{ line: Line; close(): Promise<void> }> {
  const folder = mkdtempSync(join(tmpdir(), 'nawala-pseudo-'));
  // Without what was compressed, which would be served instead.
  cpSync(FILES, folder, { recursive: true, filter: (file) => !/\.(br|gz)$/.test(file) });
  const files = [...readFileSync(join(folder, 'index.html'), 'utf8').matchAll(TEXTS)].map(([, file]) => file!);
  if (files.length === 0) throw new Error('The page names no texts');
  for (const file of files) {
    const path = join(folder, file);
    writeFileSync(path, readFileSync(path, 'utf8').replace(TEXT, '$1$2⟦$3⟧$2'));
  }
  const line = await Line.open(apiUrl, folder);
  const close = async () => {
    await line.cut();
    rmSync(folder, { recursive: true, force: true });
  };
  return { line, close };
}
