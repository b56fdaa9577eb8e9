import { Directive, input } from '@angular/core';
import type { RowScroll } from '../../ui/table/row-scroll';

const STEPS: Readonly<Record<string, number>> = { j: 1, k: -1 };

/** Where letters are typed, or mean something else: fields, and whatever lies over the page. */
const ELSEWHERE =
  'input:not([type="checkbox"]), textarea, select, [contenteditable], .cdk-overlay-container, .cdk-overlay-container *';

const isElsewhere = (target: EventTarget | null): boolean => target instanceof Element && target.matches(ELSEWHERE);

/** Its link or button; the line itself while it has yet to be read. */
function focusLine(line: number): void {
  const there = document.querySelector<HTMLElement>(`[data-line="${line}"]`);
  const control = there?.matches('[aria-busy]') ? null : there?.querySelector<HTMLElement>('a, button');
  (control ?? there)?.focus({ preventScroll: true });
}

/** j and k go from row to row, Enter follows the link of the one that has the focus. */
@Directive({ selector: '[appRowKeys]', host: { '(document:keydown)': 'step($event)' } })
export class RowKeys {
  readonly scroll = input.required<RowScroll>({ alias: 'appRowKeys' });
  /** How many lines there are. */
  readonly lines = input.required<number>();

  /** The line that will have the focus once it is drawn: keys that come faster go on from there. */
  private heading: number | undefined;

  protected step(event: KeyboardEvent): void {
    const step = STEPS[event.key];
    const isOurs = !event.ctrlKey && !event.metaKey && !event.altKey && !isElsewhere(event.target);
    if (step === undefined || !isOurs) return;
    event.preventDefault();
    const { line: at, lost } = document.activeElement?.closest<HTMLElement>('[data-line], [data-lost]')?.dataset ?? {};
    const focused = at ?? lost;
    const from = this.heading ?? (focused === undefined ? undefined : Number(focused));
    const next = from === undefined ? this.scroll().top() : from + step;
    const line = Math.max(0, Math.min(this.lines() - 1, next));
    this.heading = line;
    this.scroll().reveal(line, () => {
      if (this.heading !== line) return;
      this.heading = undefined;
      focusLine(line);
    });
  }
}
