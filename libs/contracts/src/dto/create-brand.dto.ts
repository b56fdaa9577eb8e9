import { DEFAULT_BRAND_COLOR } from '../limits';
import { IsBrandCode, IsBrandName, IsColor, IsDescription } from './brand-fields';

export class CreateBrandDto {
  @IsBrandName()
  name = '';

  @IsBrandCode()
  code = '';

  @IsColor()
  color: string = DEFAULT_BRAND_COLOR;

  @IsDescription()
  description = '';
}
