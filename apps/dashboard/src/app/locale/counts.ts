import { perLanguage } from './language';

const whole = perLanguage((tag) => new Intl.NumberFormat(tag));
const lists = perLanguage((tag) => new Intl.ListFormat(tag, { type: 'conjunction' }));
const percent = perLanguage((tag) => new Intl.NumberFormat(tag, { style: 'percent', maximumFractionDigits: 1 }));

/** `1,284` */
export const formatCount = (value: number): string => whole().format(value);

/** `1,284+` where there are more. */
export const formatAtLeast = (value: number, more: boolean): string => `${formatCount(value)}${more ? '+' : ''}`;

/** As such up to `most`, beyond that `999+`. */
export const formatUpTo = (value: number, most: number): string => formatAtLeast(Math.min(value, most), value > most);

/** `telkom, xl and indosat` */
export const formatList = (words: readonly string[]): string => lists().format(words);

/** Rounded, but never to "none" or "all" when it is not. */
export function formatShare(part: number, total: number): string {
  const share = part / total;
  if (share > 0 && share < 0.001) return `< ${percent().format(0.001)}`;
  return share < 1 && share > 0.999 ? `> ${percent().format(0.999)}` : percent().format(share);
}
