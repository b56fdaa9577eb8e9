import {
  afterNextRender,
  computed,
  effect,
  ElementRef,
  inject,
  Injector,
  type Signal,
  signal,
  untracked,
} from '@angular/core';

/** What of a line has the focus. */
interface Place {
  line: number;
  /** Of its row or group; undefined: it has yet to be read. */
  id: string | undefined;
  /** Selector of the control within the line. */
  control: string;
}

function placeOf(focused: HTMLElement): Place {
  const { line, row, group } = focused.closest<HTMLElement>('[data-line]')!.dataset;
  const special = ['.icon-btn', 'input', 'svg'].find((selector) => focused.matches(selector));
  return { line: Number(line), id: row ?? group, control: special ?? 'a, button' };
}

/** An element may show another line than before. */
const isSame = (one: Place, other: Place): boolean =>
  one.id === other.id && (one.id !== undefined || one.line === other.line);

/**
 * The focus stays with its row when rows are rendered anew: when they move, turn into cards, or are read. While its row is
 * not there, since it was scrolled away, the list itself has the focus, and the row again when it is back. To be called
 * where a component is made, around an element `[data-list]` whose lines are `[data-line]`.
 * @param rendered whatever makes lines come, go or move
 * @returns the line whose focus the list keeps
 */
export function keepFocus(rendered: () => unknown): Signal<number | undefined> {
  const host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  const injector = inject(Injector);
  const lost = signal<Place | undefined>(undefined);
  const list = () => host.querySelector<HTMLElement>('[data-list]');

  effect(() => {
    rendered();
    const focused = host.querySelector<HTMLElement>('[data-line]:focus, [data-line] :focus');
    const isKept = focused === null && document.activeElement === list();
    const place = focused ? placeOf(focused) : isKept ? untracked(lost) : undefined;
    if (place) afterNextRender(() => focusAgain(place, focused), { injector });
    else untracked(() => lost.set(undefined));
  });

  function focusAgain(place: Place, before: HTMLElement | null): void {
    if (before && before === document.activeElement && isSame(placeOf(before), place)) return;
    const id = place.id === undefined ? undefined : CSS.escape(place.id);
    const line =
      id === undefined
        ? `[data-line="${place.line}"]:not([aria-busy])`
        : `:is([data-row="${id}"], [data-group="${id}"])`;
    const control = host.querySelector<HTMLElement>(`${line} :is(${place.control})`);
    lost.set(control ? undefined : place);
    (control ?? list())?.focus({ preventScroll: true });
  }

  return computed(() => lost()?.line);
}
