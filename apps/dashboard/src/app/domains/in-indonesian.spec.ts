import { TestBed } from '@angular/core/testing';
import { TranslocoService } from '@jsverse/transloco';
import { aDomain, aNawala, aTransition, aVantage } from '@nawala/contracts/testing';
import { language } from '../locale/language';
import { transloco } from '../locale/transloco';
import { TEXTS } from '../../testing/all-texts';
import { explain } from './domain-detail/explain';
import { describeTransition } from './domain-detail/timeline-days';
import { sayFacts } from './evidence/say-facts';
import { describeGrounds } from './grounds';
import { LastChecked } from './last-checked';

describe('domains for who reads Indonesian', () => {
  beforeEach(() => {
    TestBed.configureTestingModule({ providers: transloco() });
    const texts = TestBed.inject(TranslocoService);
    texts.setTranslation(TEXTS.en, 'en');
    texts.setTranslation(TEXTS.id, 'id');
    language.set('id');
  });
  afterEach(() => language.set('en'));

  it('says the facts of the evidence', () => {
    expect(sayFacts('1.2.3.4 generic_timeout_error')).toBe('1.2.3.4 tidak ada jawaban');
    expect(sayFacts('valid certificate')).toBe('sertifikat sah');
    expect(sayFacts('')).toBe('tidak dicoba');
  });

  const reason = {
    method: 'dns',
    reason: 'DNS answers 10.0.0.1',
    reasonCode: 'dns.private',
    reasonParams: { address: '10.0.0.1', outside: '93.184.216.34' },
  } as const;
  const sentence = 'DNS menjawab 10.0.0.1, yang bukan alamat publik, bukan 93.184.216.34';

  it('have the reasons of the checker in that language', () => {
    expect(describeGrounds(reason)).toBe(sentence);
    const seen = aTransition({ vantage: 'xl', to: 'ada', confirmed: true, ...reason });
    expect(describeTransition(seen)).toBe(`xl: ${sentence}, terkonfirmasi`);
  });

  it('are explained in whole sentences', () => {
    const vantages = [aVantage('telkom', 'ada'), aVantage('xl', 'tidak ada'), aVantage('indosat', 'tidak ada')];
    expect(explain(aDomain({ nawala: aNawala('ada', { confirmed: true }), vantages }), false).means).toBe(
      'Pengunjung di telkom melihat halaman blokir, bukan situs Anda. Pengunjung di xl dan indosat masih dapat membukanya.',
    );
  });

  it('change their language while they are shown', async () => {
    const fixture = TestBed.createComponent(LastChecked);
    fixture.componentRef.setInput('nawala', { lastChecked: null, lastAttempt: new Date().toISOString() });
    await fixture.whenStable();
    const shown = () => (fixture.nativeElement as HTMLElement).textContent;
    expect(shown()).toMatch(/^tanpa hasil, .+$/);
    language.set('en');
    await fixture.whenStable();
    expect(shown()).toMatch(/^no result, .+$/);
  });
});
