import { Component, computed, model } from '@angular/core';
import { t } from '../locale/t';
import { TextPipe } from '../locale/text-pipes';
import { Segments } from '../ui/segments';
import { type Range, RANGES } from './ranges';

@Component({
  selector: 'app-range-choice',
  imports: [Segments, TextPipe],
  template: `<app-segments [label]="'range.range' | t" [options]="options()" [(value)]="range" />`,
})
export class RangeChoice {
  readonly range = model.required<Range>();
  protected readonly options = computed(() => RANGES.map((value) => ({ value, label: t(`range.${value}`) })));
}
