import { TestBed } from '@angular/core/testing';
import { MainScroller } from './main-scroller';

describe('MainScroller', () => {
  let main: HTMLElement;
  let scroller: MainScroller;
  /** How far `main` can be scrolled: jsdom lays nothing out. */
  let most = 0;
  let top = 0;

  beforeEach(() => {
    [most, top] = [0, 0];
    main = document.createElement('main');
    Object.defineProperty(main, 'scrollTop', {
      get: () => top,
      set: (value: number) => (top = Math.min(value, most)),
    });
    document.body.append(main);
    scroller = TestBed.inject(MainScroller);
  });
  afterEach(() => main.remove());

  const grow = async (height: number) => {
    most = height;
    main.append(document.createElement('p'));
    await Promise.resolve();
  };

  it('tells where the content stands, and begins anew at the top', () => {
    most = top = 300;
    expect(scroller.getScrollPosition()).toEqual([0, 300]);
    scroller.scrollToPosition([0, 0]);
    expect(top).toBe(0);
  });

  it('comes back to a place that exists only when the content has been read', async () => {
    scroller.scrollToPosition([0, 700]);
    await grow(400);
    expect(top).toBe(400);
    await grow(2_000);
    expect(top).toBe(700);
    top = 100;
    await grow(3_000);
    expect(top).toBe(100);
  });

  it('leaves it to somebody who scrolls meanwhile', async () => {
    scroller.scrollToPosition([0, 700]);
    document.dispatchEvent(new Event('wheel'));
    await grow(2_000);
    expect(top).toBe(0);
  });
});
