import { IsInt, IsMongoId, Max, Min } from 'class-validator';
import { LIMITS } from '../limits';
import { IsInstant } from './is-instant';
import { Optional } from './optional';
import { AsInt } from './query-values';

/** Newest first. `since` (inclusive) and `before` (exclusive) compare with the time of recording. */
export class ListTransitionsDto {
  @Optional()
  @IsInstant()
  since?: string;

  @Optional()
  @IsInstant()
  before?: string;

  @Optional()
  @IsMongoId()
  domain?: string;

  @Optional()
  @IsMongoId()
  brand?: string;

  @AsInt()
  @IsInt()
  @Min(1)
  @Max(LIMITS.transitions)
  limit = 100;
}
