import { ArrayMaxSize, ArrayMinSize, IsBoolean, IsIn, IsString, Matches, MaxLength } from 'class-validator';
import { SEEN_PATTERN, STATUS_FILTERS, type StatusFilter } from '../domain-query';
import { BRAND_CODE_PATTERN, LIMITS, TAG_PATTERN } from '../limits';
import { AsLine } from './as-text';
import { IsInstantOrAge } from './is-instant';
import { Optional } from './optional';
import { AsBoolean, AsList } from './query-values';

/** An empty list asks for nothing, and is not to be taken for what is left out: that would be all of them. */
const NotEmpty = () => ArrayMinSize(1, { message: 'Name at least one, or leave it out' });

/** Which domains; what is left out does not matter. The same for the list, its counts, exports and bulk changes. */
export class DomainFilterDto {
  /** Words: each anywhere in the name, or at the beginning of a word of note, tags or brand. */
  @Optional()
  @AsLine()
  @IsString()
  @MaxLength(LIMITS.searchQuery)
  q?: string;

  /** Codes; any of them. */
  @Optional()
  @AsList()
  @NotEmpty()
  @ArrayMaxSize(LIMITS.filterBrands, { message: `Name at most ${LIMITS.filterBrands} brands` })
  @Matches(BRAND_CODE_PATTERN, { each: true })
  brand?: string[];

  /** Any of them. */
  @Optional()
  @AsList()
  @NotEmpty()
  @IsIn(STATUS_FILTERS, { each: true })
  status?: StatusFilter[];

  /** All of them. */
  @Optional()
  @AsList()
  @NotEmpty()
  @ArrayMaxSize(LIMITS.tags, { message: `Name at most ${LIMITS.tags} tags: no domain has more` })
  @Matches(TAG_PATTERN, { each: true })
  tag?: string[];

  @Optional()
  @AsBoolean()
  @IsBoolean()
  active?: boolean;

  /** What a vantage says, such as `telkom:ada`. Of one vantage any of them, of several all. */
  @Optional()
  @AsList()
  @NotEmpty()
  @ArrayMaxSize(LIMITS.filterVantages, { message: `Name at most ${LIMITS.filterVantages} vantages` })
  @Matches(SEEN_PATTERN, { each: true, message: 'vantage is a name and what it says, such as telkom:ada' })
  vantage?: string[];

  /** Blocked, and whether by a known block page (`true`) or only by an anomaly (`false`). */
  @Optional()
  @AsBoolean()
  @IsBoolean()
  confirmed?: boolean;

  /** Watched and measured once, but not for `STALE_AFTER`. */
  @Optional()
  @AsBoolean()
  @IsBoolean()
  stale?: boolean;

  /** The verdict changed then or later: a time, or how long ago, such as `24h`. */
  @Optional()
  @IsInstantOrAge()
  changedSince?: string;

  /** A verdict was reached then or later: a time, or how long ago, such as `24h`. */
  @Optional()
  @IsInstantOrAge()
  checkedSince?: string;
}
