import { ArrayMaxSize, ArrayMinSize, IsArray, IsBoolean, IsInt, IsString, Max, MaxLength, Min } from 'class-validator';
import { LIMITS } from '../limits';
import { AsLine } from './as-text';
import { IsNote, IsTags } from './domain-fields';
import { Optional } from './optional';
import { AsBoolean } from './query-values';

export class ImportQueryDto {
  /** Says what would become of each row, and writes nothing. */
  @AsBoolean()
  @IsBoolean()
  dryRun = false;

  /** Makes brands that are named and do not exist, at most 1,000. */
  @AsBoolean()
  @IsBoolean()
  createBrands = false;

  /** Moves domains that are under another brand to the one that their row names. */
  @AsBoolean()
  @IsBoolean()
  moveExisting = false;
}

/** Rows are validated one by one (as ImportRowInputDto), so that one bad row fails alone. */
export class ImportDomainsDto {
  @IsArray()
  @ArrayMinSize(1, { message: 'Send at least one row' })
  @ArrayMaxSize(LIMITS.importRows)
  rows!: unknown[];
}

export class ImportRowInputDto {
  /** Where the row stood in the file that it comes from. */
  @Optional()
  @IsInt()
  @Min(1)
  @Max(LIMITS.importLine)
  line?: number;

  @AsLine()
  @MaxLength(LIMITS.domainInput)
  @IsString()
  domain = '';

  /** Code or name. */
  @AsLine()
  @MaxLength(LIMITS.brandName, { message: `A brand has at most ${LIMITS.brandName} characters` })
  @IsString()
  brand = '';

  /** The name of a brand that is made because `brand` is unknown, where that is a code. */
  @Optional()
  @AsLine()
  @MaxLength(LIMITS.brandName, { message: `A brand has at most ${LIMITS.brandName} characters` })
  @IsString()
  brandName?: string;

  @IsNote()
  note = '';

  @IsTags()
  tags: string[] = [];

  @IsBoolean()
  active = true;
}
