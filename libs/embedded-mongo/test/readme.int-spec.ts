import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { admit, type Kind, LOOKING_AROUND, REGISTRY } from '../src/registry';

const readme = readFileSync(join(import.meta.dirname, '../README.md'), 'utf8');

/** The names in backticks of one paragraph of "What it knows". */
const listed = (title: string): string[] => {
  const paragraph = readme.split('\n\n').find((text) => text.startsWith(`${title}: `)) ?? '';
  return [...paragraph.matchAll(/`([^`]+)`/g)].map(([, name]) => name as string).sort();
};

describe('the list in the README', () => {
  it.each<[string, readonly string[]]>([
    ['Commands', REGISTRY.command],
    ['To look around with `mongosh`', ['mongosh', ...LOOKING_AROUND]],
    ['Query operators', REGISTRY['query operator']],
    ['Update operators', REGISTRY['update operator']],
    ['Stages', REGISTRY['aggregation stage']],
    ['Index options', REGISTRY['index option']],
  ])('%s: names exactly what there is', (title, names) => {
    expect(listed(title)).toEqual([...names].sort());
  });
});

describe('the registry', () => {
  it.each<[Kind, string]>([
    ['command', 'serverStatus'],
    ['command', 'count'],
    ['aggregation stage', '$lookup'],
    ['query operator', '$or'],
    ['query operator', '$where'],
    ['query operator', 'constructor'],
    ['update operator', '$push'],
    ['index option', 'partialFilterExpression'],
  ])('refuses the %s %s in words that name it and the way out', (kind, name) => {
    expect(() => admit(kind, name)).toThrow(
      `The ${kind} ${name} is not supported by the embedded database; set MONGODB_URI for a full MongoDB`,
    );
  });
});
