/** Texts that are joined to one: few enough that one change is soon joined anew, and enough that a search is one call for many. */
const LINES = 512;

interface Joined {
  text: string;
  /** Where each line begins, with the line break before it; and the end. */
  starts: Uint32Array;
}

/** Texts by number, searched many at a time: the engine looks through megabytes in milliseconds, when they are one text. */
export class Haystack {
  private readonly joined: (Joined | undefined)[] = [];
  private end = 0;

  /** @param lineOf the text of a number, without a line break; empty for what is not there */
  constructor(private readonly lineOf: (number: number) => string) {}

  /** Its text is another now. */
  touch(number: number): void {
    this.joined[Math.floor(number / LINES)] = undefined;
    this.end = Math.max(this.end, number + 1);
  }

  /** By number: 1 where the text holds any of the needles, which are not empty and hold no line break. */
  find(needles: readonly string[]): Uint8Array {
    const found = new Uint8Array(this.end);
    for (let part = 0; part * LINES < this.end; part += 1) {
      const joined = (this.joined[part] ??= this.join(part * LINES));
      const here = found.subarray(part * LINES);
      for (const needle of needles) mark(joined, needle, here);
    }
    return found;
  }

  private join(first: number): Joined {
    const count = Math.min(LINES, this.end - first);
    const starts = new Uint32Array(count + 1);
    const lines = Array.from({ length: count }, (_, at) => this.lineOf(first + at));
    lines.forEach((line, at) => (starts[at + 1] = starts[at]! + line.length + 1));
    return { text: `\n${lines.join('\n')}`, starts };
  }
}

/** One hit in a line is enough: the search goes on with the next. */
function mark({ text, starts }: Joined, needle: string, found: Uint8Array): void {
  let line = 0;
  for (let at = text.indexOf(needle); at >= 0; at = text.indexOf(needle, starts[line + 1])) {
    while (starts[line + 1]! <= at) line += 1;
    found[line] = 1;
  }
}
