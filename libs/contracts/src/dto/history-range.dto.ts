import { IsInt, Max, Min } from 'class-validator';
import { LIMITS } from '../limits';
import { IsInstant } from './is-instant';
import { IsPageMark } from './is-page-mark';
import { Optional } from './optional';
import { AsInt } from './query-values';

/** Newest first. `from` (inclusive), `to` and `before` (exclusive) compare with the time of measuring. */
export class HistoryRangeDto {
  @Optional()
  @IsInstant()
  from?: string;

  @Optional()
  @IsInstant()
  to?: string;

  /** `next` of the page before, or a time. */
  @Optional()
  @IsPageMark()
  before?: string;

  @AsInt()
  @IsInt()
  @Min(1)
  @Max(LIMITS.transitions)
  limit = 50;
}
