import { A11yModule } from '@angular/cdk/a11y';
import { type ConnectedPosition, OverlayModule } from '@angular/cdk/overlay';
import { Component, computed, input, output, signal } from '@angular/core';
import { formatCount } from '../locale/counts';
import { t } from '../locale/t';
import { TextPipe } from '../locale/text-pipes';
import { Icon } from './icon';

export interface FilterOption {
  value: string;
  label: string;
  color?: string;
  count?: number;
}

/** With more options than this a field to find one in is worth its room. */
const MANY = 8;

/** Below its chip wherever there is room for it, even if it has to be pushed sideways. */
const PLACES: ConnectedPosition[] = [
  { originX: 'start', originY: 'bottom', overlayX: 'start', overlayY: 'top', offsetY: 6 },
  { originX: 'end', originY: 'bottom', overlayX: 'end', overlayY: 'top', offsetY: 6 },
  { originX: 'start', originY: 'top', overlayX: 'start', overlayY: 'bottom', offsetY: -6 },
  { originX: 'end', originY: 'top', overlayX: 'end', overlayY: 'bottom', offsetY: -6 },
];

/** A chip that opens a list of checkboxes. With `typed`, values that are not in the list can be entered too. */
@Component({
  selector: 'app-filter-menu',
  imports: [A11yModule, Icon, OverlayModule, TextPipe],
  templateUrl: './filter-menu.html',
  styleUrl: './filter-menu.css',
})
export class FilterMenu {
  readonly label = input.required<string>();
  readonly options = input.required<readonly FilterOption[]>();
  readonly chosen = input.required<readonly string[]>();
  readonly typed = input(false);
  /** Does not say what is chosen: for what nearly always has nearly everything chosen. */
  readonly quiet = input(false);
  readonly changed = output<string[]>();

  protected readonly places = PLACES;
  protected readonly count = formatCount;
  protected readonly open = signal(false);
  protected readonly text = signal('');
  protected readonly searchable = computed(() => this.typed() || this.options().length > MANY);
  protected readonly found = computed(() => {
    const text = this.text().trim().toLowerCase();
    return this.options().filter(({ label }) => label.toLowerCase().includes(text));
  });
  protected readonly words = computed(() => {
    if (this.quiet()) return '';
    const names = this.chosen().map((value) => this.options().find((option) => option.value === value)?.label ?? value);
    return names.length > 2 ? t('filter.chosen', { number: names.length }) : names.join(', ');
  });

  protected toggle(value: string): void {
    const chosen = this.chosen();
    this.changed.emit(chosen.includes(value) ? chosen.filter((other) => other !== value) : [...chosen, value]);
  }

  protected enter(): void {
    const text = this.text().trim().toLowerCase();
    const only = this.typed() ? text : this.found()[0]?.value;
    if (only && !this.chosen().includes(only)) this.changed.emit([...this.chosen(), only]);
    this.close();
  }

  protected close(): void {
    this.open.set(false);
    this.text.set('');
  }
}
