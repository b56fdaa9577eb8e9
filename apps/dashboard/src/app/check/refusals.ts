import { describeFailure, problemOf } from '../forms/problem';
import { sayRule } from '../forms/say-rule';
import { t } from '../locale/t';

const INDEX = /^targets\.(\d+)$/;

/** Why a check was refused, a sentence each, with the name that it is about. @param targets as they were sent */
export function sayRefusals(cause: unknown, targets: readonly string[]): string[] {
  const errors = problemOf(cause)?.errors ?? [];
  if (errors.length === 0) return [describeFailure(cause)];
  return errors.map((error) => {
    const name = targets[Number(INDEX.exec(error.path)?.[1] ?? NaN)];
    const problem = sayRule(error);
    return name === undefined ? problem : t('check.problemOf', { name, problem });
  });
}
