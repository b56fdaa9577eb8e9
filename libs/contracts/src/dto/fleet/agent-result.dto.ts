import { Type } from 'class-transformer';
import { IsMongoId, IsObject, IsString, Matches, MaxLength, ValidateIf, ValidateNested } from 'class-validator';
import { LIMITS, VANTAGE_PATTERN } from '../../limits';
import { ScanResultDto } from '../scan-result.dto';

/** One answer of an agent to `check:request`. */
export class AgentResultDto {
  @IsMongoId()
  requestId!: string;

  @ValidateIf((_object, value) => value !== null)
  @IsMongoId()
  id!: string | null;

  @IsString()
  @MaxLength(LIMITS.domainInput)
  target!: string;

  @Matches(VANTAGE_PATTERN)
  vantage!: string;

  @IsObject()
  @ValidateNested()
  @Type(() => ScanResultDto)
  scanResult!: ScanResultDto;
}
