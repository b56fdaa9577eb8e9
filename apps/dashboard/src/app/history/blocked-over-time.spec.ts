import { type ComponentFixture, DeferBlockBehavior, TestBed } from '@angular/core/testing';
import type { StatsHistoryDto } from '@nawala/contracts';
import { aBrand } from '@nawala/contracts/testing';
import { aHistory, keptStub } from '../../testing/a-history';
import { Rendered } from '../../testing/rendered';
import type { KeptResource } from '../live/kept-resource';
import { BlockedOverTime } from './blocked-over-time';

const aurora = aBrand({ name: 'Aurora' });

describe('BlockedOverTime', () => {
  let fixture: ComponentFixture<BlockedOverTime>;
  let page: Rendered;

  async function open(history: KeptResource<StatsHistoryDto>): Promise<void> {
    TestBed.configureTestingModule({ deferBlockBehavior: DeferBlockBehavior.Manual });
    fixture = TestBed.createComponent(BlockedOverTime);
    fixture.componentRef.setInput('history', history);
    fixture.componentRef.setInput('range', '30d');
    page = new Rendered(fixture);
    await page.settled();
  }
  const said = () => page.all('.said')[0]!.textContent!.trim();
  const legend = () => page.all('.legend li').map((entry) => entry.textContent!.replace(/\s+/g, ' ').trim());

  it('says how many are blocked now, each brand’s share, and that there are gaps', async () => {
    await open(keptStub(aHistory(aurora, [1, null, 1204])));
    expect(said()).toBe('today: 1,204 blocked');
    expect(legend()).toEqual(['Aurora1,204', 'no data']);
  });

  it('says what somebody reads instead', async () => {
    await open(keptStub(aHistory(aurora, [7, null, 9])));
    page.all('[role=img]')[0]!.dispatchEvent(new KeyboardEvent('keydown', { key: 'Home' }));
    await page.settled();
    expect(said()).toBe('Fri 20 Nov: 7 blocked');
    expect(legend()[0]).toBe('Aurora7');
  });

  it('says what was known last where nobody measures now', async () => {
    await open(keptStub(aHistory(aurora, [7, 8, null])));
    expect(said()).toBe('Sat 21 Nov: 8 blocked');
  });

  it('is a table on request', async () => {
    await open(keptStub(aHistory(aurora, [7, 8])));
    page.button('As a table')!.click();
    await page.settled();
    expect(page.all('tbody tr')).toHaveLength(2);
  });

  it('is honest where nobody has measured yet', async () => {
    await open(keptStub(aHistory(aurora, [null, null])));
    expect(page.text).toContain('History begins with the first report.');
    expect(page.all('[role=img]')).toHaveLength(0);
  });

  it('begins where there was something to watch, and says since when', async () => {
    const history = aHistory(aurora, [null, 7, 8]);
    const points = history.points.map((point, day) => (day === 0 ? { ...point, tidakAda: 0 } : point));
    await open(keptStub({ ...history, points }));
    expect(legend()).toEqual(['Aurora8', 'Since Sat 21 Nov']);
    TestBed.resetTestingModule();
    await open(keptStub({ ...history, points: points.slice(0, 2) }));
    expect(page.text).toContain('History begins today.');
  });

  it('offers what could not be loaded once more', async () => {
    const history = keptStub<StatsHistoryDto>(undefined, true);
    await open(history);
    page.button('Retry')!.click();
    expect(history.reload).toHaveBeenCalled();
  });

  it('changes its range', async () => {
    await open(keptStub(aHistory(aurora, [7, 8])));
    page.button('7 d')!.click();
    expect(fixture.componentInstance.range()).toBe('7d');
  });
});
