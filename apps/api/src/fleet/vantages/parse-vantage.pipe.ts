import { type ArgumentMetadata, Injectable, type PipeTransform } from '@nestjs/common';
import { VANTAGE_PATTERN } from '@nawala/contracts';
import { InvalidInput } from '../../common/app-error';

/** A path parameter that names a vantage. */
@Injectable()
export class ParseVantage implements PipeTransform<string, string> {
  transform(value: string, { data = 'vantage' }: ArgumentMetadata): string {
    if (VANTAGE_PATTERN.test(value)) return value;
    const message = 'is 1 to 40 lower-case letters, digits or hyphens';
    throw new InvalidInput([{ path: data, message, code: 'matches' }]);
  }
}
