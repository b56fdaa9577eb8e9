import { readFileSync, statSync } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';
import { isMap, isScalar, isSeq, LineCounter, parseDocument, type Node, type Pair } from 'yaml';
import { UsageError } from '../usage';
import type { Given, Settings } from './given';

/** Which settings a file may hold, and which of them more than once. */
export type Allowed = Readonly<Record<string, { type?: string; multiple?: boolean }>>;

const MAX_BYTES = 256 * 1024;

/** What a setting may be written as. */
const isText = (node: unknown): node is { value: string | number; source?: string } =>
  isScalar(node) && (typeof node.value === 'string' || typeof node.value === 'number');

/** The settings of a file, each with its line. Throws UsageError with one line per problem, each of which names its line. */
export function parseConfig(text: string, file: string, allowed: Allowed): Settings {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  const name = basename(file);
  const lineOf = (node: Pick<Node, 'range'> | null | undefined) => lines.linePos(node?.range?.[0] ?? 0).line;
  const problems = document.errors.map(({ message, pos }) => {
    const [first = ''] = message.split(/ at line \d+|\n/);
    return `${name}:${lines.linePos(pos[0]).line}: ${first}`;
  });
  const settings = new Map<string, Given[]>();
  const folder = dirname(resolve(file));

  const readSetting = ({ key, value }: Pair): void => {
    const setting = isScalar(key) ? String(key.value) : '';
    const where = `${name}:${lineOf(key as Node)}: ${setting || 'a setting'}`;
    const rule = Object.hasOwn(allowed, setting) ? allowed[setting] : undefined;
    if (!rule) {
      const names = Object.keys(allowed).toSorted().join(', ');
      return void problems.push(`${where} is not a setting; allowed: ${names}`);
    }
    const nodes: unknown[] = isSeq(value) && rule.multiple ? value.items : [value];
    const given = nodes.flatMap((node) => {
      if (!isText(node)) return [];
      const at = `${name}:${lineOf(node as Node)}: ${setting}`;
      return [{ text: isScalar(node) && node.source !== undefined ? node.source : String(node.value), at, folder }];
    });
    if (given.length === nodes.length && given.length > 0) return void settings.set(setting, given);
    const wanted = rule.multiple ? 'takes a text, or a list of texts' : 'takes one text or number';
    return void problems.push(`${where} ${wanted}`);
  };

  const { contents } = document;
  if (isMap(contents)) contents.items.forEach(readSetting);
  else if (contents !== null && problems.length === 0)
    problems.push(`${name}:${lineOf(contents)}: settings are written as “name: value”, one a line`);
  if (problems.length > 0) throw new UsageError(problems.join('\n'));
  return settings;
}

/** Throws UsageError when the file cannot be read, or holds what it may not. */
export function readConfig(file: string, allowed: Allowed): Settings {
  try {
    if (statSync(file).size > MAX_BYTES) throw new Error(`it is larger than ${MAX_BYTES / 1024} KiB`);
    return parseConfig(readFileSync(file, 'utf8'), file, allowed);
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw new UsageError(`--config ${file} cannot be read: ${(error as Error).message}`);
  }
}
