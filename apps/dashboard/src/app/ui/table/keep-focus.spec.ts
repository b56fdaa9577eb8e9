import { Component, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { keepFocus } from './keep-focus';

interface Line {
  id: string;
  index: number;
  blank?: true;
}

@Component({
  template: `
    <ul tabindex="-1" data-list [attr.data-lost]="lost()">
      @for (line of lines(); track refilled() ? $index : line.id) {
        @if (line.blank) {
          <li tabindex="-1" [attr.data-line]="line.index"></li>
        } @else {
          <li [attr.data-line]="line.index" [attr.data-row]="line.id">
            <input type="checkbox" /><a href="#there">{{ line.id }}</a>
          </li>
        }
      }
    </ul>
    <button type="button">elsewhere</button>
  `,
})
class Rows {
  readonly lines = signal<readonly Line[]>([]);
  /** Whether other lines are shown in the same elements. */
  readonly refilled = signal(false);
  readonly lost = keepFocus(() => this.lines());
}

const rows = (first: number, ...ids: string[]): Line[] => ids.map((id, at) => ({ id, index: first + at }));

describe('The focus among rows that are rendered anew', () => {
  let host: HTMLElement;
  let refill: () => void;
  let show: (lines: readonly Line[]) => Promise<void>;

  beforeEach(async () => {
    const fixture = TestBed.createComponent(Rows);
    host = fixture.nativeElement as HTMLElement;
    document.body.append(host);
    refill = () => fixture.componentInstance.refilled.set(true);
    show = (lines) => {
      fixture.componentInstance.lines.set(lines);
      return fixture.whenStable().then(() => undefined);
    };
    await show(rows(0, 'a', 'b', 'c'));
  });
  afterEach(() => host.remove());

  const focus = (selector: string) => host.querySelector<HTMLElement>(selector)!.focus();
  const focused = () => {
    const active = document.activeElement!;
    return [active.closest<HTMLElement>('[data-row]')?.dataset['row'], active.localName];
  };

  it('goes with its row, and stays at what it was of that', async () => {
    focus('[data-row="b"] input');
    await show(rows(0, 'c', 'b', 'a'));
    expect(focused()).toEqual(['b', 'input']);
  });

  it('is the list’s while its row is not there, and the row’s again when that is back', async () => {
    focus('[data-row="b"] a');
    await show(rows(500, 'x', 'y'));
    expect(focused()).toEqual([undefined, 'ul']);
    expect(host.querySelector('ul')!.dataset['lost']).toBe('1');
    await show(rows(0, 'a', 'b', 'c'));
    expect(focused()).toEqual(['b', 'a']);
    expect(host.querySelector('ul')!.dataset['lost']).toBeUndefined();
  });

  it('does not stay in an element that shows another row', async () => {
    refill();
    await show(rows(0, 'a', 'b', 'c'));
    focus('[data-row="b"] a');
    await show(rows(500, 'x', 'y', 'z'));
    expect(focused()).toEqual([undefined, 'ul']);
    await show(rows(0, 'a', 'b', 'c'));
    expect(focused()).toEqual(['b', 'a']);
  });

  it('comes to a row that has yet to be read when it is', async () => {
    await show([{ id: 'blank 7', index: 7, blank: true }]);
    focus('[data-line="7"]');
    await show(rows(7, 'h'));
    expect(focused()).toEqual(['h', 'a']);
  });

  it('is left alone where it is elsewhere', async () => {
    focus('[data-row="b"] a');
    await show(rows(500, 'x', 'y'));
    focus('button');
    await show(rows(0, 'a', 'b', 'c'));
    expect(focused()).toEqual([undefined, 'button']);
  });
});
