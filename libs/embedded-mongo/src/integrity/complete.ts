import { after } from './commits';
import type { Log } from './log';
import { type Mark, MARK_NAME } from './mark';

/** What a start finds: the number in the file's own header, the log's extent and numbers, and the mark. */
export interface Found {
  readonly file: number;
  readonly log: { readonly frames: number; readonly first: number | undefined; readonly last: number | undefined };
  readonly mark: Mark | 'damaged' | undefined;
}

/** The number that a first page of the file holds. */
export const numberIn = (page: Buffer | undefined): number | undefined => page?.readUInt32BE(60);

export const numbersOf = ({ frames, first, last }: Log): Found['log'] => ({
  frames,
  first: numberIn(first),
  last: numberIn(last),
});

const LOST = 'its log was cut, damaged or removed, and with it writes that were acknowledged';

/** Why file and log do not hold all that was acknowledged; undefined when they do (`commits.ts` says how they are numbered). */
export const whatIsMissing = ({ file, log, mark }: Found): string | undefined => {
  if (log.frames === 0 && file === 0) return undefined;
  // the log of a store that came to rest, or of an upgrade, or of a version that had no numbers
  if (log.frames > 0 && (log.first === 0 || (log.first === undefined && file === 0))) return undefined;
  if (mark === undefined) return `it was copied while it was open, without ${MARK_NAME}`;
  if (mark === 'damaged') return `${MARK_NAME} beside it is damaged`;
  if (log.frames === 0) {
    if (mark.log === file) return mark.isInFile ? undefined : LOST;
    return mark.log === after(file) ? LOST : `${MARK_NAME} beside it belongs to another file`;
  }
  // from a complete file only the transaction leads that says that it is not complete any more
  const follows = file === 0 ? mark.frames === 0 : log.first === file || log.first === after(file);
  if (!follows) return 'the log beside it belongs to another file';
  if (mark.log === log.last) return log.frames < mark.frames ? LOST : undefined;
  // the mark is not synced, and so may be behind
  return after(mark.log) === log.last ? undefined : LOST;
};
