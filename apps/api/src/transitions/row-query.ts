import type { ListTransitionsDto, NawalaStatus } from '@nawala/contracts';
import { Types } from 'mongoose';
import { type PageMark, parseMark, type TimeOfRow } from './page-mark';
import { MEASURED_KINDS, type MeasuredKind } from '../domains/history-row';

/** One page of rows, newest first by one of their times. */
export interface RowQuery {
  by: TimeOfRow;
  /** Inclusive. */
  from?: Date;
  /** Exclusive. */
  until?: Date;
  before?: PageMark;
  limit: number;
  /** All of them are asked for as they stand in a row. */
  where: Partial<{
    domain: Types.ObjectId;
    target: string;
    brand: Types.ObjectId;
    vantage: string;
    kind: MeasuredKind;
    to: NawalaStatus;
    'nawala.to': NawalaStatus;
  }>;
}

export const dateOf = (text: string | undefined): Date | undefined => (text === undefined ? undefined : new Date(text));

const idOf = (text: string | undefined) => (text === undefined ? undefined : new Types.ObjectId(text));

const present = <T extends object>(fields: T): T =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as T;

/** What `GET /api/transitions` asks for; undefined when nothing can be it. */
export function rowQueryOf(asked: ListTransitionsDto): RowQuery | undefined {
  const { since, until, before, domain, brand, vantage, kind, verdicts, limit } = asked;
  const kinds = MEASURED_KINDS.filter((each) => kind?.includes(each) !== false && (!verdicts || each === 'verdict'));
  if (kinds.length === 0) return undefined;
  const to = asked.to === 'tidak-ada' ? 'tidak ada' : asked.to;
  return {
    by: 'recordedAt',
    limit,
    ...present({
      from: dateOf(since),
      until: dateOf(until),
      before: before === undefined ? undefined : parseMark(before),
    }),
    where: present({
      domain: idOf(domain),
      brand: idOf(brand),
      vantage,
      kind: kinds.length === 1 ? kinds[0] : undefined,
      ...(verdicts ? { 'nawala.to': to } : { to }),
    }),
  };
}
