import { IsIn, IsInt, IsMongoId, Max, Min } from 'class-validator';
import { HISTORY_INTERVALS, type HistoryInterval } from '../history';
import { LIMITS } from '../limits';
import { Alone } from './alone';
import { IsInstant } from './is-instant';
import { Optional } from './optional';
import { AsInt } from './query-values';

/** Of what time, how fine, and of whom. */
export class StatsHistoryQueryDto {
  /** The full hour before it is where the first interval begins. Left out: seven days before `to`. */
  @Optional()
  @IsInstant()
  from?: string;

  /** Left out, or later than now: now. */
  @Optional()
  @IsInstant()
  to?: string;

  @IsIn(HISTORY_INTERVALS)
  interval: HistoryInterval = 'hour';

  /** Of one brand (id). */
  @Optional()
  @IsMongoId()
  brand?: string;

  /** The largest brands apart, beside the whole. */
  @Optional()
  @IsIn(['brand'])
  @Alone('brand')
  by?: 'brand';

  /** How many brands `by` tells apart. */
  @AsInt()
  @IsInt()
  @Min(1)
  @Max(LIMITS.historyBrands)
  top = 5;
}
