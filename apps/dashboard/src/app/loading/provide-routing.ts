import { type EnvironmentProviders, ErrorHandler, inject } from '@angular/core';
import {
  type NavigationError,
  provideRouter,
  type Routes,
  withComponentInputBinding,
  withInMemoryScrolling,
  withNavigationErrorHandler,
  withRouterConfig,
} from '@angular/router';
import { PageParts, PartMissing } from './page-parts';

function onError(failed: NavigationError): void {
  if (failed.error instanceof PartMissing) void inject(PageParts).missedBy(failed);
  else inject(ErrorHandler).handleError(failed.error);
}

/** The router as this page has it. A navigation that somebody gives up leaves the history as it was. */
export const provideRouting = (routes: Routes): EnvironmentProviders =>
  provideRouter(
    routes,
    withComponentInputBinding(),
    withInMemoryScrolling({ anchorScrolling: 'enabled', scrollPositionRestoration: 'enabled' }),
    withNavigationErrorHandler(onError),
    withRouterConfig({ canceledNavigationResolution: 'computed', resolveNavigationPromiseOnError: true }),
  );
