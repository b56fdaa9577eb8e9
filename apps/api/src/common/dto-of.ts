import type { Type } from '@nestjs/common';
import { type FieldProblem, ruleProblems } from '@nawala/contracts';
import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import { inputWork } from './input-work';
import { InvalidInput } from './app-error';
import { membersOf } from './members-of';
import { quickDtoOf } from './quick-dto';
import { holdsObjects, isObject, isUnfit } from './values-of-input';

/**
 * Only what the class knows is looked at, and of that only what it has a class for: whatever was put into any other
 * object or list is carried along as it is, and costs nothing.
 */
function instanceOf<T extends object>(
  type: Type<T>,
  plain: object,
  path: string,
  problems: FieldProblem[],
  unknown: Unknown,
): T {
  const members = membersOf(type);
  const simple: Record<string, unknown> = {};
  const carried: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(plain) as [string, unknown][]) {
    const inner = members.get(name);
    if (!members.has(name)) {
      if (unknown === 'refused')
        problems.push({ path: path + name, message: 'is not a known field', code: 'unknownField' });
    } else if (inner && isObject(value) && !Array.isArray(value))
      carried[name] = instanceOf(inner, value, `${path + name}.`, problems, unknown);
    else if (holdsObjects(value)) carried[name] = value;
    else if (isUnfit(value))
      problems.push({ path: path + name, message: 'must not contain NUL or half a character', code: 'unfitText' });
    else simple[name] = value;
  }
  inputWork.members += Object.keys(simple).length + Object.keys(carried).length;
  return Object.assign(plainToInstance(type, simple), carried);
}

/** What becomes of members that a class does not know: those of a newer agent are none of its matter. */
type Unknown = 'refused' | 'left out';

/**
 * An object from outside as the class that it claims to be. `path` is where it stands in the body. Bodies were bounded before they were parsed (see `bodies/`),
 * queries before they were routed.
 *
 * @throws InvalidInput that names each field
 */
export const dtoOf = <T extends object>(type: Type<T>, plain: object, path = '', unknown: Unknown = 'refused'): T =>
  // What has members that are not known is not taken here, so it does not matter what becomes of them.
  quickDtoOf(type)(plain) ?? judgedDtoOf(type, plain, path, unknown);

/** The same at length, with words for all that is wrong. @throws InvalidInput that names each field */
export function judgedDtoOf<T extends object>(
  type: Type<T>,
  plain: object,
  path = '',
  unknown: Unknown = 'refused',
): T {
  const problems: FieldProblem[] = [];
  const dto = instanceOf(type, plain, path, problems, unknown);
  const named = new Set(problems.map((each) => each.path));
  const errors = ruleProblems(validateSync(dto, { forbidUnknownValues: true }), path).filter(
    (each) => !named.has(each.path),
  );
  if (problems.length + errors.length > 0) throw new InvalidInput([...problems, ...errors]);
  return dto;
}
