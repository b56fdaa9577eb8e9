import {
  Component,
  computed,
  DestroyRef,
  effect,
  ElementRef,
  inject,
  input,
  model,
  output,
  signal,
  untracked,
  ViewEncapsulation,
} from '@angular/core';
import uPlot from 'uplot';
import type { Chart } from './chart';
import { ChartColors } from './chart-colors';
import { drawGaps } from './plot-gaps';
import { plotData, plotOptions } from './plot-options';

/** Where nothing is pointed at, for uPlot. */
const NOWHERE = { left: -10, top: -10 };
/** A click that slipped chooses no time. */
const LEAST_CHOICE_PX = 4;

/** The drawing alone, by uPlot: a part of the page by itself, fetched with the first chart. Says nothing to who cannot see it. */
@Component({
  selector: 'app-plot',
  template: '',
  styleUrl: './plot.css',
  encapsulation: ViewEncapsulation.None,
  host: { 'aria-hidden': 'true' },
})
export class Plot {
  readonly chart = input.required<Chart>();
  readonly height = input.required<number>();
  /** Number of the interval that is being read. */
  readonly at = model<number | null>(null);
  /** Whether a stretch of time can be chosen by dragging. */
  readonly choosable = input(false);
  /** Such a stretch, in milliseconds since the epoch. */
  readonly chosen = output<[from: number, to: number]>();

  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  private readonly colors = inject(ChartColors);
  private readonly width = signal(0);
  private readonly look = computed(() => ({
    font: `11.5px ${getComputedStyle(this.host).fontFamily}`,
    text: this.colors.role('--ink3'),
    grid: this.colors.role('--line2'),
    axis: this.colors.role('--line'),
    ground: this.colors.role('--none-soft'),
    hatch: this.colors.role('--field'),
  }));
  private readonly plot = signal<uPlot | undefined>(undefined);

  constructor() {
    const observer = new ResizeObserver(([entry]) => this.width.set(Math.floor(entry!.contentRect.width)));
    observer.observe(this.host);
    inject(DestroyRef).onDestroy(() => observer.disconnect());
    effect((onCleanup) => {
      if (this.width() === 0) return;
      const plot = this.draw(this.chart(), { width: this.width(), height: this.height() });
      this.plot.set(plot);
      onCleanup(() => plot.destroy());
    });
    effect(() => this.pointAt(this.plot(), this.at()));
  }

  private draw(chart: Chart, size: { width: number; height: number }): uPlot {
    const look = this.look();
    const bars = uPlot.paths.bars?.({ size: [0.66, 40], radius: 0.18 });
    const options = plotOptions(chart, look, size, bars);
    options.cursor!.drag!.x = this.choosable();
    options.hooks = {
      drawClear: [(plot) => drawGaps(plot, chart, look.ground, look.hatch)],
      setCursor: [({ cursor }) => this.at.set(cursor.idx ?? null)],
      setSelect: [(plot) => this.choose(plot)],
    };
    return untracked(() => new uPlot(options, plotData(chart), this.host));
  }

  private pointAt(plot: uPlot | undefined, at: number | null): void {
    if (!plot || (plot.cursor.idx ?? null) === at) return;
    const time = at === null ? undefined : plot.data[0][at];
    plot.setCursor(time == null ? NOWHERE : { left: plot.valToPos(time, 'x'), top: 0 }, false);
  }

  private choose(plot: uPlot): void {
    const { left, width } = plot.select;
    if (width < LEAST_CHOICE_PX) return;
    this.chosen.emit([plot.posToVal(left, 'x'), plot.posToVal(left + width, 'x')]);
    plot.setSelect({ left: 0, top: 0, width: 0, height: 0 }, false);
  }
}
