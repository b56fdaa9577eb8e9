import { computed, effect, inject, Service, signal } from '@angular/core';
import { Title } from '@angular/platform-browser';
import { type RouterStateSnapshot, TitleStrategy } from '@angular/router';
import { formatCount } from '../locale/counts';
import { t } from '../locale/t';
import type { PlainKey } from '../locale/texts';

const PRODUCT = 'Nawala Monitor';

/** `(3) Money sites — Nawala Monitor`: where you are, and how many domains are blocked, readable in a row of tabs. */
@Service()
export class PageTitle extends TitleStrategy {
  private readonly title = inject(Title);
  private readonly page = signal<() => string>(() => '');
  readonly blocked = signal(0);
  private readonly full = computed(() => {
    const place = [this.page()(), PRODUCT].filter(Boolean).join(' — ');
    return this.blocked() > 0 ? `(${formatCount(this.blocked())}) ${place}` : place;
  });

  constructor() {
    super();
    effect(() => this.title.setTitle(this.full()));
  }

  /** Routes name their title by its key. */
  override updateTitle(snapshot: RouterStateSnapshot): void {
    const title = this.buildTitle(snapshot) as PlainKey | undefined;
    this.page.set(() => (title ? t(title) : ''));
  }

  /** For pages whose name is only known once they have loaded. */
  show(page: string): void {
    this.page.set(() => page);
  }
}
