/** Where a command writes. Tests hand in their own. */
export interface Console {
  out(text: string): void;
  err(text: string): void;
  /** A person is looking: colours, and one line that repaints itself. */
  interactive: boolean;
  /** Characters per line. */
  columns: number;
}

export const processConsole = (): Console => ({
  out: (text) => void process.stdout.write(text),
  err: (text) => void process.stderr.write(text),
  interactive: process.stdout.isTTY === true,
  columns: process.stdout.columns ?? 80,
});
