import type { FieldProblem } from '@nawala/contracts';
import { tIfKnown } from '../locale/t';

/**
 * What is wrong with a field, in the words of the page: of this field's rule (`rule.brandId.isMongoId`), of that rule
 * anywhere (`rule.isLength`), else in the API's own.
 */
export function sayRule({ path, code, params = {}, message }: FieldProblem): string {
  const field = path.split('.').at(-1)!;
  return tIfKnown(`rule.${field}.${code}`, params) ?? tIfKnown(`rule.${code}`, params) ?? message;
}

/** Only where the page has words for this rule of this very field: where no field is shown, they say which is meant. */
export const sayKnownRule = ({ path, code, params = {} }: FieldProblem): string | undefined =>
  tIfKnown(`rule.${path.split('.').at(-1)!}.${code}`, params);
