import type { IncidentEvent, IncidentSnapshot, VantageEvent } from '../../incidents/incident-events';
import type { AlertRule } from '../store/rule.schema';
import type { EventKind } from '../store/event.schema';

type Rule = Pick<AlertRule, 'enabled' | 'on' | 'brandIds' | 'tags' | 'vantages' | 'since'>;

const holds = <T>(list: readonly T[], value: T): boolean => list.length === 0 || list.includes(value);
const tellsOfIncidents = ({ on }: Rule): boolean => on.includes('blocked') || on.includes('unblocked');

/** Whether the rule is about this domain: one of its brands, and one of its tags. */
export const isAbout = (
  { brandIds, tags }: Pick<Rule, 'brandIds' | 'tags'>,
  { brandId, tags: own }: Pick<IncidentSnapshot, 'brandId' | 'tags'>,
): boolean => holds(brandIds, brandId) && (tags.length === 0 || own.some((tag) => tags.includes(tag)));

/** Whether the rule sees it blocked: of its own vantages, if it has some; unknown is no recovery. */
export const isBlockedFor = (
  { vantages }: Pick<AlertRule, 'vantages'>,
  { state, vantages: seen }: IncidentSnapshot,
): boolean =>
  state !== 'closed' &&
  (vantages.length === 0 || seen.some(({ vantage, until }) => until === null && vantages.includes(vantage)));

/** What kind of thing it is for the rule; undefined: nothing. */
export function wants(rule: Rule, event: IncidentEvent): EventKind | undefined {
  const { type, vantage, recordedAt, incident } = event;
  if (!rule.enabled || recordedAt < rule.since || !tellsOfIncidents(rule) || !isAbout(rule, incident)) return undefined;
  const { vantages } = rule;
  const isOurs = vantages.length === 0 || vantage === null || vantages.includes(vantage);
  switch (type) {
    case 'opened':
      return isOurs ? 'state' : undefined;
    case 'grown':
    case 'shrunk':
      return vantages.length > 0 && isOurs ? 'state' : undefined;
    case 'closed':
    case 'flapping':
    case 'stable':
      return 'state';
    case 'acknowledged':
      return rule.on.includes('blocked') ? 'acknowledged' : undefined;
    case 'closed-silently':
      return undefined;
  }
}

export const wantsVantage = (rule: Rule, { type, vantage, recordedAt }: VantageEvent): boolean =>
  rule.enabled && recordedAt >= rule.since && rule.on.includes(type) && holds(rule.vantages, vantage);
