import { httpResource } from '@angular/common/http';
import { Component, computed, debounced, inject, linkedSignal, signal } from '@angular/core';
import { MatDialogModule, MatDialogRef } from '@angular/material/dialog';
import { Router } from '@angular/router';
import type { DomainPageDto } from '@nawala/contracts';
import { wordsOf } from '../../domains/domain-query';
import { t } from '../../locale/t';
import { TextPipe } from '../../locale/text-pipes';
import { Stats } from '../../stats/stats';
import { Icon } from '../../ui/icon';
import { commands } from './commands';
import { brandsFor, type Choice, choicesFor } from './found';

const TYPING_PAUSE_MS = 150;
const MOST_DOMAINS = 6;

/** Which option is under the pointer. */
function placeOf(target: EventTarget | null): number | undefined {
  const at = target instanceof Element ? target.closest<HTMLElement>('[data-at]')?.dataset['at'] : undefined;
  return at === undefined ? undefined : Number(at);
}

/** One field that finds pages, brands, domains and what can be done; the keyboard chooses among them. */
@Component({
  selector: 'app-palette',
  imports: [Icon, MatDialogModule, TextPipe],
  templateUrl: './palette.html',
  styleUrl: './palette.css',
  // The options are the field's: it has the focus and the keys, and the pointer only points.
  host: { '(click)': 'pick($event)', '(pointermove)': 'point($event)' },
})
export class Palette {
  private readonly router = inject(Router);
  private readonly dialog = inject<MatDialogRef<Palette>>(MatDialogRef);
  private readonly stats = inject(Stats);
  private readonly commands = commands();

  protected readonly typed = signal('');
  private readonly rested = debounced(
    computed(() => wordsOf(this.typed())),
    TYPING_PAUSE_MS,
  );
  private readonly found = httpResource<DomainPageDto>(() => {
    const q = this.rested.hasValue() ? this.rested.value() : '';
    return q ? { url: '/api/domains', params: { q, limit: MOST_DOMAINS } } : undefined;
  });

  private readonly brands = computed<Choice[]>(() =>
    brandsFor(this.typed(), this.stats.current()?.brands ?? []).map(({ id, name, code, color }) => ({
      id,
      icon: 'brand',
      label: name,
      detail: t('domain.brand'),
      color,
      run: () => this.router.navigate(['/brands', code]),
    })),
  );
  private readonly domains = computed<Choice[]>(() => {
    const items = this.typed().trim() && this.found.hasValue() ? this.found.value().items : [];
    return items.map(({ id, displayName, brand }) => ({
      id,
      icon: 'site',
      label: displayName,
      detail: brand.name,
      run: () => this.router.navigate(['/domains', id]),
    }));
  });
  private readonly searchAll = computed<Choice[]>(() => {
    const q = this.typed().trim();
    const run = () => this.router.navigate(['/domains'], { queryParams: { q } });
    return wordsOf(q) ? [{ id: 'search', icon: 'search', label: t('palette.searchAll', { text: q }), run }] : [];
  });
  protected readonly choices = computed(() => [
    ...choicesFor(this.typed(), this.commands()),
    ...this.brands(),
    ...this.domains(),
    ...this.searchAll(),
  ]);

  /** Stays at what it was at while further choices arrive, and begins anew with what is typed. */
  protected readonly at = linkedSignal({ source: this.typed, computation: () => 0 });
  protected readonly active = computed(() => Math.min(this.at(), this.choices().length - 1));

  protected press(event: KeyboardEvent): void {
    const count = this.choices().length;
    if (event.isComposing || count === 0) return;
    if (event.key === 'ArrowDown') this.at.set((this.active() + 1) % count);
    else if (event.key === 'ArrowUp') this.at.set((this.active() + count - 1) % count);
    else if (event.key === 'Enter') this.choose(this.choices()[this.active()]!);
    else return;
    event.preventDefault();
    document.getElementById(`choice-${this.active()}`)?.scrollIntoView({ block: 'nearest' });
  }

  protected point({ target }: Event): void {
    const at = placeOf(target);
    if (at !== undefined) this.at.set(at);
  }

  protected pick({ target }: Event): void {
    const choice = this.choices()[placeOf(target) ?? -1];
    if (choice) this.choose(choice);
  }

  /** After it has gone, since it may open a dialog of its own. */
  private choose({ run }: Choice): void {
    this.dialog.afterClosed().subscribe(() => void run());
    this.dialog.close();
  }
}
