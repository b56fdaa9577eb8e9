import { Component, type ElementRef, inject, viewChild } from '@angular/core';
import { Router } from '@angular/router';
import { Icon } from '../ui/icon';

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));

/** From anywhere to a search in the money sites: ⌘K, Ctrl-K or `/`. */
@Component({
  selector: 'app-global-search',
  imports: [Icon],
  template: `
    <form role="search" (submit)="search($event, field.value)">
      <app-icon name="search" />
      <input
        #field
        type="search"
        name="q"
        autocomplete="off"
        maxlength="200"
        placeholder="Search domains, notes, tags…"
        aria-label="Search money sites"
        (keydown.escape)="field.blur()"
      />
      <kbd aria-hidden="true">{{ shortcut }}</kbd>
    </form>
  `,
  styleUrl: './global-search.css',
  host: { '(document:keydown)': 'focusOnShortcut($event)' },
})
export class GlobalSearch {
  private readonly router = inject(Router);
  private readonly field = viewChild.required<ElementRef<HTMLInputElement>>('field');
  protected readonly shortcut = /mac|iphone|ipad/i.test(navigator.userAgent) ? '⌘K' : 'Ctrl K';

  protected focusOnShortcut(event: KeyboardEvent): void {
    const palette = event.key.toLowerCase() === 'k' && (event.metaKey || event.ctrlKey);
    const slash = event.key === '/' && !isTyping(event.target);
    if (!palette && !slash) return;
    event.preventDefault();
    this.field().nativeElement.select();
    this.field().nativeElement.focus();
  }

  protected search(event: Event, text: string): void {
    event.preventDefault();
    void this.router.navigate(['/domains'], { queryParams: { q: text.trim() || undefined } });
    this.field().nativeElement.value = '';
    this.field().nativeElement.blur();
  }
}
