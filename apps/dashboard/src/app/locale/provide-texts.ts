import { type EnvironmentProviders, inject, makeEnvironmentProviders, provideAppInitializer } from '@angular/core';
import { Languages } from './languages';
import { transloco } from './transloco';

/** What `t` says, in the language that the page begins with. */
export const provideTexts = (): EnvironmentProviders =>
  makeEnvironmentProviders([...transloco(), provideAppInitializer(() => inject(Languages).begin())]);
