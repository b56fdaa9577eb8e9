import { Component, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { RowSelection } from './row-selection';
import { SelectionKeys } from './selection-keys';

@Component({
  imports: [SelectionKeys],
  template: `
    <ul [appSelectionKeys]="mayChoose() ? selection : null">
      <li data-row="a"><a href="#a">a</a><input type="text" /></li>
      <li data-row="b"><a href="#b">b</a></li>
    </ul>
  `,
})
class Rows {
  readonly mayChoose = signal(true);
  readonly selection = new RowSelection({
    shown: signal(['a', 'b']),
    first: signal(0),
    total: signal(2),
    query: signal(''),
    idsOf: () => Promise.resolve([]),
  });
}

describe('The keyboard in a list of rows', () => {
  let rows: Rows;
  let host: HTMLElement;
  const press = (selector: string, key: string, more: KeyboardEventInit = {}) => {
    const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more });
    host.querySelector(selector)!.dispatchEvent(event);
    return event.defaultPrevented;
  };

  beforeEach(() => {
    const fixture = TestBed.createComponent(Rows);
    fixture.detectChanges();
    rows = fixture.componentInstance;
    host = fixture.nativeElement as HTMLElement;
  });

  it('chooses with x the row that has the focus, with Shift all up to it, and lets go with Escape', () => {
    expect(press('[href="#a"]', 'x')).toBe(true);
    expect(rows.selection.ids()).toEqual(['a']);
    press('[href="#b"]', 'X', { shiftKey: true });
    expect(rows.selection.ids()).toEqual(['a', 'b']);
    press('[href="#b"]', 'Escape');
    expect(rows.selection.count()).toBe(0);
    expect(press('[href="#b"]', 'Escape')).toBe(false);
  });

  it('leaves those alone who type, and shortcuts of the browser', () => {
    expect(press('input', 'x')).toBe(false);
    expect(press('[href="#a"]', 'x', { ctrlKey: true })).toBe(false);
    expect(rows.selection.count()).toBe(0);
  });

  it('does nothing for those who may not choose', () => {
    rows.mayChoose.set(false);
    TestBed.tick();
    expect(press('[href="#a"]', 'x')).toBe(false);
  });
});
