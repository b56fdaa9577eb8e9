/** A piece of a line: our own words (`text`, `strong`), something that came from outside (`name`), or a link. */
export type Span = { kind: 'text' | 'strong' | 'name'; text: string } | { kind: 'link'; text: string; href: string };
export type Line = readonly Span[];

export const text = (words: string): Span => ({ kind: 'text', text: words });
export const strong = (words: string): Span => ({ kind: 'strong', text: words });
export const link = (words: string, href: string): Span => ({ kind: 'link', text: words, href });

/** Names, notes and reasons: whoever chose them chose them for any format, so each channel disarms them in its own way. */
export const name = (words: string): Span => ({
  kind: 'name',
  text: words
    .replace(/[\p{C}\s]+/gu, ' ')
    .trim()
    .toWellFormed(),
});

/** What a person reads. */
export const plain = (line: Line): string => line.map((span) => span.text).join('');

/** A message as lines: in front what is always said, then one line for each thing, then what is always said. */
export interface Composition {
  head: Line[];
  items: Line[];
  /** How many things there are besides those that have a line. */
  further: number;
  foot: Line[];
}

/**
 * As many lines as fit, and how many were left out said in a line of their own.
 *
 * @param measure what the channel counts, of one line with its end
 * @param more the line that says how many are left out
 */
export function fitting(
  { head, items, further, foot }: Composition,
  measure: (line: Line) => number,
  limit: number,
  more: (count: number) => Line,
): Line[] {
  const size = (lines: readonly Line[]): number => lines.reduce((sum, line) => sum + measure(line), 0);
  const whole = size(head) + size(foot);
  const all = whole + size(items) + (further > 0 ? measure(more(further)) : 0);
  if (all <= limit) return [...head, ...items, ...(further > 0 ? [more(further)] : []), ...foot];
  const room = limit - whole - measure(more(items.length + further));
  const shown: Line[] = [];
  for (let used = 0; shown.length < items.length;) {
    used += measure(items[shown.length]!);
    if (used > room) break;
    shown.push(items[shown.length]!);
  }
  return [...head, ...shown, more(items.length - shown.length + further), ...foot];
}
