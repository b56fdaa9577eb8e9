import { Pipe, type PipeTransform } from '@angular/core';
import { labelOf } from './label-of';

/** `{{ row.vantage | label }}`: how a network is shown. Not pure, since names change while a page is open. */
@Pipe({ name: 'label', pure: false })
export class LabelPipe implements PipeTransform {
  transform(vantage: string): string {
    return labelOf(vantage);
  }
}
