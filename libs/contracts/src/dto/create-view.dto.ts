import { IsBoolean } from 'class-validator';
import { IsViewName, IsViewQuery } from './view-fields';

export class CreateViewDto {
  @IsViewName()
  name = '';

  /** Query string of `GET /api/domains` without page and limit; empty: every domain. */
  @IsViewQuery()
  query = '';

  /** For everybody; admins only. */
  @IsBoolean()
  shared = false;
}
