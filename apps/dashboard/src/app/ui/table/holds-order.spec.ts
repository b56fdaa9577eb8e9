import { Component } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { HoldsOrder } from './holds-order';
import { OrderHold } from './order-hold';

@Component({
  imports: [HoldsOrder],
  template: `<button id="head">Domain</button>
    <div [appHoldsOrder]="hold"><a id="row" href="/domains/1">shop.example.com</a></div>`,
})
class Rows {
  readonly hold = new OrderHold();
}

describe('the order of the rows', () => {
  let root: HTMLElement;
  let hold: OrderHold;

  beforeEach(() => {
    jest.useFakeTimers();
    const fixture = TestBed.createComponent(Rows);
    fixture.detectChanges();
    root = fixture.nativeElement as HTMLElement;
    document.body.append(root);
    ({ hold } = fixture.componentInstance);
  });
  afterEach(() => {
    root.remove();
    jest.useRealTimers();
  });

  const rows = () => root.querySelector('div')!;
  const point = (type: string, pointerType = 'mouse') =>
    rows().dispatchEvent(Object.assign(new Event(type), { pointerType }));
  const focusByKeyboard = (id: string, keyboard: boolean) => {
    const target = root.querySelector<HTMLElement>(`#${id}`)!;
    jest.spyOn(target, 'matches').mockReturnValue(keyboard);
    target.focus();
  };

  it('is held while the pointer moves over them, and let go some seconds after it has come to rest', () => {
    point('pointerenter');
    jest.advanceTimersByTime(3_000);
    point('pointermove');
    jest.advanceTimersByTime(3_000);
    expect(hold.held()).toBe(true);
    jest.advanceTimersByTime(1_000);
    expect(hold.held()).toBe(false);
    point('pointermove');
    expect(hold.held()).toBe(true);
  });

  it('is let go soon after the pointer has left', () => {
    point('pointerenter');
    point('pointerleave');
    jest.advanceTimersByTime(1_000);
    expect(hold.held()).toBe(false);
  });

  it('is held for a finger after it was lifted, until nothing has moved for some seconds', () => {
    point('pointerdown', 'touch');
    point('pointerleave', 'touch');
    jest.advanceTimersByTime(3_000);
    expect(hold.held()).toBe(true);
    jest.advanceTimersByTime(1_000);
    expect(hold.held()).toBe(false);
  });

  it('is held for the keyboard in them, and let go when that has been still', () => {
    focusByKeyboard('row', true);
    expect(hold.held()).toBe(true);
    jest.advanceTimersByTime(3_000);
    root.querySelector('#row')!.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowDown', bubbles: true }));
    jest.advanceTimersByTime(3_000);
    expect(hold.held()).toBe(true);
    jest.advanceTimersByTime(1_000);
    expect(hold.held()).toBe(false);
  });

  it('is not held by a head that was clicked, nor by a focus that a click left behind', () => {
    root.querySelector<HTMLElement>('#head')!.focus();
    expect(hold.held()).toBe(false);
    focusByKeyboard('row', false);
    expect(hold.held()).toBe(false);
  });
});
