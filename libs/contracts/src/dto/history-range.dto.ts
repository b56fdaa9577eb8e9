import { IsISO8601 } from 'class-validator';
import { Optional } from './optional';

export class HistoryRangeDto {
  @Optional()
  @IsISO8601({ strict: true, strictSeparator: true })
  from?: string;

  @Optional()
  @IsISO8601({ strict: true, strictSeparator: true })
  to?: string;
}
