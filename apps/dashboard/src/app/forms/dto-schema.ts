import { ruleProblems } from '@nawala/contracts';
import { validateSync } from 'class-validator';
import { sayRule } from './say-rule';

/** The little of https://standardschema.dev that Signal Forms asks for. */
interface StandardSchema<T> {
  readonly '~standard': {
    readonly version: 1;
    readonly vendor: string;
    readonly validate: (value: unknown) => { value: T } | { issues: { message: string; path: string[] }[] };
  };
}

/**
 * A contract DTO class as a Standard Schema: a form validates with the very rules, that the API has, and says what
 * is wrong in the language of the page. `shape` turns the form's value into the body first, such as an empty field into a left-out
 * one.
 */
export function dtoSchema<T extends object, F extends object = T>(
  Dto: new () => T,
  shape: (value: F) => object = (value) => value,
): StandardSchema<F> {
  const validate = (value: unknown) => {
    const errors = validateSync(Object.assign(new Dto(), shape(value as F)), { forbidUnknownValues: false });
    return errors.length > 0
      ? { issues: ruleProblems(errors).map((problem) => ({ message: sayRule(problem), path: [problem.path] })) }
      : { value: value as F };
  };
  return { '~standard': { version: 1, vendor: 'nawala', validate } };
}
