import { nextTurn } from '../../common/next-turn';

/** Texts that are joined to one: few enough that one change is soon joined anew, and enough that a search is one call for many. */
const LINES = 512;
/** Such texts that are searched before others have their turn. To join one takes as long as to search many. */
const PARTS_AT_ONCE = 64;
const JOINING = 8;
/** Lines that are joined before others have their turn. */
export const LINES_AT_ONCE = (LINES * PARTS_AT_ONCE) / JOINING;

interface Joined {
  text: string;
  /** Where each line begins, with the line break before it; and the end. */
  starts: Uint32Array;
}

/** What was found, text by text, and in which. */
export type Found = { in: Joined; marks: Uint8Array }[];

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

  /** Most of a search, others having their turn meanwhile. */
  async search(needles: readonly string[]): Promise<Found> {
    const found: Found = [];
    let done = 0;
    for (let part = 0; part * LINES < this.end; part += 1) {
      done += this.joined[part] ? 1 : JOINING;
      this.findIn(part, needles, found);
      if (done < PARTS_AT_ONCE) continue;
      await nextTurn();
      done = 0;
    }
    return found;
  }

  /**
   * By number: 1 where the text holds any of the needles, which are not empty and hold no line break.
   *
   * @param before what a search for the same found: only what has changed since is looked at again
   */
  find(needles: readonly string[], before: Found = []): Uint8Array {
    const found = new Uint8Array(this.end);
    for (let part = 0; part * LINES < this.end; part += 1) found.set(this.findIn(part, needles, before), part * LINES);
    return found;
  }

  private findIn(part: number, needles: readonly string[], found: Found): Uint8Array {
    const joined = (this.joined[part] ??= this.join(part * LINES));
    const known = found[part];
    if (known?.in === joined) return known.marks;
    const marks = new Uint8Array(joined.starts.length - 1);
    for (const needle of needles) mark(joined, needle, marks);
    found[part] = { in: joined, marks };
    return marks;
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
