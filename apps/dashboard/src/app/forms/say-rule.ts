import type { FieldProblem } from '@nawala/contracts';
import { tIfKnown } from '../locale/t';

/** What is wrong with this very field (`rule.brandId.isMongoId`), where the page has words for it: they say which is meant. */
export const sayKnownRule = ({ path, code, params = {} }: FieldProblem): string | undefined =>
  tIfKnown(`rule.${path.split('.').at(-1)!}.${code}`, params);

/** What is wrong with a field: in the page's words for it, for that rule anywhere (`rule.isLength`), else in the API's own. */
export const sayRule = (problem: FieldProblem): string =>
  sayKnownRule(problem) ?? tIfKnown(`rule.${problem.code}`, problem.params ?? {}) ?? problem.message;
