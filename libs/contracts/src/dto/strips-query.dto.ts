import { ArrayMaxSize, ArrayMinSize, IsIn, IsInt, IsMongoId, Max, Min } from 'class-validator';
import { LIMITS } from '../limits';
import { Optional } from './optional';
import { AsInt, AsListedWords } from './query-values';

/** Whose last hours, and in how many pieces. */
export class StripsQueryDto {
  /** Of domains: with commas between them, or repeated. With `by=vantage` one alone. */
  @AsListedWords()
  @ArrayMinSize(1)
  @ArrayMaxSize(LIMITS.strips)
  @IsMongoId({ each: true })
  ids: string[] = [];

  /** Back from now. */
  @AsInt()
  @IsInt()
  @Min(1)
  @Max(LIMITS.stripHours)
  hours = 24;

  @AsInt()
  @IsInt()
  @Min(1)
  @Max(LIMITS.stripSlots)
  slots = 24;

  /** One strip for each vantage of the domain. */
  @Optional()
  @IsIn(['vantage'])
  by?: 'vantage';
}
