import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const css = readFileSync(join(__dirname, 'tokens.css'), 'utf8');
const tokens = new Map(
  [...css.matchAll(/--([\w-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)/g)].map(([, name, light, dark]) => [
    name!,
    { light: light!, dark: dark! },
  ]),
);

/** https://www.w3.org/TR/WCAG22/#dfn-relative-luminance */
function luminance(hex: string): number {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const channel = parseInt(hex.slice(at, at + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!;
}

function contrast(one: string, other: string): number {
  const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light! + 0.05) / (dark! + 0.05);
}

const SURFACES = ['bg', 'card', 'raise', 'hover'];
const TEXT = [
  ...['ink', 'ink2', 'ink3', 'brand', 'bad', 'ok', 'warn', 'none'].flatMap((ink) => SURFACES.map((on) => [ink, on])),
  ...['brand', 'bad', 'ok', 'warn', 'none'].map((tone) => [tone, `${tone}-soft`]),
  ['ink2', 'none-soft'],
  ['brand-ink', 'brand'],
  ['brand-ink', 'brand-hover'],
  ['bad-strong-ink', 'bad-strong'],
];
const PARTS = ['field', 'focus', 'bad-strong'].flatMap((part) => ['bg', 'card', 'raise'].map((on) => [part, on]));

describe.each(['light', 'dark'] as const)('contrast in the %s theme', (theme) => {
  const of = ([one, other]: string[]) => contrast(tokens.get(one!)![theme], tokens.get(other!)![theme]);

  it.each(TEXT)('%s can be read on %s', (...pair) => expect(of(pair)).toBeGreaterThanOrEqual(4.5));
  it.each(PARTS)('%s can be made out on %s', (...pair) => expect(of(pair)).toBeGreaterThanOrEqual(3));
});
