import { ArrayMaxSize, ArrayMinSize, IsArray } from 'class-validator';
import { LIMITS } from '../limits';

/** Items are validated one by one (as RecordScanDto), so that one bad item fails alone. */
export class BulkUpdateDto {
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(LIMITS.bulkUpdates)
  updates!: unknown[];
}
