import { type ArgumentMetadata, Injectable, type PipeTransform, type Type } from '@nestjs/common';
import { InvalidInput } from './app-error';
import { dtoOf } from './dto-of';

/** What Nest calls the type of an argument that has no class of its own. */
const CLASSLESS: readonly unknown[] = [String, Boolean, Number, Array, Object, undefined];

const isObject = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Everything that enters does so through a DTO class: unknown members are refused, text of a query is converted. */
@Injectable()
export class InputPipe implements PipeTransform {
  transform(value: unknown, { type, metatype }: ArgumentMetadata): unknown {
    if (type === 'body' && !isObject(value)) {
      throw new InvalidInput([{ path: '', message: 'the body must be a JSON object', code: 'isObject' }]);
    }
    if ((type !== 'body' && type !== 'query') || CLASSLESS.includes(metatype) || !isObject(value)) return value;
    return dtoOf(metatype as Type<object>, value);
  }
}
