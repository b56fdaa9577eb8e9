import { IsString, Length } from 'class-validator';
import { LIMITS } from '../../limits';
import { AsLine } from '../as-text';

/** How a vantage is to be shown; its own name takes the label away. */
export class RenameVantageDto {
  @AsLine()
  @IsString()
  @Length(1, LIMITS.vantageLabel, { message: `label has 1 to ${LIMITS.vantageLabel} characters` })
  label = '';
}
