import { computed, effect, inject, Service, signal } from '@angular/core';
import { Title } from '@angular/platform-browser';
import { type RouterStateSnapshot, TitleStrategy } from '@angular/router';
import { formatCount } from '../locale/counts';

const PRODUCT = 'Nawala Monitor';

/** `(3) Money sites — Nawala Monitor`: where you are, and how many domains are blocked, readable in a row of tabs. */
@Service()
export class PageTitle extends TitleStrategy {
  private readonly title = inject(Title);
  private readonly page = signal('');
  readonly blocked = signal(0);
  private readonly full = computed(() => {
    const place = [this.page(), PRODUCT].filter(Boolean).join(' — ');
    return this.blocked() > 0 ? `(${formatCount(this.blocked())}) ${place}` : place;
  });

  constructor() {
    super();
    effect(() => this.title.setTitle(this.full()));
  }

  override updateTitle(snapshot: RouterStateSnapshot): void {
    this.show(this.buildTitle(snapshot) ?? '');
  }

  /** For pages whose name is only known once they have loaded. */
  show(page: string): void {
    this.page.set(page);
  }
}
