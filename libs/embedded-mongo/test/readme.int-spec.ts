import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ACCUMULATORS } from '../src/aggregate/group';
import { EXPRESSIONS } from '../src/aggregate/expression';
import { STAGES } from '../src/aggregate/stages';
import { documentOf, type Value } from '../src/bson/values';
import { COMMANDS } from '../src/commands/registry';
import { compileFilter } from '../src/query/filter';
import { OPERATORS } from '../src/update/operators';

const readme = readFileSync(join(import.meta.dirname, '../README.md'), 'utf8');

/** The names in backticks of one paragraph of "What it knows", up to the first comma. */
const listed = (title: string): string[] => {
  const paragraph = readme.split('\n\n').find((text) => text.startsWith(`${title}: `)) ?? '';
  const [list = ''] = paragraph.split(/, with /);
  return [...list.matchAll(/`([^`]+)`/g)].map(([, name]) => name as string).sort();
};

/** An operand that each query operator accepts. */
const OPERANDS: Readonly<Record<string, Value>> = {
  $and: [documentOf([])],
  $or: [documentOf([])],
  $nor: [documentOf([])],
  $expr: true,
  $comment: 'why',
  $in: [],
  $nin: [],
  $all: [],
  $not: documentOf([['$eq', 1]]),
  $elemMatch: documentOf([['$eq', 1]]),
  $type: 'string',
  $regex: 'a',
  $exists: true,
};
const TOP_LEVEL = ['$and', '$or', '$nor', '$expr', '$comment'];
const asFilter = (name: string) => {
  if (name === '$options')
    return documentOf([
      [
        'a',
        documentOf([
          ['$regex', 'a'],
          ['$options', 'i'],
        ]),
      ],
    ]);
  const operand = OPERANDS[name] ?? 1;
  return documentOf(TOP_LEVEL.includes(name) ? [[name, operand]] : [['a', documentOf([[name, operand]])]]);
};

const FOREIGN_QUERY_OPERATORS = [
  '$where',
  '$text',
  '$jsonSchema',
  '$near',
  '$nearSphere',
  '$geoWithin',
  '$geoIntersects',
  '$mod',
  '$bitsAllSet',
  '$bitsAllClear',
  '$bitsAnySet',
  '$bitsAnyClear',
  '$rand',
  '$sampleRate',
];

describe('the list in the README', () => {
  it.each<[string, object]>([
    ['Commands', COMMANDS],
    ['Update operators', OPERATORS],
    ['Stages', STAGES],
    ['Accumulators', ACCUMULATORS],
    ['Expressions', EXPRESSIONS],
  ])('%s: names exactly what there is', (title, table) => {
    expect(listed(title)).toEqual(Object.keys(table).sort());
  });

  it('names query operators that work', () => {
    const names = listed('Query operators');
    expect(names).toHaveLength(21);
    for (const name of names) expect(() => compileFilter(asFilter(name))).not.toThrow();
  });

  it.each(FOREIGN_QUERY_OPERATORS)('leaves out %s, which is refused by name', (name) => {
    expect(listed('Query operators')).not.toContain(name);
    for (const filter of [documentOf([[name, 1]]), documentOf([['a', documentOf([[name, 1]])]])]) {
      expect(() => compileFilter(filter)).toThrow(`${name} is not supported by the embedded database; set MONGODB_URI`);
    }
  });
});
