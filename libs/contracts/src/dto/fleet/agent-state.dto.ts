import { Type } from 'class-transformer';
import {
  IsInt,
  IsNumber,
  IsObject,
  IsString,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateIf,
  ValidateNested,
} from 'class-validator';
import { VANTAGE_PATTERN } from '../../limits';
import { applyDecorators } from '../apply-decorators';
import { AsLine } from '../as-text';
import { IsInstant } from '../is-instant';
import { OptionalOrNull } from '../optional';

const IsCount = () => applyDecorators(IsInt(), Min(0), Max(100_000_000));
const OrNull = () => ValidateIf((_object, value) => value !== null);

export class AgentRoundDto {
  @IsInstant()
  startedAt!: string;

  @IsCount()
  total!: number;

  @IsCount()
  checked!: number;

  @IsCount()
  blocked!: number;

  @IsCount()
  inconclusive!: number;
}

export class AgentCanariesDto {
  @IsCount()
  passed!: number;

  @IsCount()
  total!: number;

  @OrNull()
  @AsLine()
  @IsString()
  @MaxLength(200)
  failed!: string | null;
}

/** How one vantage of an agent does: said every 30 seconds. */
export class AgentStateDto {
  @Matches(VANTAGE_PATTERN, { message: 'vantage is 1 to 40 lower-case letters, digits or hyphens' })
  vantage!: string;

  /** Left out, or null, before the first. */
  @OptionalOrNull()
  @IsObject()
  @ValidateNested()
  @Type(() => AgentRoundDto)
  round?: AgentRoundDto;

  @IsCount()
  backlog!: number;

  @IsObject()
  @ValidateNested()
  @Type(() => AgentCanariesDto)
  canaries!: AgentCanariesDto;

  @OrNull()
  @IsNumber({ allowNaN: false, allowInfinity: false })
  clockOffsetMs!: number | null;
}
