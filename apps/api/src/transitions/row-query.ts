import {
  TRANSITION_KINDS,
  type ListTransitionsDto,
  type NawalaStatus,
  type TransitionFilterDto,
  type TransitionKind,
} from '@nawala/contracts';
import { Types } from 'mongoose';
import { type PageMark, parseMark, type TimeOfRow } from './page-mark';
import { MEASURED_KINDS } from '../domains/history-row';

/** One page of rows, newest first by one of their times. */
export interface RowQuery {
  by: TimeOfRow;
  /** Inclusive. */
  from?: Date;
  /** Exclusive. */
  until?: Date;
  before?: PageMark;
  limit: number;
  /** Left out: all. */
  kinds?: readonly TransitionKind[];
  /** All of them are asked for as they stand in a row. */
  where: Partial<{
    domain: Types.ObjectId;
    target: string;
    brand: Types.ObjectId;
    vantage: string;
    to: NawalaStatus;
    'nawala.to': NawalaStatus;
  }>;
}

export const dateOf = (text: string | undefined): Date | undefined => (text === undefined ? undefined : new Date(text));

const idOf = (text: string | undefined) => (text === undefined ? undefined : new Types.ObjectId(text));

const present = <T extends object>(fields: T): T =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as T;

type Asked = TransitionFilterDto & Pick<ListTransitionsDto, 'limit' | 'before'>;

/** What `GET /api/transitions` asks for; undefined when nothing can be it. */
export function rowQueryOf(asked: Asked): RowQuery | undefined {
  const { since, until, before, domain, brand, vantage, kind, verdicts, limit } = asked;
  const wanted = TRANSITION_KINDS.filter((each) => (kind ?? MEASURED_KINDS).includes(each as never));
  const kinds = wanted.filter((each) => !verdicts || each === 'verdict');
  if (kinds.length === 0) return undefined;
  const to = asked.to === 'tidak-ada' ? 'tidak ada' : asked.to;
  return {
    by: 'recordedAt',
    limit,
    kinds,
    ...present({
      from: dateOf(since),
      until: dateOf(until),
      before: before === undefined ? undefined : parseMark(before),
    }),
    where: present({
      domain: idOf(domain),
      brand: idOf(brand),
      vantage,
      ...(verdicts ? { 'nawala.to': to } : { to }),
    }),
  };
}
