import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsInt,
  IsString,
  Length,
  Matches,
  Max,
  Min,
} from 'class-validator';
import { LIMITS, VANTAGE_PATTERN } from '../../limits';
import { AsLine } from '../as-text';

/** How an agent presents itself when it connects. */
export class AgentHelloDto {
  @AsLine()
  @IsString()
  @Length(1, LIMITS.agentName, { message: `name has 1 to ${LIMITS.agentName} characters` })
  name!: string;

  @AsLine()
  @IsString()
  @Length(1, 40)
  version!: string;

  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(LIMITS.keyVantages)
  @ArrayUnique()
  @Matches(VANTAGE_PATTERN, { each: true, message: 'a vantage is 1 to 40 lower-case letters, digits or hyphens' })
  vantages!: string[];

  /** Seconds between the beginnings of two rounds. */
  @IsInt()
  @Min(0)
  @Max(86_400)
  interval!: number;

  /** Names that it measures at the same time. */
  @IsInt()
  @Min(1)
  @Max(10_000)
  concurrency!: number;
}
