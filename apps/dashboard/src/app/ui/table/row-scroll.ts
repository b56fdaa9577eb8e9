import {
  afterNextRender,
  DestroyRef,
  effect,
  ElementRef,
  inject,
  Injector,
  linkedSignal,
  type Signal,
  signal,
} from '@angular/core';
import { areApart, sameSpan, type Span, spanAtFirst, spanOf } from './row-span';

/** Of a row that was not measured yet. */
const ROW_PX = 44;
/** Whoever flies over rows gets a whole screen of others no more often: nobody can read them, and drawing takes long. */
const FLYING_MS = 120;

/**
 * Which rows of a long list are to be there, as `main` scrolls: rows of one height, between two blanks as high as all the
 * rows that are not. A table cannot stand in the CDK's viewport, which scrolls by itself and moves its content by
 * `transform`: the head would not stick, and the page would have two scroll bars. To be made where a component is made.
 */
export class RowScroll {
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  private readonly injector = inject(Injector);
  private frame = 0;
  /** When a whole screen was drawn last, by `performance.now()`. */
  private replacedAt = -FLYING_MS;
  private readonly pixels = signal(ROW_PX);
  private readonly shown = linkedSignal<Span>(() => spanAtFirst(this.begin()), { equal: sameSpan });
  readonly span = this.shown.asReadonly();
  /** Of one row, in pixels. */
  readonly height = this.pixels.asReadonly();
  private readonly uppermost = linkedSignal(() => this.begin());
  /** The first row that is seen in whole. */
  readonly top = this.uppermost.asReadonly();

  /** @param total rows, shown or not; @param begin which of them is at the top at first */
  constructor(
    private readonly total: Signal<number>,
    private readonly begin: Signal<number>,
  ) {
    const destroyed = inject(DestroyRef);
    destroyed.onDestroy(() => cancelAnimationFrame(this.frame));
    afterNextRender(() => {
      const { main } = this;
      if (!main) return;
      const look = () => this.lookSoon();
      const resized = new ResizeObserver(look);
      for (const element of [main, this.host]) resized.observe(element);
      main.addEventListener('scroll', look, { passive: true });
      destroyed.onDestroy(() => {
        resized.disconnect();
        main.removeEventListener('scroll', look);
      });
      if (this.begin() > 0) this.toTop(this.begin());
      this.look();
    });
    // As many rows as there is room for, also where another list has begun.
    effect(() => {
      this.total();
      this.begin();
      this.lookSoon();
    });
  }

  /** Scrolls as little as shows the row, and calls when it is there. */
  reveal(index: number, then: () => void): void {
    const { main, rows } = this;
    if (main && rows) {
      const top = index * this.height() - this.above(main, rows);
      const bottom = top + this.height() - this.seen(main);
      if (top < 0) main.scrollTop += top;
      else if (bottom > 0) main.scrollTop += bottom;
    }
    this.look(true);
    afterNextRender(then, { injector: this.injector });
  }

  /** Under the head. */
  private toTop(index: number): void {
    const { main, rows } = this;
    if (main && rows) main.scrollTop += index * this.measured() - this.above(main, rows);
  }

  private measured(): number {
    const row = this.host.querySelector('[data-line]')?.getBoundingClientRect().height;
    if (row) this.pixels.set(row);
    return this.pixels();
  }

  private lookSoon(): void {
    this.frame ||= requestAnimationFrame(() => this.look());
  }

  /** @param now also while one flies over rows */
  private look(now = false): void {
    this.frame = 0;
    const { main, rows } = this;
    if (!main || !rows) return;
    const [above, height] = [this.above(main, rows), this.measured()];
    const [next, time] = [spanOf(above, this.seen(main), height, this.total()), performance.now()];
    if (areApart(next, this.shown())) {
      if (!now && time - this.replacedAt < FLYING_MS) return this.lookSoon();
      this.replacedAt = time;
    }
    this.shown.set(next);
    this.uppermost.set(Math.max(0, Math.ceil(above / height)));
  }

  /** Pixels of rows above the upper edge, which is the lower edge of a head that sticks. */
  private above(main: HTMLElement, rows: Element): number {
    return main.getBoundingClientRect().top + this.head - rows.getBoundingClientRect().top;
  }

  private seen(main: HTMLElement): number {
    return main.clientHeight - this.head;
  }

  private get head(): number {
    return this.host.querySelector('thead')?.getBoundingClientRect().height ?? 0;
  }

  /** What scrolls on every page. */
  private get main(): HTMLElement | null {
    return this.host.closest('main');
  }

  /** What begins with the first row, or the blank in its place. */
  private get rows(): Element | null {
    return this.host.querySelector('[data-lines]');
  }
}
