import { IsBoolean, IsIn, IsInt, IsMongoId, Matches, Max, Min } from 'class-validator';
import { STATUS_FILTERS, type StatusFilter } from '../domain-query';
import { LIMITS, VANTAGE_PATTERN } from '../limits';
import { TRANSITION_KINDS, type TransitionKind } from '../transition';
import { IsInstant } from './is-instant';
import { IsPageMark } from './is-page-mark';
import { Optional } from './optional';
import { AsBoolean, AsInt, AsList } from './query-values';

/** Newest first. `since` (inclusive), `until` and `before` (exclusive) compare with the time of recording. */
export class ListTransitionsDto {
  @Optional()
  @IsInstant()
  since?: string;

  @Optional()
  @IsInstant()
  until?: string;

  /** `next` of the page before, or a time. */
  @Optional()
  @IsPageMark()
  before?: string;

  @Optional()
  @IsMongoId()
  domain?: string;

  @Optional()
  @IsMongoId()
  brand?: string;

  @Optional()
  @Matches(VANTAGE_PATTERN, { message: 'vantage is 1 to 40 lower-case letters, digits or hyphens' })
  vantage?: string;

  /** Left out: whatever was measured. */
  @Optional()
  @AsList()
  @IsIn(TRANSITION_KINDS, { each: true })
  kind?: TransitionKind[];

  /** Only what changed the verdict of the whole. */
  @Optional()
  @AsBoolean()
  @IsBoolean()
  verdicts?: boolean;

  /** The status after: of the whole with `verdicts`, else of the vantage. */
  @Optional()
  @IsIn(STATUS_FILTERS)
  to?: StatusFilter;

  @AsInt()
  @IsInt()
  @Min(1)
  @Max(LIMITS.transitions)
  limit = 50;
}
