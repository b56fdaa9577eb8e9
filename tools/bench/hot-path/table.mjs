import { availableParallelism, cpus, loadavg, totalmem } from 'node:os';

export const load = () =>
  loadavg()
    .map((value) => value.toFixed(1))
    .join(' ');

export const environment = () =>
  `${availableParallelism()} cores (${cpus()[0]?.model ?? 'unknown'}), ${Math.round(totalmem() / 2 ** 30)} GB, Node ${process.versions.node}`;

/** Rows of texts, as many each as the head has, as a Markdown table. */
export function table(head, rows) {
  const all = [head, ...rows];
  const widths = head.map((_, column) => Math.max(3, ...all.map((row) => row[column].length)));
  const line = (row) => `| ${row.map((text, column) => text.padEnd(widths[column])).join(' | ')} |`;
  return [line(head), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line)].join('\n');
}
