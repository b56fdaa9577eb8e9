import { IsBoolean, IsMongoId } from 'class-validator';
import { Optional } from './optional';
import { AsBoolean } from './query-values';

export class ListMutesDto {
  /** Those alone that silence this domain: its own, and those of its brand and its tags. */
  @Optional()
  @IsMongoId()
  domain?: string;
}

export class EndMuteDto {
  /** Also all others that were made in the same act. */
  @AsBoolean()
  @IsBoolean()
  together = false;
}
