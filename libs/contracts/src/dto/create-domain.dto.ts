import { IsBoolean } from 'class-validator';
import { IsBrandId, IsDomainInput, IsNote, IsTags } from './domain-fields';

export class CreateDomainDto {
  @IsDomainInput()
  domain = '';

  @IsBrandId()
  brandId = '';

  @IsNote()
  note = '';

  @IsTags()
  tags: string[] = [];

  @IsBoolean()
  active = true;
}
