import { Matches } from 'class-validator';
import { BRAND_CODE_PATTERN } from '../limits';
import { Optional } from './optional';

export class ListUrlsDto {
  @Optional()
  @Matches(BRAND_CODE_PATTERN)
  brand?: string;
}
