import { IsBoolean } from 'class-validator';

export class RotateKeyDto {
  /** Whether the old secret ends at once, as after a leak; else it is good for 24 hours more. */
  @IsBoolean()
  now = false;
}
