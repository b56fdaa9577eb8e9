import { ViewportScroller } from '@angular/common';
import { DestroyRef, inject, Service } from '@angular/core';

/** How long content that is still being read is waited for. */
const PATIENCE_MS = 10_000;

/** Browsers round to a pixel of the screen. */
const isShortOf = (main: HTMLElement, top: number): boolean => main.scrollTop < top - 1;

/**
 * Scrolls what scrolls on this page: not the window, but `main`. A position to come back to may not exist before the
 * content has been read: it is held until it does, or until somebody scrolls.
 */
@Service()
export class MainScroller extends ViewportScroller {
  private giveUp: (() => void) | undefined;

  constructor() {
    super();
    inject(DestroyRef).onDestroy(() => this.giveUp?.());
  }

  setOffset(): void {
    // Nothing lies over the top of `main`.
  }

  getScrollPosition(): [number, number] {
    return [0, this.main?.scrollTop ?? 0];
  }

  scrollToPosition([, top]: [number, number]): void {
    this.giveUp?.();
    const { main } = this;
    if (!main) return;
    main.scrollTop = top;
    if (isShortOf(main, top)) this.holdUntilThere(top);
  }

  scrollToAnchor(anchor: string): void {
    this.giveUp?.();
    document.getElementById(anchor)?.scrollIntoView();
  }

  setHistoryScrollRestoration(mode: 'auto' | 'manual'): void {
    history.scrollRestoration = mode;
  }

  private get main(): HTMLElement | null {
    return document.querySelector<HTMLElement>('main');
  }

  private holdUntilThere(top: number): void {
    const observer = new MutationObserver(() => {
      const { main } = this;
      if (!main) return;
      main.scrollTop = top;
      if (!isShortOf(main, top)) this.giveUp?.();
    });
    const own = () => this.giveUp?.();
    const timer = setTimeout(own, PATIENCE_MS);
    const acts = ['wheel', 'touchmove', 'keydown', 'pointerdown'] as const;
    this.giveUp = () => {
      observer.disconnect();
      clearTimeout(timer);
      for (const act of acts) document.removeEventListener(act, own);
      this.giveUp = undefined;
    };
    observer.observe(document.body, { childList: true, subtree: true });
    for (const act of acts) document.addEventListener(act, own, { passive: true });
  }
}
