import { IMPORT_RESULTS, type ImportReportDto, type ImportResult, type ImportRowDto } from '@nawala/contracts';
import type { PlainKey } from '../../locale/texts';
import type { IconName } from '../../ui/icons';
import type { PillTone } from '../../ui/pill';

/** What the preview shows: every row, or those with one result. */
export const TABS = ['all', ...IMPORT_RESULTS] as const;
export type Tab = (typeof TABS)[number];

/** How a result looks: colour, shape and word. */
export const LOOKS: Record<ImportResult, { tone: PillTone; icon: IconName; word: PlainKey }> = {
  new: { tone: 'ok', icon: 'plus', word: 'result.new' },
  duplicate: { tone: 'none', icon: 'equal', word: 'result.duplicate' },
  moved: { tone: 'warn', icon: 'move', word: 'result.moved' },
  invalid: { tone: 'warn', icon: 'alert', word: 'result.invalid' },
};

/** How many rows there are of each, those that are not shown too. */
export function countsOf({ created, duplicates, moved, invalid }: ImportReportDto): Record<Tab, number> {
  const counts = { new: created, duplicate: duplicates, moved, invalid: invalid.length };
  return { all: created + duplicates + moved + invalid.length, ...counts };
}

export const rowsOf = ({ rows = [] }: ImportReportDto, tab: Tab): ImportRowDto[] =>
  tab === 'all' ? rows : rows.filter(({ result }) => result === tab);
