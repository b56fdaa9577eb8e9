import type { Type } from '@nestjs/common';
import { defaultMetadataStorage } from 'class-transformer/cjs/storage.js';
import { TransformationType } from 'class-transformer';
import { getMetadataStorage, type ValidationArguments, ValidationTypes } from 'class-validator';
import { inputWork } from './input-work';
import { membersOf } from './members-of';
import { holdsObjects, isObject, isUnfit } from './values-of-input';

/** Gives the object as its class when nothing is wrong with it, else undefined: then somebody else has to say what is. */
type Quick<T extends object = object> = (plain: object) => T | undefined;

type Json = Record<string, unknown>;
type Rule = (dto: Json, value: unknown) => boolean;

/** One member of a class: what is done with a value before, and what it must meet. */
interface Member {
  name: string;
  clean: (value: unknown, plain: object) => unknown;
  nested: Quick | undefined;
  /** Without any of them nothing is asked of the value. */
  conditions: Rule[];
  rules: Rule[];
}

/** For classes that say more than is understood here. */
const never: Quick = () => undefined;
const quick = new Map<Type<object>, Quick>();

/**
 * The same as class-transformer and class-validator make of an object that is as it should be, by what their decorators
 * have noted, which is read once for each class: both go through all of it for each object, and note what is wrong
 * where nothing is.
 */
export function quickDtoOf<T extends object>(type: Type<T>): Quick<T> {
  const made = quick.get(type) ?? makeQuick(type);
  quick.set(type, made);
  return made as Quick<T>;
}

function makeQuick(type: Type<object>): Quick {
  const members = [...membersOf(type)].map(([name, inner]) => memberOf(type, name, inner));
  if (defaultMetadataStorage.getStrategy(type) !== 'none' || members.includes(undefined)) return never;
  const known = members.filter((member) => member !== undefined);
  const byName = new Map(known.map((member) => [member.name, member]));
  return (plain) => {
    const dto = new type() as Json;
    let taken = 0;
    for (const name in plain) {
      const member = byName.get(name);
      const value = (plain as Json)[name];
      if (!member || !take(dto, member, value, plain)) return undefined;
      taken += 1;
    }
    for (const member of known) if (!isMet(member, dto)) return undefined;
    inputWork.members += taken;
    return dto;
  };
}

/** False when there is something that is not understood, or that is not fit to be taken. */
function take(dto: Json, { name, clean, nested }: Member, value: unknown, plain: object): boolean {
  if (nested) {
    if (!isObject(value) || Array.isArray(value)) return false;
    const inner = nested(value);
    dto[name] = inner;
    return inner !== undefined;
  }
  if (holdsObjects(value)) {
    dto[name] = value;
    return true;
  }
  if (Array.isArray(value) || isUnfit(value)) return false;
  const cleaned = clean(value, plain);
  if (cleaned !== undefined) dto[name] = cleaned;
  return true;
}

function isMet({ name, conditions, rules }: Member, dto: Json): boolean {
  const value = dto[name];
  for (const holds of conditions) if (!holds(dto, value)) return true;
  for (const isKept of rules) if (!isKept(dto, value)) return false;
  return true;
}

/** Undefined when its decorators say what is not understood here. */
function memberOf(type: Type<object>, name: string, inner: Type<object> | undefined): Member | undefined {
  const { PLAIN_TO_CLASS } = TransformationType;
  const storage = defaultMetadataStorage;
  const isPlain = !storage.findExposeMetadata(type, name) && !storage.findExcludeMetadata(type, name);
  if (!isPlain || (!inner && storage.findTypeMetadata(type, name))) return undefined;
  const cleaners = storage.findTransformMetadatas(type, name, PLAIN_TO_CLASS);
  const noted = getMetadataStorage()
    .getTargetValidationMetadatas(type, '', false, false)
    .filter(({ propertyName }) => propertyName === name);
  const conditions: Rule[] = [];
  const rules: Rule[] = [];
  for (const { type: kind, each, validateIf, constraints, constraintCls } of noted) {
    if (each || validateIf) return undefined;
    if (kind === ValidationTypes.CONDITIONAL_VALIDATION) conditions.push(constraints[0] as Rule);
    else if (kind === ValidationTypes.CUSTOM_VALIDATION) {
      const made = getMetadataStorage().getTargetValidatorConstraints(constraintCls);
      if (made.some(({ async }) => async)) return undefined;
      for (const { instance } of made)
        rules.push((object, value) => {
          const asked: ValidationArguments = { targetName: type.name, property: name, object, value, constraints };
          return instance.validate(value, asked) === true;
        });
    } else if (kind !== ValidationTypes.NESTED_VALIDATION || !inner) return undefined;
  }
  return {
    name,
    clean: (value, obj) =>
      cleaners.reduce(
        (before, { transformFn }) =>
          transformFn({ value: before, key: name, obj, type: PLAIN_TO_CLASS, options: {} }) as unknown,
        value,
      ),
    nested: inner && ((plain) => quickDtoOf(inner)(plain)),
    conditions,
    rules,
  };
}
