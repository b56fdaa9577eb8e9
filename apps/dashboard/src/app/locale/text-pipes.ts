import { Pipe, type PipeTransform } from '@angular/core';
import { counted, t } from './t';

// Impure, because the language is no argument of theirs; what they read is a signal and the look-up a map's.

/** `{{ 'login.signIn' | t }}` */
@Pipe({ name: 't', pure: false })
export class TextPipe implements PipeTransform {
  readonly transform = t;
}

/** `{{ 'domains.count' | counted: total() }}` */
@Pipe({ name: 'counted', pure: false })
export class CountedPipe implements PipeTransform {
  readonly transform = counted;
}
