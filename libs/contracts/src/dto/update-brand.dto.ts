import { IsBrandCode, IsBrandName, IsColor, IsDescription } from './brand-fields';
import { Optional } from './optional';

export class UpdateBrandDto {
  @Optional()
  @IsBrandName()
  name?: string;

  @Optional()
  @IsBrandCode()
  code?: string;

  @Optional()
  @IsColor()
  color?: string;

  @Optional()
  @IsDescription()
  description?: string;
}
