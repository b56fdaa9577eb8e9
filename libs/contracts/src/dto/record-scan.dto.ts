import { Type } from 'class-transformer';
import { IsMongoId, IsObject, ValidateNested } from 'class-validator';
import { ScanResultDto } from './scan-result.dto';

/** The seed's report: `{ id, scanResult: { status } }`. */
export class RecordScanDto {
  @IsMongoId({ message: 'id must be the 24 hex digits that GET /api/urls gave' })
  id!: string;

  @IsObject()
  @ValidateNested()
  @Type(() => ScanResultDto)
  scanResult!: ScanResultDto;
}
