import type { TransitionDto } from '@nawala/contracts';
import { formatList } from '../locale/counts';
import { t } from '../locale/t';

/** Says a brand by its id. */
type NameOf = (brandId: string) => string | undefined;

const without = (tags: readonly string[], others: readonly string[]): string[] =>
  tags.filter((tag) => !others.includes(tag));

/** What a person did to a domain, in a few words: `tag promo added`, `moved from Borneo to Aurora`. */
export function describeEdit({ fields = {} }: Pick<TransitionDto, 'fields'>, nameOf: NameOf): string {
  const { exists, domain, brand, active, note, tags } = fields;
  const named = (id: string) => nameOf(id) ?? t('edit.someBrand');
  const said = [
    exists && t(exists.to ? 'edit.added' : 'edit.deleted'),
    domain && !exists && t('edit.renamed', { from: domain.from }),
    brand && !exists && t('edit.moved', { from: named(brand.from), to: named(brand.to) }),
    active && !exists && t(active.to ? 'edit.resumed' : 'edit.paused'),
    note && !exists && t('edit.note'),
    ...(tags && !exists
      ? [
          ...without(tags.to, tags.from).map((tag) => t('edit.tagged', { tag })),
          ...without(tags.from, tags.to).map((tag) => t('edit.untagged', { tag })),
        ]
      : []),
  ].filter((words) => words !== undefined && words !== false);
  return said.length > 0 ? formatList(said) : t('edit.changed');
}
