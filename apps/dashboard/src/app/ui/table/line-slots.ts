import type { Line } from './line';

/** A line in one of the table's elements. */
export type SlotLine<T, G> = { slot: number; index: number } & (
  | {
      kind: 'row';
      /** Null: its row has yet to be read, and what the element showed before is in it, unseen. */
      id: string | null;
      row: T;
    }
  | { kind: 'group'; id: string; group: G }
  | { kind: 'blank' }
);

/** Rows and groups are known by their ids; what has yet to be read by its place alone. */
const keyOf = (shown: SlotLine<unknown, unknown>): string =>
  'id' in shown && shown.id !== null ? shown.id : `#${shown.index}`;

/** The elements that are there, until a line takes them. */
class Elements<T, G> {
  private readonly free: Map<string, SlotLine<T, G>>;
  private made: number;

  constructor(before: readonly SlotLine<T, G>[]) {
    this.free = new Map(before.map((shown) => [keyOf(shown), shown]));
    this.made = before.reduce((most, { slot }) => Math.max(most, slot), 0);
  }

  /** The one that shows this line, or waits for it. */
  keep({ kind, id, index }: Line<T, G>): SlotLine<T, G> | undefined {
    return (kind === 'blank' ? undefined : this.take(id, kind)) ?? this.take(`#${index}`, kind);
  }

  /** One that any other line had, in their order: those beside each other stay so. */
  other(kind: Line<T, G>['kind']): SlotLine<T, G> | undefined {
    for (const key of this.free.keys()) {
      const taken = this.take(key, kind);
      if (taken) return taken;
    }
    return undefined;
  }

  next(): number {
    return ++this.made;
  }

  /** What has yet to be read waits in whatever is there for rows. */
  private take(key: string, kind: Line<T, G>['kind']): SlotLine<T, G> | undefined {
    const shown = this.free.get(key);
    const isOfKind = shown?.kind === kind || (kind === 'blank' && shown?.kind === 'row');
    if (!shown || !isOfKind) return undefined;
    this.free.delete(key);
    return shown;
  }
}

function filled<T, G>(line: Line<T, G>, slot: number, before: SlotLine<T, G> | undefined): SlotLine<T, G> {
  const { index } = line;
  switch (line.kind) {
    case 'row':
      return { kind: 'row', slot, index, id: line.id, row: line.value };
    case 'group':
      return { kind: 'group', slot, index, id: line.id, group: line.value };
    case 'blank':
      return waiting(slot, index, before);
  }
}

const waiting = <T, G>(slot: number, index: number, before: SlotLine<T, G> | undefined): SlotLine<T, G> =>
  before?.kind === 'row' ? { kind: 'row', slot, index, id: null, row: before.row } : { kind: 'blank', slot, index };

const waits = (shown: SlotLine<unknown, unknown> | undefined): boolean => shown?.kind === 'row' && shown.id === null;

/**
 * Lines that stay keep their elements, lines that come get those of lines that went: whoever scrolls has elements filled
 * anew rather than thrown away and made, also where rows have yet to be read.
 * @param most so many rows are shown at once where one waits for them, the uppermost first
 */
export function inSlots<T, G>(
  lines: readonly Line<T, G>[],
  before: readonly SlotLine<T, G>[],
  most = Infinity,
): SlotLine<T, G>[] {
  const elements = new Elements(before);
  const taken = new Map(lines.map((line) => [line, elements.keep(line)]));
  const come = lines.filter((line) => !taken.get(line));
  // What is there to be seen comes first.
  const inTurn = [...come.filter(({ kind }) => kind !== 'blank'), ...come.filter(({ kind }) => kind === 'blank')];
  for (const line of inTurn) taken.set(line, elements.other(line.kind));
  let room = most;
  return lines.map((line) => {
    const element = taken.get(line);
    const slot = element?.slot ?? elements.next();
    const isLater = line.kind === 'row' && waits(element) && room-- <= 0;
    return isLater ? waiting(slot, line.index, element) : filled(line, slot, element);
  });
}

/** There are rows to be shown where some wait. */
export const isOwed = <T, G>(lines: readonly Line<T, G>[], shown: readonly SlotLine<T, G>[]): boolean =>
  shown.some((each, at) => waits(each) && lines[at]?.kind === 'row');
