import { inject } from '@angular/core';
import type { CanActivateFn } from '@angular/router';
import { part } from '../loading/page-parts';
import { Languages } from './languages';

/** For pages whose texts are not there from the start: they come before the page does. */
export const laterTexts: CanActivateFn = () => {
  const languages = inject(Languages);
  return part(() => languages.later())().then(() => true);
};
