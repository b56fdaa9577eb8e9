import { IsBoolean } from 'class-validator';
import { Optional } from './optional';
import { IsViewName, IsViewQuery } from './view-fields';

export class UpdateViewDto {
  @Optional()
  @IsViewName()
  name?: string;

  @Optional()
  @IsViewQuery()
  query?: string;

  @Optional()
  @IsBoolean()
  shared?: boolean;

  /** Whoever asks begins with it, and with no other; the only member that may change of a view that others share. */
  @Optional()
  @IsBoolean()
  start?: boolean;
}
