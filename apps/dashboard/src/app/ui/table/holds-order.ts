import { DestroyRef, Directive, ElementRef, inject, input } from '@angular/core';
import type { OrderHold } from './order-hold';

const STIRRING = ['pointerenter', 'pointermove', 'pointerdown', 'touchmove', 'keydown'] as const;

/**
 * What happens in this element holds the order: a pointer that moves over it, a finger on it, the keyboard in it. A focus
 * that a click left behind does not: the pointer tells where that person is. Listens by itself, since a listener of a
 * template would have the rows checked with every move of the pointer.
 */
@Directive({ selector: '[appHoldsOrder]' })
export class HoldsOrder {
  readonly hold = input.required<OrderHold | undefined>({ alias: 'appHoldsOrder' });

  constructor() {
    const element = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
    const listening = new AbortController();
    const options = { passive: true, signal: listening.signal };
    for (const type of STIRRING) element.addEventListener(type, () => this.hold()?.stir(), options);
    element.addEventListener('focusin', (event) => this.focus(event), options);
    element.addEventListener('focusout', () => this.hold()?.leave(), options);
    element.addEventListener('pointerleave', (event) => this.leave(event), options);
    inject(DestroyRef).onDestroy(() => listening.abort());
  }

  private focus({ target }: FocusEvent): void {
    if (target instanceof Element && target.matches(':focus-visible')) this.hold()?.stir();
  }

  /** A finger leaves with every tap, and when the page scrolls under it: somebody still reads. */
  private leave({ pointerType }: PointerEvent): void {
    if (pointerType !== 'touch') this.hold()?.leave();
  }
}
