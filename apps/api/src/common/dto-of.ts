import type { Type } from '@nestjs/common';
import { type FieldProblem, ruleProblems } from '@nawala/contracts';
import { plainToInstance } from 'class-transformer';
import { getMetadataStorage, validateSync } from 'class-validator';
import { inputWork } from './input-work';
import { InvalidInput } from './app-error';

/** A class of request bodies: its members by name, each with the class of what stands in it, if that is one, too. */
type Members = ReadonlyMap<string, Type<object> | undefined>;

const known = new Map<Type<object>, Members>();

function membersOf(type: Type<object>): Members {
  const members = known.get(type) ?? readMembers(type);
  known.set(type, members);
  return members;
}

function readMembers(type: Type<object>): Members {
  const rules = getMetadataStorage().getTargetValidationMetadatas(type, '', false, false);
  const nested = new Set(
    rules.filter(({ type: kind }) => kind === 'nestedValidation').map(({ propertyName }) => propertyName),
  );
  return new Map(
    rules.map(({ propertyName: name }) => {
      const declared: unknown = nested.has(name) && Reflect.getMetadata('design:type', type.prototype as object, name);
      return [name, typeof declared === 'function' && declared !== Array ? (declared as Type<object>) : undefined];
    }),
  );
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;
const holdsObjects = (value: unknown): boolean => (Array.isArray(value) ? value.some(isObject) : isObject(value));

/** Text that no database and no terminal takes as it is. */
const isUnfit = (value: unknown): boolean =>
  typeof value === 'string'
    ? value.includes('\0') || !value.isWellFormed()
    : Array.isArray(value) && value.some(isUnfit);

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
export function dtoOf<T extends object>(type: Type<T>, plain: object, path = '', unknown: Unknown = 'refused'): T {
  const problems: FieldProblem[] = [];
  const dto = instanceOf(type, plain, path, problems, unknown);
  const named = new Set(problems.map((each) => each.path));
  const errors = ruleProblems(validateSync(dto, { forbidUnknownValues: true }), path).filter(
    (each) => !named.has(each.path),
  );
  if (problems.length + errors.length > 0) throw new InvalidInput([...problems, ...errors]);
  return dto;
}
