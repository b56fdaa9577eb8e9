import type { Type } from '@nestjs/common';
import { dtoOf } from '../../common/dto-of';

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;

/**
 * What an agent says, as the class that it is to be. Agents are of other versions than the API: what it does not know of a
 * message is left out. Throws InvalidInput that names each member.
 */
export const readMessage = <T extends object>(type: Type<T>, said: unknown): T =>
  dtoOf(type, isObject(said) ? said : {}, '', 'left out');
