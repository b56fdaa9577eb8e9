import { effect, Service, signal } from '@angular/core';
import { browserStorage } from '../storage/browser-storage';

export const THEMES = ['system', 'light', 'dark'] as const;
export type ThemeChoice = (typeof THEMES)[number];

/** public/first-paint.js reads the same key before the first paint. */
const THEME_KEY = 'nawala.theme';

const remembered = (): ThemeChoice => THEMES.find((theme) => theme === browserStorage.getItem(THEME_KEY)) ?? 'system';

/** System, light or dark, remembered per browser. The colours themselves follow from `color-scheme`. */
@Service()
export class Theme {
  readonly choice = signal(remembered());

  constructor() {
    effect(() => {
      const choice = this.choice();
      if (choice === 'system') delete document.documentElement.dataset['theme'];
      else document.documentElement.dataset['theme'] = choice;
    });
  }

  isDark(): boolean {
    const choice = this.choice();
    return choice === 'dark' || (choice === 'system' && matchMedia('(prefers-color-scheme: dark)').matches);
  }

  choose(choice: ThemeChoice): void {
    browserStorage.setItem(THEME_KEY, choice);
    this.choice.set(choice);
  }
}
