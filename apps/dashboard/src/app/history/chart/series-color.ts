import { contrastOf, inkOn } from '../../ui/ink-on';

/** https://www.w3.org/TR/WCAG22/#non-text-contrast */
const LEAST_CONTRAST = 3;
const STEPS = 20;

const channels = (hex: string): number[] => [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16));
const toHex = (values: readonly number[]): string =>
  `#${values.map((value) => Math.round(value).toString(16).padStart(2, '0')).join('')}`;

function mixed(color: string, ink: string, share: number): string {
  const other = channels(ink);
  return toHex(channels(color).map((value, at) => value + (other[at]! - value) * share));
}

/** A colour that somebody chose, as little darker or lighter as it takes to be made out on the ground. All `#rrggbb`. */
export function madeOutOn(ground: string, color: string): string {
  const ink = inkOn(ground);
  for (let step = 0; step < STEPS; step++) {
    const found = mixed(color, ink, step / STEPS);
    if (contrastOf(found, ground) >= LEAST_CONTRAST) return found;
  }
  return ink;
}

/** `rgb(1, 2, 3)`, as browsers say computed colours, as `#rrggbb`; undefined for what is none. */
export function hexOf(computed: string): string | undefined {
  const [, red, green, blue] = /^rgba?\((\d+), (\d+), (\d+)/.exec(computed) ?? [];
  return red === undefined ? undefined : toHex([Number(red), Number(green), Number(blue)]);
}
