import { inject, type Signal, signal } from '@angular/core';
import type { CanActivateFn } from '@angular/router';
import { PageParts, part } from '../loading/page-parts';
import { Languages } from './languages';

/** For pages whose texts are not there from the start: they come before the page does. */
export const laterTexts: CanActivateFn = () => {
  const languages = inject(Languages);
  return part(() => languages.later())().then(() => true);
};

/** The same for a part of a page: whether they are there. To be called where a component is made. */
export function laterTextsAreThere(): Signal<boolean> {
  const languages = inject(Languages);
  const there = signal(false);
  const load = () => languages.later().then(() => true);
  void inject(PageParts)
    .load(load)
    .then((loaded) => there.set(loaded === true));
  return there;
}
