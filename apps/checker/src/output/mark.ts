import { styleText } from 'node:util';
import type { ScanStatus } from '@nawala/contracts';

type Colour = 'green' | 'red' | 'magenta' | 'yellow';
const MARKS: Record<ScanStatus, [mark: string, colour: Colour]> = {
  accessible: ['✔', 'green'],
  blocked: ['✖', 'red'],
  down: ['↓', 'magenta'],
  inconclusive: ['?', 'yellow'],
};

/** A status as a coloured sign and its word, so that colour is never the only difference. */
export function markOf(status: ScanStatus): string {
  const [mark, colour] = MARKS[status];
  return styleText(colour, `${mark} ${status}`, { validateStream: false });
}
