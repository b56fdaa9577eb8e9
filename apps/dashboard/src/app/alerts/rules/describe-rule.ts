import type { BrandRef, ChannelDto, RuleDto } from '@nawala/contracts';
import { formatList } from '../../locale/counts';
import { counted, t } from '../../locale/t';
import { labelOf } from '../../vantages/label-of';

/** `30 s`, `2 min`, `1 h` */
export function saySpan(seconds: number): string {
  if (seconds >= 3_600 && seconds % 3_600 === 0) return t('span.hours', { number: seconds / 3_600 });
  if (seconds >= 60 && seconds % 60 === 0) return t('span.minutes', { number: seconds / 60 });
  return t('span.seconds', { number: seconds });
}

export const saysEvents = ({ on, digestAt }: RuleDto): string =>
  digestAt ? t('rule.digestAt', { ...digestAt }) : on.map((event) => t(`event.${event}`)).join(' · ');

/** Whose domains, in which networks. */
export function saysScope(
  { brandIds, tags, vantages }: RuleDto,
  brands: ReadonlyMap<string, Pick<BrandRef, 'name'>>,
): string {
  const names = brandIds.flatMap((id) => brands.get(id)?.name ?? []);
  return [
    names.length > 0 ? formatList(names) : t('rule.allBrands'),
    tags.length > 0 && t('rule.tagged', { tags: formatList(tags) }),
    vantages.length > 0 && formatList(vantages.map(labelOf)),
  ]
    .filter(Boolean)
    .join(' · ');
}

/** When it speaks, and how often it has. */
export function saysTiming({ on, after, window, quietHours, toldIn30Days }: RuleDto): string {
  const isDigest = on.includes('digest');
  return [
    !isDigest && after > 0 && t('rule.holds', { time: saySpan(after) }),
    !isDigest && window > 0 && t('rule.gathers', { time: saySpan(window) }),
    quietHours && t('rule.quiet', { ...quietHours }),
    toldIn30Days > 0 && counted('rule.told', toldIn30Days),
  ]
    .filter(Boolean)
    .join(' · ');
}

export const saysChannels = ({ channelIds }: RuleDto, channels: readonly ChannelDto[]): string =>
  formatList(channelIds.flatMap((id) => channels.find((channel) => channel.id === id)?.name ?? []));
