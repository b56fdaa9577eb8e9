import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { decodeDocument } from '../../src/bson/decode';
import { encodeDocument } from '../../src/bson/encode';
import { type Document, documentOf } from '../../src/bson/values';
import { parseIndexDefinition } from '../../src/indexes/definition';
import { verify } from '../../src/integrity/verify';
import { readMatches } from '../../src/query/execute';
import { compileFilter } from '../../src/query/filter';
import { finish } from '../../src/steps';
import { openStore } from '../../src/storage/open';
import type { Store } from '../../src/storage/store';

export const FILE = 'nawala.db';
export const LOG = 'nawala.db-wal';
export const MARK = 'nawala.mark';

/** What lies in a folder: what a kill at this moment leaves behind. */
export type Left = Readonly<Record<string, Buffer | undefined>>;

export const leftIn = (folder: string): Left =>
  Object.fromEntries(readdirSync(folder).map((name) => [name, readFileSync(join(folder, name))]));

/** A copy with one bit changed. */
export const flipped = (bytes: Buffer | undefined, at: number, bit = 0): Buffer => {
  const copy = Buffer.from(bytes ?? Buffer.alloc(0));
  copy[at] = (copy[at] as number) ^ (1 << bit);
  return copy;
};

export const documentNumber = (n: number): Document =>
  documentOf([
    ['_id', n],
    ['name', `thing ${String(n).padStart(5, '0')}`],
    ['group', n % 7],
    ['text', `text of ${n} `.repeat(20)],
  ]);

/** Writes so many documents, each acknowledged by itself. */
export const write = (store: Store, from: number, to: number): void => {
  for (let n = from; n < to; n += 1) {
    store.log.begin();
    store.ensure('kept', 'things').insert(documentNumber(n), encodeDocument(documentNumber(n)));
    store.log.commit();
  }
};

export const makeIndexes = (store: Store): void => {
  store.log.begin();
  for (const [field, unique] of [
    ['name', true],
    ['group', false],
  ] as const) {
    const key = documentOf([[field, 1]]);
    const spec = documentOf([
      ['key', key],
      ['name', `${field}_1`],
      ['unique', unique],
    ]);
    finish(store.ensure('kept', 'things').createIndex(parseIndexDefinition(spec)));
  }
  store.log.commit();
};

const asked = (store: Store, filter: readonly [string, never][]): readonly number[] => {
  const collection = store.find('kept', 'things');
  const query = { filter: compileFilter(documentOf(filter)), sort: [], skip: 0, limit: 0 };
  const found =
    collection === undefined ? [] : [...readMatches(collection, query)].filter((match) => match !== undefined);
  return found.map(({ body }) => Number(decodeDocument(body)['_id'])).sort((a, b) => a - b);
};

export type Outcome = 'complete' | `refused: ${string}` | `less: ${string}`;

/** Opens a folder with this in it, and asks everything in every way: whatever is answered must be all there was. */
export const outcomeOf = async (left: Left, count: number, isDeep = false): Promise<Outcome> => {
  const folder = await mkdtemp(join(tmpdir(), 'damaged-'));
  for (const [name, bytes] of Object.entries(left)) if (bytes) writeFileSync(join(folder, name), bytes);
  let store: Store | undefined;
  try {
    store = openStore(folder);
    const all = Array.from({ length: count }, (_, n) => n);
    const questions: (readonly [readonly number[], readonly [string, never][]])[] = [[all, []]];
    if (isDeep) {
      for (const group of all.slice(0, 7))
        questions.push([all.filter((n) => n % 7 === group), [['group', group as never]]]);
      for (const n of all)
        questions.push([[n], [['name', documentNumber(n)['name'] as never]]], [[n], [['_id', n as never]]]);
    }
    const errors: string[] = [];
    for (const [expected, filter] of questions) {
      try {
        if (asked(store, filter).join() !== expected.join()) return `less: ${JSON.stringify(filter)}`;
      } catch (error) {
        errors.push((error as Error).message);
      }
    }
    finish(verify(store.all()));
    return errors[0] === undefined ? 'complete' : `refused: ${errors[0]}`;
  } catch (error) {
    return `refused: ${(error as Error).message}`;
  } finally {
    try {
      store?.log.close();
    } catch {
      // it is damaged
    }
    await rm(folder, { recursive: true, force: true });
  }
};
