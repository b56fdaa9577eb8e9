import { IsBoolean, IsInt, Max, Min } from 'class-validator';
import { LIMITS } from '../limits';
import { IsPageMark } from './is-page-mark';
import { Optional } from './optional';
import { AsBoolean, AsInt } from './query-values';
import { TransitionFilterDto } from './transition-filter.dto';

/** Newest first. */
export class ListTransitionsDto extends TransitionFilterDto {
  /** `next` of the page before, or a time (exclusive). */
  @Optional()
  @IsPageMark()
  before?: string;

  /** Whether to say how many there are, by kind and by hour. */
  @Optional()
  @AsBoolean()
  @IsBoolean()
  counts?: boolean;

  @AsInt()
  @IsInt()
  @Min(1)
  @Max(LIMITS.transitions)
  limit = 50;
}
