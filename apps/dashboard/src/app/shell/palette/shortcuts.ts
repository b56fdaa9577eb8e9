import type { ComponentType } from '@angular/cdk/overlay';
import { inject, Injector, Service } from '@angular/core';
import { Languages } from '../../locale/languages';
import { Dialogs } from '../../ui/dialogs';

const ELSEWHERE = 'input:not([type="checkbox"]), textarea, select, [contenteditable]';

export const isTyping = (target: EventTarget | null): boolean => target instanceof Element && target.matches(ELSEWHERE);

/** What a key opens, on whatever page; undefined: nothing. */
export function openedBy(event: KeyboardEvent): 'palette' | 'help' | undefined {
  const { key, ctrlKey, metaKey, altKey, shiftKey } = event;
  if ((ctrlKey || metaKey) && !altKey && !shiftKey && key.toLowerCase() === 'k') return 'palette';
  const isPlain = !ctrlKey && !metaKey && !altKey;
  return isPlain && key === '?' && !isTyping(event.target) ? 'help' : undefined;
}

/** Opens the palette and the list of keys, which come with their texts when they are first asked for. */
@Service({ autoProvided: false })
export class Shortcuts {
  private readonly dialogs = inject(Dialogs);
  private readonly languages = inject(Languages);
  private readonly injector = inject(Injector);

  palette(): Promise<unknown> {
    return this.open(() => import('./palette').then((m) => m.Palette), '560px');
  }

  help(): Promise<unknown> {
    return this.open(() => import('./shortcuts-help').then((m) => m.ShortcutsHelp), '460px');
  }

  /** Not over another dialog: what is asked there comes first. */
  press(event: KeyboardEvent): void {
    const opened = openedBy(event);
    if (!opened) return;
    event.preventDefault();
    if (!this.dialogs.isOpen()) void this[opened]();
  }

  private open(load: () => Promise<ComponentType<unknown>>, width: string): Promise<unknown> {
    const withTexts = () => Promise.all([load(), this.languages.later()]).then(([component]) => component);
    return this.dialogs.open(withTexts, null, width, this.injector);
  }
}
