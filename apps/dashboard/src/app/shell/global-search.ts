import { Component, computed, effect, type ElementRef, inject, signal, viewChild } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { NavigationEnd, Router } from '@angular/router';
import { filter, map } from 'rxjs';
import { TextPipe } from '../locale/text-pipes';
import { Icon } from '../ui/icon';
import { isTyping } from './palette/shortcuts';

const TYPING_PAUSE_MS = 300;

/** The search of the money sites: from any other page Enter goes there, on the list itself it filters as one types. */
@Component({
  selector: 'app-global-search',
  imports: [Icon, TextPipe],
  template: `
    <form role="search" (submit)="submit($event)">
      <app-icon name="search" />
      <input
        #field
        type="search"
        name="q"
        autocomplete="off"
        maxlength="200"
        [placeholder]="'search.placeholder' | t"
        [attr.aria-label]="'search.label' | t"
        aria-keyshortcuts="/"
        [value]="text()"
        (input)="type(field.value)"
        (keydown.escape)="leave()"
      />
      <kbd aria-hidden="true">/</kbd>
    </form>
  `,
  styleUrl: './global-search.css',
  host: { '(document:keydown)': 'focusOnShortcut($event)' },
})
export class GlobalSearch {
  private readonly router = inject(Router);
  private readonly field = viewChild.required<ElementRef<HTMLInputElement>>('field');
  private readonly url = toSignal(
    this.router.events.pipe(
      filter((event) => event instanceof NavigationEnd),
      map(() => this.router.url),
    ),
    { initialValue: this.router.url },
  );
  private readonly onList = computed(() => /^\/domains(\?|$)/.test(this.url()));
  /** What the list shows now. */
  private readonly asked = computed(() =>
    this.onList() ? ((this.router.parseUrl(this.url()).queryParams['q'] as string | undefined) ?? '') : '',
  );
  private timer: ReturnType<typeof setTimeout> | undefined;
  private sent = '';

  protected readonly text = signal('');

  constructor() {
    // What was typed after the search that has just been answered must not be undone by it.
    effect(() => {
      const asked = this.asked();
      if (asked !== this.sent) this.text.set(asked);
      this.sent = asked;
    });
  }

  protected focusOnShortcut(event: KeyboardEvent): void {
    if (event.key !== '/' || event.ctrlKey || event.metaKey || isTyping(event.target)) return;
    event.preventDefault();
    this.field().nativeElement.focus();
    this.field().nativeElement.select();
  }

  protected type(text: string): void {
    this.text.set(text);
    clearTimeout(this.timer);
    if (this.onList()) this.timer = setTimeout(() => this.search(true), TYPING_PAUSE_MS);
  }

  protected submit(event: Event): void {
    event.preventDefault();
    this.search(this.onList());
  }

  /** Escape empties the field, and leaves it when it is empty. */
  protected leave(): void {
    if (this.text() === '') this.field().nativeElement.blur();
    else this.type('');
  }

  /** On the list the other filters stay, and typing makes no history of its own. */
  private search(stay: boolean): void {
    clearTimeout(this.timer);
    const q = this.text().trim();
    if (stay && q === this.asked()) return;
    this.sent = q;
    void this.router.navigate(['/domains'], {
      queryParams: { q: q || undefined, row: undefined },
      queryParamsHandling: stay ? 'merge' : 'replace',
      replaceUrl: stay,
    });
  }
}
