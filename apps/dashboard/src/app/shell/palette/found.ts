import type { BrandRef } from '@nawala/contracts';
import type { IconName } from '../../ui/icons';

/** Something to go to, or to do. */
export interface Choice {
  id: string;
  icon: IconName;
  label: string;
  /** What else it is found by, and what tells it apart. */
  detail?: string;
  color?: string;
  run: () => unknown;
}

const MOST_BRANDS = 6;

/** Every word of what is typed occurs in it. */
const matches = (text: string, words: readonly string[]): boolean => {
  const folded = text.toLowerCase();
  return words.every((word) => folded.includes(word));
};

export const wordsIn = (typed: string): string[] => typed.toLowerCase().split(/\s+/).filter(Boolean);

/** What of these is meant. Nothing typed: all of them. */
export const choicesFor = (typed: string, choices: readonly Choice[]): Choice[] => {
  const words = wordsIn(typed);
  return choices.filter(({ label, detail = '' }) => matches(`${label} ${detail}`, words));
};

/** Brands are many: none before something is typed, and a few of those that are meant. */
export function brandsFor(typed: string, brands: readonly BrandRef[]): BrandRef[] {
  const words = wordsIn(typed);
  if (words.length === 0) return [];
  return brands.filter(({ name, code }) => matches(`${name} ${code}`, words)).slice(0, MOST_BRANDS);
}
