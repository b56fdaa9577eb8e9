import type { FieldProblem } from '@nawala/contracts';
import { normalizeTarget, type RefusedTarget } from '@nawala/rules/target';
import { InvalidInput } from '../../common/app-error';
import type { CheckTarget } from './check.schema';

const codeOf = ({ code, params }: RefusedTarget) => ({ code, ...(params && { params }) });

/** Names as they are measured, each once. @throws InvalidInput that names each that is none */
export function namesOf(inputs: readonly string[]): CheckTarget[] {
  const problems: FieldProblem[] = [];
  const names = new Set<string>();
  for (const [index, input] of inputs.entries()) {
    const target = normalizeTarget(input);
    if (target.ok) names.add(target.domain);
    else problems.push({ path: `targets.${index}`, message: target.problem, ...codeOf(target) });
  }
  if (problems.length > 0) throw new InvalidInput(problems);
  return [...names].map((target) => ({ domainId: null, target }));
}
