import { IsBoolean, IsIn, IsNumber, IsString, Matches, MaxLength, Min } from 'class-validator';
import { LIMITS, REASON_CODE_PATTERN, VANTAGE_PATTERN } from '../limits';
import { SCAN_METHODS, SCAN_STATUSES, type ScanMethod, type ScanStatus } from '../statuses';
import type { ReasonParams } from '../reason-params';
import { AsLine } from './as-text';
import { IsEvidence } from './is-evidence';
import { IsInstant } from './is-instant';
import { IsReasonParams } from './is-reason-params';
import { OptionalOrNull } from './optional';

/** What one checker learnt about one domain. Only `status` is required (the seed's shape); `null` is no value. */
export class ScanResultDto {
  @IsIn(SCAN_STATUSES, { message: `status must be one of: ${SCAN_STATUSES.join(', ')}` })
  status!: ScanStatus;

  @OptionalOrNull()
  @IsIn(SCAN_METHODS, { message: `method must be one of: ${SCAN_METHODS.join(', ')}` })
  method?: ScanMethod;

  @OptionalOrNull()
  @AsLine()
  @IsString()
  @MaxLength(LIMITS.reason)
  reason?: string;

  /** The reason without a language. */
  @OptionalOrNull()
  @Matches(REASON_CODE_PATTERN, { message: 'reasonCode is 1 to 60 lower-case letters, digits, dots or hyphens' })
  reasonCode?: string;

  /** What its sentence names. */
  @OptionalOrNull()
  @IsReasonParams()
  reasonParams?: ReasonParams;

  @OptionalOrNull()
  @IsBoolean()
  confirmed?: boolean;

  /** ISO 8601. When the checker saw it; the time of arrival when left out. */
  @OptionalOrNull()
  @IsInstant()
  checkedAt?: string;

  @OptionalOrNull()
  @IsNumber({ allowNaN: false, allowInfinity: false })
  @Min(0)
  durationMs?: number;

  @OptionalOrNull()
  @IsEvidence()
  evidence?: Record<string, unknown>;

  @OptionalOrNull()
  @Matches(VANTAGE_PATTERN, { message: 'vantage is 1 to 40 lower-case letters, digits or hyphens' })
  vantage?: string;
}
