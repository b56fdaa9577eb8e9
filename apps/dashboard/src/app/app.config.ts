import { ViewportScroller } from '@angular/common';
import { provideHttpClient, withInterceptors } from '@angular/common/http';
import { type ApplicationConfig, provideBrowserGlobalErrorListeners } from '@angular/core';
import { TitleStrategy } from '@angular/router';
import { routes } from './app.routes';
import { olderApi } from './domains/older-api';
import { answerTimeout } from './live/answer-timeout';
import { provideRouting } from './loading/provide-routing';
import { provideTexts } from './locale/provide-texts';
import { tokenInterceptor } from './session/token-interceptor';
import { MainScroller } from './shell/main-scroller';
import { PageTitle } from './shell/page-title';
import { serverTime } from './time/server-time';

export const appConfig: ApplicationConfig = {
  providers: [
    provideBrowserGlobalErrorListeners(),
    provideTexts(),
    provideRouting(routes),
    provideHttpClient(withInterceptors([tokenInterceptor, olderApi, answerTimeout, serverTime])),
    { provide: TitleStrategy, useExisting: PageTitle },
    { provide: ViewportScroller, useExisting: MainScroller },
  ],
};
