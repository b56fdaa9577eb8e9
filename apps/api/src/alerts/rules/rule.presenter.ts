import type { RuleDto, RuleState } from '@nawala/contracts';
import type { AlertRule } from '../store/rule.schema';

/** What is there of what rules name. `channels`: by id, whether it is on. */
export interface Existing {
  brands: ReadonlySet<string>;
  channels: ReadonlyMap<string, boolean>;
}

/** What it told. */
export interface ToldByRule {
  lastToldAt: Date | null;
  toldIn30Days: number;
}

/** Whether it can tell anybody of anything. */
export function ruleState({ enabled, brandIds, channelIds }: AlertRule, { brands, channels }: Existing): RuleState {
  if (!enabled) return 'off';
  if (!channelIds.some((id) => channels.get(id) === true)) return 'no-channel';
  return brandIds.length > 0 && !brandIds.some((id) => brands.has(id)) ? 'no-brand' : 'on';
}

export const presentRule = (
  rule: AlertRule,
  existing: Existing,
  { lastToldAt, toldIn30Days }: ToldByRule,
): RuleDto => ({
  id: rule._id.toHexString(),
  name: rule.name,
  enabled: rule.enabled,
  on: rule.on,
  brandIds: rule.brandIds,
  tags: rule.tags,
  vantages: rule.vantages,
  after: rule.after,
  window: rule.window,
  tellShort: rule.tellShort,
  quietHours: rule.quietHours && { from: rule.quietHours.from, to: rule.quietHours.to, zone: rule.quietHours.zone },
  digestAt: rule.digestAt && { time: rule.digestAt.time, zone: rule.digestAt.zone },
  language: rule.language,
  zone: rule.zone,
  channelIds: rule.channelIds,
  lastToldAt: lastToldAt?.toISOString() ?? null,
  toldIn30Days,
  state: ruleState(rule, existing),
  missing: {
    brandIds: rule.brandIds.filter((id) => !existing.brands.has(id)),
    channelIds: rule.channelIds.filter((id) => !existing.channels.has(id)),
  },
});
