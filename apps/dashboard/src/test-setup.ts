import { TestBed } from '@angular/core/testing';
import { TranslocoService } from '@jsverse/transloco';
import { setupZonelessTestEnv } from 'jest-preset-angular/setup-env/zoneless';
import { transloco } from './app/locale/transloco';
import { TEXTS } from './testing/all-texts';
import { media } from './testing/media';

setupZonelessTestEnv();

// Specs read English, those of plain functions too: `t` speaks with the last service that was made.
TestBed.configureTestingModule({ providers: transloco() });
TestBed.inject(TranslocoService).setTranslation(TEXTS.en, 'en');
TestBed.resetTestingModule();

// jsdom has no screen; specs say when it is narrow.
Object.defineProperty(window, 'matchMedia', { configurable: true, value: () => media });
beforeEach(() => media.turn(false));
