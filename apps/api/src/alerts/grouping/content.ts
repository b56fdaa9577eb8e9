import type { MessageType } from '@nawala/contracts';
import type { IncidentSnapshot, IncidentVantage } from '../../incidents/incident-events';
import {
  type AlertMessage,
  MAX_INCIDENTS,
  type MessageBrand,
  type MessageIncident,
  type MessageVantage,
} from '../rendering/message';
import { blankMessage } from '../rendering/test-message';
import type { AlertRule } from '../store/rule.schema';
import type { EventFacts } from '../store/event.schema';
import { isBlockedFor } from './rule-scope';

type Brands = ReadonlyMap<string, MessageBrand>;

const vantageOf = ({ until, since, ...rest }: IncidentVantage): MessageVantage => ({
  vantage: rest.vantage,
  status: until === null ? 'ada' : 'tidak ada',
  since: since.toISOString(),
  method: rest.method,
  reason: rest.reason,
  reasonCode: rest.reasonCode,
  reasonParams: rest.reasonParams,
  confirmed: rest.confirmed,
});

/** Those that still see it come first. */
const vantagesOf = (rule: Pick<AlertRule, 'vantages'>, { vantages }: IncidentSnapshot): MessageVantage[] =>
  vantages
    .filter(({ vantage }) => rule.vantages.length === 0 || rule.vantages.includes(vantage))
    .map(vantageOf)
    .sort((a, b) => Number(b.status === 'ada') - Number(a.status === 'ada'));

export function messageIncident(rule: AlertRule, incident: IncidentSnapshot, brands: Brands): MessageIncident {
  const blocked = isBlockedFor(rule, incident);
  const vantages = vantagesOf(rule, incident);
  const ends = incident.vantages.flatMap(({ until }) => (until ? [until.getTime()] : []));
  // Where only the rule's own vantages have let go of it, it ended for them with the last of those.
  const end = incident.closedAt?.getTime() ?? (ends.length > 0 ? Math.max(...ends) : null);
  return {
    id: incident.id,
    domainId: incident.domainId,
    domain: incident.domain,
    brand: brands.get(incident.brandId) ?? null,
    openedAt: incident.openedAt.toISOString(),
    closedAt: blocked || end === null ? null : new Date(end).toISOString(),
    blocked,
    vantages,
  };
}

const base = (rule: AlertRule, type: MessageType, now: Date): AlertMessage =>
  blankMessage({
    type,
    language: rule.language,
    zone: rule.zone,
    at: now.toISOString(),
    rule: { id: rule._id.toHexString(), name: rule.name },
  });

/** @param brand hex; null: of several */
export function incidentsMessage(
  rule: AlertRule,
  { type, brand, incidents }: { type: MessageType; brand: string | null; incidents: readonly IncidentSnapshot[] },
  brands: Brands,
  now: Date,
): AlertMessage {
  const [first] = incidents;
  const taken = type === 'incident.acknowledged' ? first?.acknowledged : null;
  const oldestFirst = incidents.toSorted(
    (a, b) => a.openedAt.getTime() - b.openedAt.getTime() || (a.domain < b.domain ? -1 : 1),
  );
  return {
    ...base(rule, type, now),
    brand: (brand !== null && brands.get(brand)) || null,
    incidents: oldestFirst.slice(0, MAX_INCIDENTS).map((each) => messageIncident(rule, each, brands)),
    total: incidents.length,
    acknowledged: taken ? { by: taken.by.name, note: taken.note } : null,
  };
}

/** What is told as it is. */
export const plainMessage = (
  rule: AlertRule,
  type: MessageType,
  { vantage, channel, since, failure }: EventFacts,
  now: Date,
): AlertMessage => ({
  ...base(rule, type, now),
  vantage: vantage ?? null,
  channel: channel ?? null,
  since: since ?? null,
  failure: failure ?? null,
});

const DAY_MS = 24 * 3_600_000;

/** What is blocked now, by brand, the worst first. */
export function digestMessage(
  rule: AlertRule,
  open: readonly IncidentSnapshot[],
  brands: Brands,
  now: Date,
): AlertMessage {
  const blocked = open.filter((each) => isBlockedFor(rule, each));
  const byBrand = [...Map.groupBy(blocked, ({ brandId }) => brandId)].flatMap(([id, own]) => {
    const brand = brands.get(id);
    const fresh = own.filter(({ openedAt }) => now.getTime() - openedAt.getTime() <= DAY_MS).length;
    return brand ? [{ brand, blocked: own.length, fresh }] : [];
  });
  return {
    ...base(rule, 'digest', now),
    total: blocked.length,
    digest: byBrand.sort((a, b) => b.blocked - a.blocked || (a.brand.name < b.brand.name ? -1 : 1)),
  };
}
