import type { DomainCountsDto } from '@nawala/contracts';
import { t } from '../../locale/t';
import type { PlainKey } from '../../locale/texts';
import type { FilterOption } from '../../ui/filter-menu';
import { AGES, type Age, type Block, BLOCKS, type DomainQuery, type Show } from '../domain-query';
import { labelOf } from '../../vantages/label-of';

type Counts = DomainCountsDto | undefined;

/** @param watched counts of what is checked, whatever its verdict and whether or not it is asked for */
export const showsOf = (watched: Counts): { show: Show; count: number | undefined }[] => [
  { show: 'all', count: watched && watched.total + watched.paused },
  { show: 'ada', count: watched?.status.ada },
  { show: 'tidak-ada', count: watched?.status.tidakAda },
  { show: 'unknown', count: watched?.status.unknown },
  { show: 'paused', count: watched?.paused },
];

const SAID = [
  ['ada', 'ada'],
  ['tidak-ada', 'tidakAda'],
  ['unknown', 'unknown'],
] as const;

/** What each vantage says, and how often. */
export const seenOptions = (counts: Counts): FilterOption[] =>
  (counts?.vantages ?? []).flatMap(({ vantage, ...said }) =>
    SAID.map(([value, key]) => ({
      value: `${vantage}:${value}`,
      label: t('list.seen', { vantage: labelOf(vantage), said: t(`show.${value}`) }),
      count: said[key],
    })),
  );

/** What a tag would leave; those that are asked for are offered too when nothing has them any more. */
export function tagOptions(counts: Counts, asked: readonly string[]): FilterOption[] {
  const totals = new Map((counts?.tags ?? []).map(({ tag, total }) => [tag, total]));
  const tags = [...new Set([...asked, ...totals.keys()])];
  return tags.map((tag) => ({ value: tag, label: tag, count: totals.get(tag) ?? (counts && 0) }));
}

const AGE_TEXTS: Readonly<Record<Age, { changed: PlainKey; checked: PlainKey }>> = {
  '1h': { changed: 'list.changed.1h', checked: 'list.checked.1h' },
  '24h': { changed: 'list.changed.24h', checked: 'list.checked.24h' },
  '7d': { changed: 'list.changed.7d', checked: 'list.checked.7d' },
};

/** The filters that few need, in one menu. */
export function moreOptions(counts: Counts): FilterOption[] {
  return [
    { value: 'block:confirmed', label: t('list.confirmed'), count: counts?.confirmed },
    { value: 'block:anomaly', label: t('list.anomaly'), count: counts?.anomaly },
    { value: 'stale', label: t('list.stale'), count: counts?.stale },
    ...AGES.map((age) => ({
      value: `changed:${age}`,
      label: t(AGE_TEXTS[age].changed),
      count: counts?.changedSince[age],
    })),
    ...AGES.map((age) => ({
      value: `checked:${age}`,
      label: t(AGE_TEXTS[age].checked),
      count: counts?.checkedSince[age],
    })),
  ].map(({ count, ...option }: FilterOption) => (count === undefined ? option : { ...option, count }));
}

export const moreChosen = ({ block, stale, changed, checked }: DomainQuery): string[] => [
  ...(block ? [`block:${block}`] : []),
  ...(stale ? ['stale'] : []),
  ...(changed ? [`changed:${changed}`] : []),
  ...(checked ? [`checked:${checked}`] : []),
];

/** What the choice says; of what excludes each other the one that was chosen last stands. */
export function moreFrom(chosen: readonly string[]): Pick<DomainQuery, 'block' | 'stale' | 'changed' | 'checked'> {
  const last = <T extends string>(what: string, values: readonly T[]): T | null => {
    const found = chosen.findLast((each) => each.startsWith(`${what}:`))?.slice(what.length + 1);
    return values.find((value) => value === found) ?? null;
  };
  return {
    block: last<Block>('block', BLOCKS),
    stale: chosen.includes('stale'),
    changed: last<Age>('changed', AGES),
    checked: last<Age>('checked', AGES),
  };
}
