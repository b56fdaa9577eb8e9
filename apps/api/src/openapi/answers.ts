import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { JsonSchema } from './request-schemas';

/** Beside the running bundle, or where the build put it, seen from the sources. */
const PLACES = ['answers.json', '../../../../dist/apps/api/answers.json'];

/**
 * What the build made of the types that handlers return (`apps/api/answers`): a schema for each `<Controller>_<handler>`
 * and for every type that those name.
 */
export function readAnswers(): Record<string, JsonSchema> {
  const file = PLACES.map((place) => resolve(import.meta.dirname, place)).find(existsSync);
  if (file === undefined) throw new Error('The answers of the API were not described: run the build.');
  return (JSON.parse(readFileSync(file, 'utf8')) as { schemas: Record<string, JsonSchema> }).schemas;
}
