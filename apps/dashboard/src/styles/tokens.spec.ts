import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { contrastOf } from '../app/ui/ink-on';

const css = readFileSync(join(__dirname, 'tokens.css'), 'utf8');
const tokens = new Map(
  [...css.matchAll(/--([\w-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)/g)].map(([, name, light, dark]) => [
    name!,
    { light: light!, dark: dark! },
  ]),
);

const SURFACES = ['bg', 'card', 'raise', 'hover'];
const TEXT = [
  ...['ink', 'ink2', 'ink3', 'brand', 'bad', 'ok', 'warn', 'none'].flatMap((ink) => SURFACES.map((on) => [ink, on])),
  ...['brand', 'bad', 'ok', 'warn', 'none'].map((tone) => [tone, `${tone}-soft`]),
  ['ink2', 'none-soft'],
  ['brand-ink', 'brand'],
  ['brand-ink', 'brand-hover'],
  ['bad-strong-ink', 'bad-strong'],
];
const PARTS = ['field', 'focus', 'bad', 'bad-strong', 'ok-bar'].flatMap((part) =>
  ['bg', 'card', 'raise'].map((on) => [part, on]),
);

describe.each(['light', 'dark'] as const)('contrast in the %s theme', (theme) => {
  const of = ([one, other]: string[]) => contrastOf(tokens.get(one!)![theme], tokens.get(other!)![theme]);

  it.each(TEXT)('%s can be read on %s', (...pair) => expect(of(pair)).toBeGreaterThanOrEqual(4.5));
  it.each(PARTS)('%s can be made out on %s', (...pair) => expect(of(pair)).toBeGreaterThanOrEqual(3));
});
