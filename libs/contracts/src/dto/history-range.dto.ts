import { IsInstant } from './is-instant';
import { Optional } from './optional';

export class HistoryRangeDto {
  @Optional()
  @IsInstant()
  from?: string;

  @Optional()
  @IsInstant()
  to?: string;
}
