import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { LIMITS } from '@nawala/contracts';
import { RowSelection } from './row-selection';

/** A window of five rows in a list of so many. */
const LIST = Array.from({ length: 2431 }, (_, index) => `row ${index}`);

describe('The rows of a list that are chosen', () => {
  const first = signal(0);
  const shown = signal<readonly string[]>([]);
  const total = signal(0);
  const query = signal('');
  let idsOf: jest.Mock<Promise<readonly string[]>, [number, number]>;
  let selection: RowSelection;

  function scrollTo(row: number): void {
    first.set(row);
    shown.set(LIST.slice(row, row + 5));
  }

  beforeEach(() => {
    query.set('');
    total.set(LIST.length);
    scrollTo(0);
    idsOf = jest.fn((offset, count) => Promise.resolve(LIST.slice(offset, offset + count)));
    selection = TestBed.runInInjectionContext(() => new RowSelection({ shown, first, total, query, idsOf }));
    TestBed.tick();
  });

  it('are named until all that match are meant', () => {
    void selection.toggle('row 0');
    void selection.toggle('row 2', true);
    expect([selection.ids(), selection.count(), selection.head()]).toEqual([['row 0', 'row 1', 'row 2'], 3, 'some']);
    selection.chooseAll();
    expect([selection.ids(), selection.count(), selection.everything()]).toEqual([null, 2431, true]);
    selection.clear();
    expect([selection.ids(), selection.count()]).toEqual([[], 0]);
    expect(idsOf).not.toHaveBeenCalled();
  });

  it('are all between two, however far apart', async () => {
    void selection.toggle('row 1');
    scrollTo(1000);
    await selection.toggle('row 1002', true);
    expect(new Set(selection.ids())).toEqual(new Set(LIST.slice(1, 1003)));
    scrollTo(900);
    await selection.toggle('row 901', true);
    expect(selection.count()).toBe(900);
    expect(selection.has('row 900')).toBe(true);
    expect(selection.has('row 901')).toBe(false);
  });

  it('are as many as can be named, up to the row that was touched last, where two are too far apart', async () => {
    void selection.toggle('row 1');
    scrollTo(2400);
    await selection.toggle('row 2402', true);
    const ids = selection.ids()!;
    expect([ids.length, ids.includes('row 2402'), ids.includes('row 404'), ids.includes('row 403')]).toEqual([
      LIMITS.bulkIds,
      true,
      true,
      false,
    ]);
  });

  it('are the one that was touched, where those between cannot be read', async () => {
    void selection.toggle('row 1');
    scrollTo(1000);
    idsOf.mockRejectedValue(new Error('offline'));
    await selection.toggle('row 1002', true);
    expect(new Set(selection.ids())).toEqual(new Set(['row 1', 'row 1002']));
  });

  it('are all but one, where the others can be named', async () => {
    total.set(1500);
    selection.chooseAll();
    await selection.toggle('row 3');
    expect(selection.count()).toBe(1499);
    expect(selection.has('row 3')).toBe(false);
  });

  it('are none when something else is asked for, not even those that were being read', async () => {
    void selection.toggle('row 1');
    scrollTo(1000);
    const stretching = selection.toggle('row 1002', true);
    query.set('shop');
    TestBed.tick();
    await stretching;
    expect(selection.count()).toBe(0);
  });
});
