import { plainToInstance } from 'class-transformer';
import { getMetadataStorage, validateSync } from 'class-validator';
import { Env } from './env';

/** The process cannot start as configured. `lines` has one line per variable. */
export class BadEnvironment extends Error {
  constructor(readonly lines: readonly string[]) {
    super(lines.join('\n'));
    this.name = 'BadEnvironment';
  }
}

/**
 * The variables of this program out of the process's. Empty counts as unset, as in most `.env` files; what other
 * programs set is none of our business. A bad value is named, never shown: it may be a secret.
 */
export function readEnv(source: Readonly<Record<string, string | undefined>>): Env {
  const rules = getMetadataStorage().getTargetValidationMetadatas(Env, '', false, false);
  const known = new Set(rules.map(({ propertyName }) => propertyName));
  const given = Object.fromEntries(
    [...known].flatMap((name) => (source[name]?.trim() ? [[name, source[name].trim()]] : [])),
  );
  const env = plainToInstance(Env, given);
  const problems = validateSync(env, { stopAtFirstError: true, forbidUnknownValues: true });
  if (problems.length > 0) {
    throw new BadEnvironment(
      problems.map(({ property, constraints }) => `${property} ${Object.values(constraints ?? {}).join('; ')}`),
    );
  }
  return env;
}
