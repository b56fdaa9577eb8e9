import { DeferBlockBehavior, TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { aBrand } from '@nawala/contracts/testing';
import { aHistory, keptStub } from '../../testing/a-history';
import { Rendered } from '../../testing/rendered';
import { ChangesOverTime } from './changes-over-time';

describe('ChangesOverTime', () => {
  let page: Rendered;

  async function open(counts: (number | null)[]): Promise<void> {
    TestBed.configureTestingModule({ deferBlockBehavior: DeferBlockBehavior.Manual, providers: [provideRouter([])] });
    const fixture = TestBed.createComponent(ChangesOverTime);
    fixture.componentRef.setInput('history', keptStub(aHistory(aBrand(), counts)));
    fixture.componentRef.setInput('linked', true);
    page = new Rendered(fixture);
    await page.settled();
  }
  const legend = () => page.all('.legend li').map((entry) => entry.textContent!.trim());

  it('says what today has brought, and where all of it is listed', async () => {
    await open([1, 2, 3]);
    expect(page.text).toContain('Changes a day');
    expect(legend()).toEqual(['newly blocked, 2 today', 'reached again, 1 today']);
    expect(page.all('a')[0]!.getAttribute('href')).toBe('/changes');
  });

  it('counts nothing in a gap', async () => {
    await open([1, null]);
    expect(legend()).toEqual(['newly blocked', 'reached again', 'no data']);
  });

  it('is a table on request', async () => {
    await open([1, 2]);
    page.button('As a table')!.click();
    await page.settled();
    const newest = [...page.all('tbody tr')[0]!.children].map((cell) => cell.textContent!.trim());
    expect(newest).toEqual(['today', '1', '1']);
  });
});
