// Makes dist/apps/api/answers.json: what every handler answers, as JSON Schema, from the types that it returns.
import { createHash } from 'node:crypto';
import { globSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { createGenerator } from 'ts-json-schema-generator';
import { answerTypes } from './answer-types.mjs';

const ROOT = resolve(import.meta.dirname, '../../..');
const FOLDER = join(ROOT, 'dist/apps/api');
export const ANSWERS = join(FOLDER, 'answers.json');
const CONTROLLERS = 'apps/api/src/**/*.controller.ts';
const SOURCES = [CONTROLLERS, 'libs/contracts/src/**/*.ts', 'apps/api/answers/*.mjs'];

const filesOf = (patterns) =>
  globSync(patterns, { cwd: ROOT })
    .sort()
    .map((file) => join(ROOT, file));

function digestOf(files) {
  const hash = createHash('sha256');
  for (const file of files) hash.update(file).update(readFileSync(file));
  return hash.digest('hex');
}

const isUpToDate = (digest) => {
  try {
    return JSON.parse(readFileSync(ANSWERS, 'utf8')).digest === digest;
  } catch {
    return false;
  }
};

/** `Page<DomainDto>` is no name that a reference can hold. */
const plainName = (name) => name.replace(/\W+/g, '_').replace(/_$/, '');
const withPlainRefs = (schema) =>
  JSON.parse(schema, (key, value) =>
    key === '$ref' ? `#/components/schemas/${plainName(value.replace('#/definitions/', ''))}` : value,
  );

/** In a folder of its own, since several processes may build at once. */
function schemas(folder) {
  for (const file of filesOf(CONTROLLERS)) writeFileSync(join(folder, basename(file)), answerTypes(file));
  writeFileSync(join(folder, 'problem.ts'), "export type { ProblemDto } from '@nawala/contracts';");
  const generator = createGenerator({
    path: join(folder, '*.ts'),
    tsconfig: join(ROOT, 'apps/api/tsconfig.json'),
    type: '*',
    skipTypeCheck: true,
    encodeRefs: false,
  });
  const { definitions } = generator.createSchema('*');
  return Object.fromEntries(
    Object.entries(definitions).map(([name, schema]) => [plainName(name), withPlainRefs(JSON.stringify(schema))]),
  );
}

/** Does nothing while nothing changed: whoever builds the API or runs its specs calls it. */
export default function buildAnswers() {
  const digest = digestOf(filesOf(SOURCES));
  if (isUpToDate(digest)) return;
  mkdirSync(FOLDER, { recursive: true });
  const folder = mkdtempSync(join(FOLDER, 'answers-'));
  try {
    const fresh = join(folder, 'answers.json');
    writeFileSync(fresh, JSON.stringify({ digest, schemas: schemas(folder) }));
    renameSync(fresh, ANSWERS);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
