import { TestBed } from '@angular/core/testing';
import { TRANSLOCO_LOADER, TranslocoService } from '@jsverse/transloco';
import { defer } from 'rxjs';
import { absoluteTime, ago, elapsed } from '../time/relative-time';
import { formatCount, formatList, formatShare } from './counts';
import { language, LANGUAGE_KEY } from './language';
import { Languages } from './languages';
import { provideTexts } from './provide-texts';
import { counted, t, tIfKnown } from './t';
import { ID } from './texts/id';
import { EN } from './texts/en';

const AT = '2026-10-12T12:04:31.000Z';
const NOW = Date.parse(AT);

describe('the language of the page', () => {
  const missing = jest.fn<Promise<object> | undefined, [string]>();

  beforeEach(() => {
    localStorage.clear();
    missing.mockReset();
    const load = (wanted: string) => defer(() => missing(wanted) ?? Promise.resolve(wanted === 'id' ? ID : EN));
    TestBed.configureTestingModule({
      providers: [provideTexts(), { provide: TRANSLOCO_LOADER, useValue: { getTranslation: load } }],
    });
    TestBed.inject(TranslocoService);
  });
  afterEach(() => language.set('en'));

  it('is changed while the page is open, remembered, and told to the browser', async () => {
    await TestBed.inject(Languages).choose('id');
    TestBed.tick();
    expect(t('login.signIn')).toBe('Masuk');
    expect(document.documentElement.lang).toBe('id');
    expect(localStorage.getItem(LANGUAGE_KEY)).toBe('id');
  });

  it('writes numbers, lists, shares and times', async () => {
    await TestBed.inject(Languages).choose('id');
    expect(formatCount(1284)).toBe('1.284');
    expect(formatList(['telkom', 'xl', 'tri'])).toBe('telkom, xl, dan tri');
    expect(formatShare(1, 100_000)).toBe('< 0,1%');
    expect(ago(new Date(NOW - 3 * 60_000).toISOString(), NOW)).toBe('3 menit yang lalu');
    expect(elapsed(new Date(NOW - 41 * 86_400_000).toISOString(), NOW)).toBe('41 hari');
    expect(absoluteTime(AT)).toMatch(/12 Okt 2026/);
  });

  it('has one form for any number where English has two', async () => {
    expect([1, 2000].map((count) => counted('domains.count', count))).toEqual(['1 domain', '2,000 domains']);
    await TestBed.inject(Languages).choose('id');
    expect([1, 2000].map((count) => counted('domains.count', count))).toEqual(['1 domain', '2.000 domain']);
  });

  it('knows what it has no text for', () => {
    expect(tIfKnown('problem.NOBODY_KNOWS', {})).toBeUndefined();
    expect(tIfKnown('problem.DOMAIN_TAKEN', {})).toBeUndefined();
  });

  it('stays until the other one is there, and is asked for again when it was not', async () => {
    missing.mockImplementationOnce(() => Promise.reject(new TypeError('Failed to fetch')));
    await TestBed.inject(Languages).choose('id');
    expect(language()).toBe('en');
    await TestBed.inject(Languages).choose('id');
    expect(language()).toBe('id');
  });

  it('follows another tab that chose one, and nothing else that is stored', async () => {
    TestBed.inject(Languages);
    const store = async (key: string, newValue: string) => {
      localStorage.setItem(key, newValue);
      window.dispatchEvent(new StorageEvent('storage', { key, newValue }));
      await new Promise((resolve) => setTimeout(resolve));
    };
    await store('nawala.theme', 'id');
    await store(LANGUAGE_KEY, 'tlh');
    expect(language()).toBe('en');
    await store(LANGUAGE_KEY, 'id');
    expect(language()).toBe('id');
  });
});
