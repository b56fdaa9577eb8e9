import { getMetadataStorage, type ValidationError } from 'class-validator';
import type { FieldProblem, ProblemParams } from './problem';

/** What the arguments of a rule are called where a client reads them. */
const PARAMS: Readonly<Record<string, readonly string[]>> = {
  arrayMaxSize: ['max'],
  arrayMinSize: ['min'],
  isLength: ['min', 'max'],
  max: ['max'],
  maxLength: ['max'],
  min: ['min'],
  minLength: ['min'],
};

/** class-validator hands over what a rule says, but not what it was made with. */
function paramsOf(target: object | undefined, property: string, rule: string): ProblemParams | undefined {
  const names = PARAMS[rule];
  if (!target || !names) return undefined;
  const rules = getMetadataStorage().getTargetValidationMetadatas(target.constructor, '', false, false);
  const made = rules.find(({ propertyName, name }) => propertyName === property && name === rule)?.constraints ?? [];
  return Object.fromEntries(names.map((name, index) => [name, made[index] as number]));
}

/** class-validator's tree as a list: `scanResult` → `status` becomes `scanResult.status`. */
export const ruleProblems = (errors: readonly ValidationError[], parent = ''): FieldProblem[] =>
  errors.flatMap(({ target, property, constraints = {}, children = [] }) => {
    const path = parent + property;
    const own = Object.entries(constraints).map(([code, message]) => {
      const params = paramsOf(target, property, code);
      return { path, message, code, ...(params && { params }) };
    });
    return [...own, ...ruleProblems(children, `${path}.`)];
  });
