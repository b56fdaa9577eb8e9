import { styleText } from 'node:util';
import { explain, printable, type CheckResult, type ExplainedHop, type LayerRow } from '@nawala/probe';
import type { Console } from '../console';
import { formatDuration } from './duration';
import { markOf } from './mark';
import { notesOn } from './notes';
import { wrap } from './wrap';

/** What stands before the first column: the mark, and the layer's name. */
const MARGIN = 8;
const GAP = 2;
const MIN_COLUMN = 24;
const MARK = '▶';
const NOTHING = '–';

type Terminal = Pick<Console, 'interactive' | 'columns'>;

const widthOf = ({ columns }: Terminal): number => Math.max(MIN_COLUMN, Math.floor((columns - MARGIN - GAP - 1) / 2));

/** Who stands for "outside". */
function outsideOf({ control }: CheckResult): string {
  if (!control) return 'outside (nobody was asked)';
  const { name, problem } = control;
  return problem ? `outside (${name}: ${problem.kind}, ${problem.detail})` : `outside (${name})`;
}

/** Two texts side by side, each broken to its column. */
function sideBySide(head: string, here: string, outside: string, width: number): string[] {
  const [left, right] = [wrap(here, width), wrap(outside, width)];
  const lines = Array.from({ length: Math.max(left.length, right.length) }, (_, i) => [left[i] ?? '', right[i] ?? '']);
  return lines.map(([a = '', b = ''], i) =>
    `${i === 0 ? head.padEnd(MARGIN) : ' '.repeat(MARGIN)}${a.padEnd(width + GAP)}${b}`.trimEnd(),
  );
}

const rowLines = ({ layer, here, outside, decides }: LayerRow, width: number): string[] => {
  const head = `${decides ? MARK : ' '} ${layer.toUpperCase()}`;
  return sideBySide(head, printable(here, 400) || NOTHING, printable(outside, 400) || NOTHING, width);
};

/** Everything that was seen, layer by layer, here and outside, with the line that decided; and below it what it means. */
export function drawColumns(result: CheckResult, terminal: Terminal): string {
  const { target, status, method, reason, confirmed, durationMs, decided } = result;
  const { interactive } = terminal;
  const dim = (text: string) => (interactive ? styleText('dim', text, { validateStream: false }) : text);
  const width = widthOf(terminal);
  const head = sideBySide('', 'here', outsideOf(result), width);
  const hopLines = ({ hop, depth, layers }: ExplainedHop): string[] => [
    `${depth > 0 ? '↳ ' : ''}${hop.url}`,
    ...head.map(dim),
    ...layers.flatMap((row) => rowLines(row, width)),
    ...notesOn(hop).map((note) => dim(`${' '.repeat(MARGIN)}${printable(note, 300)}`)),
    '',
  ];
  const word = interactive ? markOf(status) : status;
  const how = [method && `by ${method}`, confirmed && 'confirmed'].filter(Boolean).join(', ');
  return [
    ...explain(result, decided).flatMap(hopLines),
    `${target} is ${word}${how && ` (${how})`}`,
    `${reason}.`,
    dim(`Took ${formatDuration(durationMs)}`),
    '',
  ].join('\n');
}
