import { computed, inject, Service } from '@angular/core';
import { Theme } from '../../theme/theme';
import { matchesMedia } from '../../ui/media';
import { hexOf, madeOutOn } from './series-color';

/** Where styles are not computed, as in specs. */
const PLAIN = '#ffffff';

/** The colours of the page as a canvas needs them: it knows no tokens, and does not follow the theme by itself. */
@Service()
export class ChartColors {
  private readonly theme = inject(Theme);
  private readonly systemIsDark = matchesMedia('(prefers-color-scheme: dark)');
  private readonly scheme = computed(() => {
    const choice = this.theme.choice();
    if (choice !== 'system') return choice;
    return this.systemIsDark() ? 'dark' : 'light';
  });

  /** Of a role, such as `--line`, in the theme of now: `#rrggbb`. Follows it where signals are read. */
  role(name: `--${string}`): string {
    const probe = document.createElement('i');
    // The theme's own colours, whether or not the page has taken it up already.
    probe.style.colorScheme = this.scheme();
    probe.style.color = `var(${name})`;
    document.body.append(probe);
    const color = hexOf(getComputedStyle(probe).color);
    probe.remove();
    return color ?? PLAIN;
  }

  /** A brand's, so that it can be made out on a card. */
  ofBrand(color: string): string {
    return madeOutOn(this.role('--card'), color);
  }
}
