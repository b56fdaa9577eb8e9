import { Component } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import type { RowScroll } from '../../ui/table/row-scroll';
import { RowKeys } from './row-keys';

/** What waits until rows are drawn; undefined: they are at once. */
let undrawn: (() => void)[] | undefined;

/** All rows are there, and the third is at the top. */
const scroll = {
  top: () => 2,
  reveal: (_line: number, then: () => void) => void (undrawn ? undrawn.push(then) : then()),
} as unknown as RowScroll;

@Component({
  imports: [RowKeys],
  template: `
    <input />
    <div class="cdk-overlay-container"><button type="button">asked</button></div>
    <ul tabindex="-1" data-lost="3" [appRowKeys]="scroll" [lines]="5">
      @for (line of [0, 1, 2, 3]; track line) {
        <li [attr.data-line]="line">
          <a href="#there">{{ line }}</a>
        </li>
      }
      <li tabindex="-1" data-line="4"></li>
    </ul>
  `,
})
class Rows {
  protected readonly scroll = scroll;
}

describe('j and k', () => {
  let host: HTMLElement;

  beforeEach(async () => {
    const fixture = TestBed.createComponent(Rows);
    host = fixture.nativeElement as HTMLElement;
    document.body.append(host);
    await fixture.whenStable();
  });
  afterEach(() => host.remove());

  const press = (key: string, more: KeyboardEventInit = {}) =>
    (document.activeElement ?? document.body).dispatchEvent(
      new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more }),
    );
  const line = () => document.activeElement?.closest<HTMLElement>('[data-line]')?.dataset['line'];

  it('begin with the row at the top, and go from row to row as far as there are any', () => {
    press('j');
    expect(line()).toBe('2');
    for (const key of ['j', 'j', 'j', 'j']) press(key);
    expect(line()).toBe('4');
    for (const key of ['k', 'k', 'k', 'k', 'k', 'k']) press(key);
    expect(line()).toBe('0');
  });

  it('go on from where they lead when they come faster than rows are drawn', () => {
    undrawn = [];
    for (const key of ['j', 'j', 'j', 'k']) press(key);
    expect(line()).toBeUndefined();
    for (const then of undrawn) then();
    undrawn = undefined;
    expect(line()).toBe('3');
    press('j');
    expect(line()).toBe('4');
  });

  it('go on from a row that is not there', () => {
    host.querySelector('ul')!.focus();
    press('k');
    expect(line()).toBe('2');
  });

  it('leave those alone who type, who use a shortcut of the browser, or who are asked something', () => {
    press('j', { ctrlKey: true });
    for (const selector of ['input', 'button']) {
      host.querySelector<HTMLElement>(selector)!.focus();
      press('j');
    }
    expect(line()).toBeUndefined();
  });
});
