import { IsBoolean, IsIn, IsMongoId, Matches } from 'class-validator';
import { STATUS_FILTERS, type StatusFilter } from '../domain-query';
import { VANTAGE_PATTERN } from '../limits';
import { TRANSITION_KINDS, type TransitionKind } from '../transition';
import { IsInstant } from './is-instant';
import { Optional } from './optional';
import { AsBoolean, AsList } from './query-values';

/** Which changes; what is left out does not matter. Times compare with the time of recording. */
export class TransitionFilterDto {
  /** Inclusive. */
  @Optional()
  @IsInstant()
  since?: string;

  /** Exclusive. */
  @Optional()
  @IsInstant()
  until?: string;

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
}
