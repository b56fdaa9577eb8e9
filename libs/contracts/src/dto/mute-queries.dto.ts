import { IsBoolean, IsInt, IsMongoId, Max, Min } from 'class-validator';
import { LIMITS } from '../limits';
import { Optional } from './optional';
import { AsBoolean, AsInt } from './query-values';

export class ListMutesDto {
  /** Those alone that silence this domain: its own, and those of its brand and its tags. */
  @Optional()
  @IsMongoId()
  domain?: string;

  /** The id of the last of the page before: what is older than that. */
  @Optional()
  @IsMongoId()
  before?: string;

  @AsInt()
  @IsInt()
  @Min(1)
  @Max(LIMITS.mutes)
  limit: number = LIMITS.mutes;
}

export class EndMuteDto {
  /** Also all others that were made in the same act. */
  @AsBoolean()
  @IsBoolean()
  together = false;
}
