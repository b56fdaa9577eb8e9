import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { RowSelection } from './row-selection';

describe('The rows of a list that are chosen', () => {
  const shown = signal<readonly string[]>(['a', 'b', 'c']);
  const total = signal(2431);
  const query = signal('');
  let selection: RowSelection;

  beforeEach(() => {
    query.set('');
    selection = TestBed.runInInjectionContext(() => new RowSelection({ shown, total, query }));
    TestBed.tick();
  });

  it('are named until all that match are meant', () => {
    selection.toggle('a');
    selection.toggle('c', true);
    expect([selection.ids(), selection.count(), selection.head()]).toEqual([['a', 'b', 'c'], 3, 'all']);
    selection.chooseAll();
    expect([selection.ids(), selection.count(), selection.everything()]).toEqual([null, 2431, true]);
    selection.clear();
    expect([selection.ids(), selection.count()]).toEqual([[], 0]);
  });

  it('are none when something else is asked for', () => {
    selection.toggleShown(true);
    query.set('shop');
    TestBed.tick();
    expect(selection.count()).toBe(0);
  });
});
