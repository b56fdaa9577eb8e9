import { RecordScanDto } from '@nawala/contracts/checker';
import { InvalidInput } from '../common/app-error';
import { dtoOf } from '../common/dto-of';

/** One item of a bulk report, held to the same rules as a single one. @throws InvalidInput */
export function recordScanOf(item: unknown): RecordScanDto {
  if (typeof item !== 'object' || item === null || Array.isArray(item)) {
    throw new InvalidInput([{ path: '', message: 'must be an object with id and scanResult', code: 'isObject' }]);
  }
  return dtoOf(RecordScanDto, item);
}

/** The id as the client wrote it, for the list of errors; null when it is not even text. */
export function idOf(item: unknown): string | null {
  if (typeof item !== 'object' || item === null || !('id' in item)) return null;
  return typeof item.id === 'string' ? item.id.slice(0, 100).toWellFormed() : null;
}
