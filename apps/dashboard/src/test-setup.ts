import { TestBed } from '@angular/core/testing';
import { TranslocoService } from '@jsverse/transloco';
import { setupZonelessTestEnv } from 'jest-preset-angular/setup-env/zoneless';
import { EN } from './app/locale/texts/en';
import { transloco } from './app/locale/transloco';

setupZonelessTestEnv();

// Specs read English, those of plain functions too: `t` speaks with the last service that was made.
TestBed.configureTestingModule({ providers: transloco() });
TestBed.inject(TranslocoService).setTranslation(EN, 'en');
TestBed.resetTestingModule();
