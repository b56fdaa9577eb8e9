import { type ComponentFixture, DeferBlockBehavior, TestBed } from '@angular/core/testing';
import { Rendered } from '../../../testing/rendered';
import type { Chart } from './chart';
import { sayShares } from './chart-words';
import { TimeChart } from './time-chart';

const DAY = 24 * 3_600_000;
const chart = (...values: (number | null)[][]): Chart => ({
  kind: 'stack',
  interval: 'day',
  times: values[0]!.map((_, index) => new Date(2026, 10, 20).getTime() + index * DAY),
  series: values.map((values, index) => ({ name: ['Aurora', 'Borneo'][index]!, color: '#d9480f', values })),
});

describe('TimeChart', () => {
  let fixture: ComponentFixture<TimeChart>;
  let page: Rendered;
  const read: (number | null)[] = [];

  beforeEach(async () => {
    // The drawing needs a canvas, and is nothing to read.
    TestBed.configureTestingModule({ deferBlockBehavior: DeferBlockBehavior.Manual });
    fixture = TestBed.createComponent(TimeChart);
    show({ chart: chart([1, null, 3], [4, null, 0]), label: 'Blocked', say: sayShares });
    fixture.componentInstance.read.subscribe((at) => read.push(at));
    read.length = 0;
    page = new Rendered(fixture);
    await page.settled();
  });

  function show(inputs: Record<string, unknown>): void {
    for (const [name, value] of Object.entries(inputs)) fixture.componentRef.setInput(name, value);
  }
  const drawing = () => page.all('[role=img]')[0]!;
  const said = () => page.all('[aria-live]')[0]!.textContent;
  async function press(key: string): Promise<void> {
    drawing().dispatchEvent(new KeyboardEvent('keydown', { key }));
    await page.settled();
  }

  it('is read with the arrow keys, a gap as a gap', async () => {
    expect(drawing().getAttribute('aria-label')).toBe('Blocked');
    await press('ArrowLeft');
    expect(said()).toBe('today: 3 blocked: Aurora 3');
    await press('ArrowLeft');
    expect(said()).toBe('Sat 21 Nov: no data');
    await press('Home');
    expect(said()).toBe('Fri 20 Nov: 5 blocked: Aurora 1 and Borneo 4');
    expect(read).toEqual([2, 1, 0]);
  });

  it('says nothing more when somebody goes elsewhere', async () => {
    await press('ArrowLeft');
    drawing().dispatchEvent(new FocusEvent('blur'));
    await page.settled();
    expect(said()).toBe('');
    expect(read.at(-1)).toBeNull();
  });

  it('is a table on request, the newest first', async () => {
    show({ asTable: true });
    await page.settled();
    expect(page.all('[role=img]')).toHaveLength(0);
    const rows = page.all('tr').map((row) => [...row.children].map((cell) => cell.textContent!.trim()));
    expect(rows).toEqual([
      ['When', 'Aurora', 'Borneo', 'All'],
      ['today', '3', '0', '3'],
      ['Sat 21 Nov', 'no data', 'no data', 'no data'],
      ['Fri 20 Nov', '1', '4', '5'],
    ]);
  });

  it('goes on where it was when the numbers change, and begins anew when there are fewer', async () => {
    await press('Home');
    await press('ArrowRight');
    show({ chart: chart([1, 7, 3]) });
    await page.settled();
    expect(said()).toBe('Sat 21 Nov: 7 blocked');
    show({ chart: chart([1]) });
    await page.settled();
    expect(said()).toBe('');
  });
});
