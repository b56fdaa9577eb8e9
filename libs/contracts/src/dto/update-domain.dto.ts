import { IsBoolean } from 'class-validator';
import { IsBrandId, IsDomainInput, IsNote, IsTags } from './domain-fields';
import { Optional } from './optional';

export class UpdateDomainDto {
  @Optional()
  @IsDomainInput()
  domain?: string;

  @Optional()
  @IsBrandId()
  brandId?: string;

  @Optional()
  @IsNote()
  note?: string;

  @Optional()
  @IsTags()
  tags?: string[];

  @Optional()
  @IsBoolean()
  active?: boolean;
}
