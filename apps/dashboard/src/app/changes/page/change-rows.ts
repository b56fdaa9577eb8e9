import type { BrandRef, TransitionDto, VantageDto } from '@nawala/contracts';
import { describeGrounds } from '../../domains/grounds';
import { t } from '../../locale/t';
import { clockSeconds, dayName } from '../../time/relative-time';
import { describeEdit } from '../edit-words';

export interface ChangeRow {
  id: string;
  row: TransitionDto;
  time: string;
  brand: BrandRef | undefined;
  /** Of one network's change: as a mark. */
  marks: VantageDto[];
  why: string;
}

export interface ChangeDay {
  name: string;
  rows: ChangeRow[];
}

/** A result as the marks of networks need it. */
const markOf = ({ vantage, to, method, reason, confirmed, at }: TransitionDto): VantageDto => ({
  vantage,
  status: to,
  method,
  reason,
  reasonCode: null,
  reasonParams: null,
  confirmed,
  lastChecked: null,
  since: at,
});

/** Why, in a few words: what was seen, what its end means, or who did it. */
function whyOf(row: TransitionDto, nameOf: (brandId: string) => string | undefined): string {
  if (row.kind === 'edit') {
    const what = describeEdit(row, nameOf);
    return row.actor ? t('changes.by', { what, name: row.actor.name }) : what;
  }
  const { from, to } = row;
  if (to === 'unknown') return t('changes.silent');
  if (to === 'tidak ada') return t(from === 'ada' ? 'changes.again' : 'changes.reached');
  const grounds = describeGrounds(row) ?? t('change.listed');
  return row.confirmed ? t('timeline.confirmed', { seen: grounds }) : grounds;
}

/** Rows in their order, under the days of the reader's own time zone. */
export function changeDays(
  rows: readonly TransitionDto[],
  brands: ReadonlyMap<string, BrandRef>,
  now: number,
): ChangeDay[] {
  const days: ChangeDay[] = [];
  for (const row of rows) {
    const said: ChangeRow = {
      id: row.id,
      row,
      time: clockSeconds(Date.parse(row.at)),
      brand: brands.get(row.brandId),
      marks: row.kind === 'vantage' ? [markOf(row)] : [],
      why: whyOf(row, (id) => brands.get(id)?.name),
    };
    const name = dayName(row.at, now);
    const last = days.at(-1);
    if (last?.name === name) last.rows.push(said);
    else days.push({ name, rows: [said] });
  }
  return days;
}
