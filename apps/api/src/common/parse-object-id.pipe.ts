import { type ArgumentMetadata, Injectable, type PipeTransform } from '@nestjs/common';
import { InvalidInput } from './app-error';

/** A path parameter that names a document. Anything but 24 hex digits is bad input, not a missing document. */
@Injectable()
export class ParseObjectId implements PipeTransform<string, string> {
  transform(value: string, { data = 'id' }: ArgumentMetadata): string {
    if (/^[0-9a-f]{24}$/i.test(value)) return value.toLowerCase();
    throw new InvalidInput([{ path: data, message: 'must be 24 hex digits', code: 'isMongoId' }]);
  }
}
