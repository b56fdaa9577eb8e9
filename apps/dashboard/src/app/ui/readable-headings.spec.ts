import { TestBed } from '@angular/core/testing';
import { TranslocoService } from '@jsverse/transloco';
import { TEXTS } from '../../testing/all-texts';
import { language } from '../locale/language';
import { transloco } from '../locale/transloco';
import { withReadableHeadings } from './readable-headings';

const read = (file: Blob): Promise<string> =>
  new Promise((resolve) => {
    const reader = new FileReader();
    reader.onload = () => resolve(`${reader.result as string}`);
    reader.readAsText(file);
  });

describe('the headings of a saved file', () => {
  beforeEach(() => {
    TestBed.configureTestingModule({ providers: transloco() });
    TestBed.inject(TranslocoService).setTranslation(TEXTS.id, 'id');
    language.set('id');
  });
  afterEach(() => language.set('en'));

  it('are the reader’s, and what is below them stays', async () => {
    const file = new Blob(['at,verdictTo,newer\r\n2026-11-26T00:00:00.000Z,tidak ada,at\r\n']);
    expect(await read(await withReadableHeadings(file))).toBe(
      'Waktu,Hasil menjadi,newer\r\n2026-11-26T00:00:00.000Z,tidak ada,at\r\n',
    );
  });

  it('stay where there is no line of them', async () => {
    expect(await read(await withReadableHeadings(new Blob(['x'])))).toBe('x');
  });
});
