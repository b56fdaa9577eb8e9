import { availableParallelism, cpus, loadavg, totalmem } from 'node:os';

export const load = () =>
  loadavg()
    .map((value) => value.toFixed(1))
    .join(' ');

export const environment = () =>
  `${availableParallelism()} cores (${cpus()[0]?.model ?? 'unknown'}), ${Math.round(totalmem() / 2 ** 30)} GB, Node ${process.versions.node}`;

const HEAD = ['measure', 'ours', 'yardstick', 'ratio', 'target'];

/** Rows of five texts as a Markdown table. */
export function table(rows) {
  const all = [HEAD, ...rows];
  const widths = HEAD.map((_, column) => Math.max(...all.map((row) => row[column].length)));
  const line = (row) => `| ${row.map((text, column) => text.padEnd(widths[column])).join(' | ')} |`;
  return [line(HEAD), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line)].join('\n');
}
