import { stripVTControlCharacters, styleText } from 'node:util';
import type { Progress, Report } from '@nawala/probe';
import { formatDuration } from './duration';
import { markOf } from './mark';
import type { Console } from '../console';

const CLEAR_LINE = '\r\u001b[2K';

const results = (count: number): string => (count === 1 ? '1 result' : `${count} results`);

type Kind<K extends Progress['kind']> = Extract<Progress, { kind: K }>;

const refusalLine = ({ problem, example, count }: Kind<'refused'>): string =>
  `Refused: ${problem} (${results(count)}${example === null ? '' : `, such as ${example}`})`;

function clockLine(offsetMs: number): string {
  const by = formatDuration(Math.abs(offsetMs));
  const side = offsetMs > 0 ? 'behind' : 'ahead of';
  return `This machine's clock is ${by} ${side} the server's: results are dated by the server's`;
}

function finishedLine({ delivered, refused, lost, pending }: Kind<'finished'>): string {
  const failed = [
    ...(refused > 0 ? [`${refused} refused`] : []),
    ...(lost > 0 ? [`${lost} lost`] : []),
    ...(pending > 0 ? [`${pending} not delivered yet`] : []),
  ];
  const line = [`Delivered ${results(delivered)}`, ...failed].join(', ');
  return failed.length > 0 ? styleText('red', line) : line;
}

/** What a line about this event says; undefined for those that only move the progress line. */
function lineOf(progress: Progress, known: Map<string, string>): string | undefined {
  switch (progress.kind) {
    case 'checked': {
      const { url, result } = progress;
      const before = known.get(url.id);
      known.set(url.id, result.status);
      const worthALine = before === undefined ? result.status === 'blocked' : before !== result.status;
      return worthALine ? `${markOf(result.status)} ${url.Domain}  ${styleText('dim', result.reason)}` : undefined;
    }
    case 'skipped':
      return `${styleText('yellow', '!')} ${progress.url.Domain}  ${progress.problem}`;
    case 'api-away':
      return styleText('yellow', `${progress.problem}; trying again in ${formatDuration(progress.retryInMs)}`);
    case 'spool-failed':
      return styleText('yellow', `Results cannot be kept on disk: ${progress.problem}`);
    case 'path-broken':
      return styleText('red', `${progress.problem}; nothing was checked`);
    case 'refused':
      return styleText('red', refusalLine(progress));
    case 'overflowing':
      return styleText('red', `More than ${progress.max} results wait for the API: the oldest are lost from now on`);
    case 'clock-off':
      return styleText('yellow', clockLine(progress.offsetMs));
    case 'finished':
      return finishedLine(progress);
    case 'round-finished':
      return `Checked ${progress.total} in ${formatDuration(progress.durationMs)}`;
    default:
      return undefined;
  }
}

/** `▰▰▰▱▱ 120/200 · 35.2/s · 2 s left`. */
export function progressLine(progress: Extract<Progress, { kind: 'checked' }>): string {
  const { done, total, perSecond, etaMs } = progress;
  const filled = Math.round((done / total) * 20);
  const bar = `${'▰'.repeat(filled)}${'▱'.repeat(20 - filled)}`;
  return `${bar} ${done}/${total} · ${perSecond.toFixed(1)}/s · ${formatDuration(etaMs)} left`;
}

/** For a terminal: a line for whatever changed, and below them one line that shows how far the round is. */
export function liveReport({ out, columns }: Console): Report {
  const known = new Map<string, string>();
  return (progress) => {
    const line = lineOf(progress, known);
    const bar = progress.kind === 'checked' ? progressLine(progress).slice(0, columns - 1) : '';
    const shown = line === undefined ? '' : `${fit(line, columns)}\n`;
    if (shown !== '' || bar !== '') out(`${CLEAR_LINE}${shown}${bar}`);
  };
}

/** Cuts what would wrap; a cut line loses its colours rather than half of one. */
function fit(line: string, columns: number): string {
  const plain = stripVTControlCharacters(line);
  return plain.length < columns ? line : `${plain.slice(0, columns - 2)}…`;
}
