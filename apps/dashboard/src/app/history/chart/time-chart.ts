import { Component, computed, input, linkedSignal, output, signal } from '@angular/core';
import { TextPipe } from '../../locale/text-pipes';
import { stepped } from '../stepped';
import type { Chart } from './chart';
import { ChartTable } from './chart-table';
import { Plot } from './plot';

/**
 * Numbers over time, drawn: read with the pointer or, one interval at a time, with the arrow keys. What is drawn can always
 * be had as a table, and is one where the drawing cannot be fetched.
 */
@Component({
  selector: 'app-time-chart',
  imports: [ChartTable, Plot, TextPipe],
  templateUrl: './time-chart.html',
  styleUrl: './time-chart.css',
})
export class TimeChart {
  readonly chart = input.required<Chart>();
  /** What it is, in a sentence. */
  readonly label = input.required<string>();
  /** What is to be said of an interval to who cannot see it. */
  readonly say = input.required<(chart: Chart, index: number) => string>();
  readonly height = input(218);
  readonly asTable = input(false);
  readonly choosable = input(false);
  readonly chosen = output<[from: number, to: number]>();
  /** Number of the interval that is being read; null: none is. */
  readonly read = output<number | null>();

  protected readonly at = linkedSignal<number, number | null>({
    source: () => this.chart().times.length,
    computation: (length, before) => (before?.value != null && before.value < length ? before.value : null),
  });
  private readonly byKeyboard = signal(false);
  protected readonly said = computed(() => {
    const at = this.at();
    return this.byKeyboard() && at !== null ? this.say()(this.chart(), at) : '';
  });

  protected point(at: number | null): void {
    this.byKeyboard.set(false);
    this.go(at);
  }

  protected step(event: KeyboardEvent): void {
    const next = stepped(event, this.at(), this.chart().times.length);
    if (next === undefined) return;
    event.preventDefault();
    this.byKeyboard.set(true);
    this.go(next);
  }

  protected leave(): void {
    if (this.byKeyboard()) this.point(null);
  }

  private go(at: number | null): void {
    this.at.set(at);
    this.read.emit(at);
  }
}
