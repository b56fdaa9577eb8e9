import { perLanguage } from '../../locale/language';

/** A calendar month of the reader's, in milliseconds since the epoch; `to` is where the next one begins. */
export interface Month {
  /** `2026-10` */
  name: string;
  from: number;
  to: number;
}

const names = perLanguage((tag) => new Intl.DateTimeFormat(tag, { month: 'long', year: 'numeric' }));
const shortNames = perLanguage((tag) => new Intl.DateTimeFormat(tag, { month: 'long' }));

function monthAt(year: number, index: number): Month {
  const from = new Date(year, index, 1);
  const name = `${from.getFullYear()}-${`${from.getMonth() + 1}`.padStart(2, '0')}`;
  return { name, from: from.getTime(), to: new Date(year, index + 1, 1).getTime() };
}

/** What the URL names; undefined where that is no month. */
export function monthOf(name: string): Month | undefined {
  const [, year, month] = /^(20\d\d)-(0[1-9]|1[0-2])$/.exec(name) ?? [];
  return year && month ? monthAt(Number(year), Number(month) - 1) : undefined;
}

/** The month of a time, and as many before it as are asked for: newest first. */
export function monthsUntil(now: number, count: number): Month[] {
  const date = new Date(now);
  return Array.from({ length: count }, (_, back) => monthAt(date.getFullYear(), date.getMonth() - back));
}

/** `October 2026` */
export const sayMonth = ({ from }: Month): string => names().format(from);

/** `October`, where the year goes without saying. */
export const sayMonthShort = ({ from }: Month): string => shortNames().format(from);
