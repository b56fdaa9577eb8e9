import type { AlertMessage } from '../message';
import type { RenderedMessage } from '../rendered-message';

/** Who and where: what a message needs besides itself. */
export interface Place {
  mention: readonly string[];
  publicUrl: string;
}

/** A message as one kind of channel takes it. Pure: the same message is the same text. */
export type Format = (message: AlertMessage, place: Place) => RenderedMessage;

/** What a line takes with its end, where characters are counted. */
export const withEnd = (length: number): number => length + 1;

/** Cut between characters, never within one. */
export const cut = (words: string, units: number): string =>
  words.length <= units
    ? words
    : `${words
        .slice(0, units - 1)
        .toWellFormed()
        .replace(/\uFFFD$/, '')}…`;
