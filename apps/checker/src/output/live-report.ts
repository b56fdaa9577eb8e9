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

/** `telkom: …`, where networks have names. */
const inVantage = (vantage: string | undefined, line: string): string =>
  vantage === undefined ? line : `${vantage}: ${line}`;

function roundLine({ total, durationMs, resumed, vantages }: Kind<'round-finished'>): string {
  const line = `Checked ${total} in ${formatDuration(durationMs)}`;
  const rest = resumed > 0 ? ` (${resumed} by the run before)` : '';
  const seen = vantages.map(({ vantage, blocked }) => `${vantage ?? 'here'} ${blocked} blocked`);
  return `${line}${rest}${seen.length > 1 ? `: ${seen.join(', ')}` : ''}`;
}

/** What a line about this event says; undefined for those that only move the progress line. */
function lineOf(
  progress: Progress,
  known: Map<string, string>,
  several: ReadonlySet<string | undefined>,
): string | undefined {
  switch (progress.kind) {
    case 'checked': {
      const { url, vantage, result } = progress;
      const key = `${url.id} ${vantage ?? ''}`;
      const before = known.get(key);
      known.set(key, result.status);
      const worthALine = before === undefined ? result.status === 'blocked' : before !== result.status;
      if (!worthALine) return undefined;
      const name = several.size > 1 ? inVantage(vantage, url.Domain) : url.Domain;
      return `${markOf(result.status)} ${name}  ${styleText('dim', result.reason)}`;
    }
    case 'skipped':
      return `${styleText('yellow', '!')} ${progress.url.Domain}  ${progress.problem}`;
    case 'api-away':
      return styleText('yellow', `${progress.problem}; trying again in ${formatDuration(progress.retryInMs)}`);
    case 'spool-failed':
      return styleText('yellow', `Results cannot be kept on disk: ${progress.problem}`);
    case 'path-broken':
      return styleText('red', inVantage(progress.vantage, `${progress.problem}; nothing was checked`));
    case 'resolver-elsewhere': {
      const { vantage, resolver } = progress;
      const line = `this resolver answers only inside its network (${resolver})`;
      return styleText('yellow', inVantage(vantage, line));
    }
    case 'refused':
      return styleText('red', refusalLine(progress));
    case 'answer-refused':
      return styleText('yellow', inVantage(progress.vantage, `${progress.target} was asked for: ${progress.problem}`));
    case 'overflowing':
      return styleText('red', `More than ${progress.max} results wait for the API: the oldest are lost from now on`);
    case 'clock-off':
      return styleText('yellow', clockLine(progress.offsetMs));
    case 'finished':
      return finishedLine(progress);
    case 'round-finished':
      return roundLine(progress);
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
  /** Networks that were heard of: only where there are several does each line say which. */
  const several = new Set<string | undefined>();
  return (progress) => {
    if (progress.kind === 'examined') several.add(progress.vantage);
    const line = lineOf(progress, known, several);
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
