import {
  afterRenderEffect,
  Component,
  computed,
  DestroyRef,
  ElementRef,
  inject,
  input,
  linkedSignal,
  signal,
  viewChild,
} from '@angular/core';
import type { StripDto } from '@nawala/contracts';
import { stepped } from '../stepped';
import { placeAbove } from './place-above';
import { saySlot, saySummary } from './slot-words';
import { pathsOf, SLOT_WIDTH, STRIP_HEIGHT } from './strip-paths';

/**
 * What became of a domain, slot by slot, the newest on the right: one drawing, said in a sentence, and read slot by slot
 * with the pointer or the arrow keys. A gap is a dash: no data is never green.
 */
@Component({
  selector: 'app-strip',
  template: `
    <svg
      #drawing
      role="img"
      tabindex="0"
      preserveAspectRatio="none"
      [attr.viewBox]="viewBox()"
      [attr.aria-label]="summary()"
    >
      @for (path of paths(); track $index) {
        <path [attr.class]="path.look" [attr.d]="path.d" />
      }
      @if (at() !== null) {
        <rect class="at" y="0" [attr.x]="at()! * slotWidth - 0.9" [attr.width]="slotWidth" [attr.height]="height" />
      }
    </svg>
    @if (said(); as text) {
      <span #tip class="tip" popover="manual" aria-hidden="true">{{ text }}</span>
    }
    @if (focused()) {
      <span class="sr-only" aria-live="polite">{{ said() }}</span>
    }
  `,
  styleUrl: './strip.css',
})
export class Strip {
  /** Undefined while it is on its way. */
  readonly strip = input.required<StripDto | undefined>();
  /** Whose it is, for the sentence. */
  readonly name = input.required<string>();

  protected readonly slotWidth = SLOT_WIDTH;
  protected readonly height = STRIP_HEIGHT;
  private readonly slots = computed(() => this.strip()?.slots ?? []);
  protected readonly paths = computed(() => pathsOf(this.slots()));
  protected readonly viewBox = computed(() => `0 0 ${Math.max(1, this.slots().length) * SLOT_WIDTH} ${STRIP_HEIGHT}`);
  protected readonly summary = computed(() => saySummary(this.name(), this.slots()));
  /** The slot that is being read. */
  protected readonly at = linkedSignal<number, number | null>({
    source: () => this.slots().length,
    computation: (length, before) => (before?.value != null && before.value < length ? before.value : null),
  });
  protected readonly focused = signal(false);
  protected readonly said = computed(() => {
    const [strip, at] = [this.strip(), this.at()];
    return strip && at !== null ? saySlot(strip, at) : '';
  });

  private readonly drawing = viewChild.required<ElementRef<SVGElement>>('drawing');
  private readonly tip = viewChild<ElementRef<HTMLElement>>('tip');

  constructor() {
    this.listen(inject<ElementRef<HTMLElement>>(ElementRef).nativeElement);
    afterRenderEffect(() => {
      const [tip, at] = [this.tip()?.nativeElement, this.at()];
      if (tip && at !== null && this.said()) this.showAt(tip, at);
    });
  }

  /** By itself: a listener of a template would have the rows of a list checked with every move of the pointer. */
  private listen(host: HTMLElement): void {
    const listening = new AbortController();
    const on = <E extends Event>(types: string[], act: (event: E) => void) =>
      types.forEach((type) => host.addEventListener(type, act as EventListener, { signal: listening.signal }));
    on<PointerEvent>(['pointermove', 'pointerdown'], ({ clientX }) => this.point(clientX));
    on<PointerEvent>(['pointerleave'], () => this.at.set(null));
    on<FocusEvent>(['focusin'], () => this.focused.set(true));
    on<FocusEvent>(['focusout'], () => {
      this.focused.set(false);
      this.at.set(null);
    });
    on<KeyboardEvent>(['keydown'], (event) => this.step(event));
    inject(DestroyRef).onDestroy(() => listening.abort());
  }

  private point(x: number): void {
    const { left, width } = this.drawing().nativeElement.getBoundingClientRect();
    const count = this.slots().length;
    const index = Math.floor(((x - left) / width) * count);
    this.at.set(count > 0 ? Math.max(0, Math.min(index, count - 1)) : null);
  }

  private step(event: KeyboardEvent): void {
    const next = stepped(event, this.at(), this.slots().length);
    if (next === undefined) return;
    event.preventDefault();
    this.at.set(next);
  }

  /** On top of everything: what holds the strip may clip what goes beyond it. */
  private showAt(tip: HTMLElement, at: number): void {
    tip.togglePopover?.(true);
    const { left, width, top, bottom } = this.drawing().nativeElement.getBoundingClientRect();
    const slot = width / this.slots().length;
    const about = { left: left + at * slot, right: left + (at + 1) * slot, top, bottom };
    const place = placeAbove(about, tip.getBoundingClientRect(), document.documentElement.clientWidth);
    Object.assign(tip.style, { left: `${place.left}px`, top: `${place.top}px` });
  }
}
