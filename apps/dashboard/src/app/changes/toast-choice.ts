import { Service, signal } from '@angular/core';
import { browserStorage } from '../storage/browser-storage';
import type { Change } from './change';

export const TOAST_CHOICES = ['all', 'blocked', 'off'] as const;
export type Choice = (typeof TOAST_CHOICES)[number];

const KEY = 'nawala.toasts';

const remembered = (): Choice => TOAST_CHOICES.find((choice) => choice === browserStorage.getItem(KEY)) ?? 'all';

/** Which changes the reader wants to be told of while they happen, remembered per browser. All of them stay in the list. */
@Service()
export class ToastChoice {
  readonly choice = signal(remembered());

  choose(choice: Choice): void {
    browserStorage.setItem(KEY, choice);
    this.choice.set(choice);
  }

  wants({ to }: Change): boolean {
    const choice = this.choice();
    return choice === 'all' || (choice === 'blocked' && to === 'ada');
  }
}
