import type { Type } from '@nestjs/common';
import { getMetadataStorage } from 'class-validator';

/** A class of request bodies: its members by name, each with the class of what stands in it, if that is one, too. */
export type Members = ReadonlyMap<string, Type<object> | undefined>;

const known = new Map<Type<object>, Members>();

export function membersOf(type: Type<object>): Members {
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
