import type { Work } from '../forms/unsaved-work';

/**
 * What to do when a dialog is told to close. `result` is what Material hands over: undefined after Escape and a click
 * beside the dialog, an empty text from a Cancel button, else the outcome.
 */
export function whenClosing(work: Work, result: unknown): 'close' | 'stay' | 'ask' {
  const isDone = result !== undefined && result !== '';
  if (isDone || work === 'none') return 'close';
  if (work === 'saving') return 'stay';
  return result === '' ? 'close' : 'ask';
}
