import type { BrandRef, DomainDto, NawalaDto, UptimeDto, VantageDto } from '@nawala/contracts';
import type { NawalaState, UptimeState, VantageState } from '@nawala/rules';
import { displayNameOf } from '../common/display-name';
import type { Domain } from './domain.schema';

/** What is reported together was seen together: most times come several times over, and each takes as long as all else here. */
const texts = new Map<number, string>();
const MOST_TEXTS = 1_000;

function textOf(date: Date): string {
  const time = date.getTime();
  const known = texts.get(time);
  if (known !== undefined) return known;
  if (texts.size >= MOST_TEXTS) texts.clear();
  const text = date.toISOString();
  texts.set(time, text);
  return text;
}

const iso = (date: Date | null): string | null => (date ? textOf(date) : null);

export const presentNawala = (nawala: NawalaState): NawalaDto => ({
  status: nawala.status,
  blockedId: nawala.blockedId,
  lastChecked: iso(nawala.lastChecked),
  lastAttempt: iso(nawala.lastAttempt),
  since: iso(nawala.since),
  method: nawala.method,
  reason: nawala.reason,
  reasonCode: nawala.reasonCode ?? null,
  reasonParams: nawala.reasonParams ?? null,
  confirmed: nawala.confirmed,
});

export const presentVantage = (vantage: VantageState): VantageDto => ({
  vantage: vantage.vantage,
  status: vantage.status,
  method: vantage.method,
  reason: vantage.reason,
  reasonCode: vantage.reasonCode ?? null,
  reasonParams: vantage.reasonParams ?? null,
  confirmed: vantage.confirmed,
  lastChecked: iso(vantage.lastChecked),
  since: iso(vantage.since),
});

const presentUptime = (uptime: UptimeState): UptimeDto => ({
  status: uptime.status,
  lastChecked: iso(uptime.lastChecked),
});

export const presentDomain = (domain: Domain, brand: BrandRef): DomainDto => ({
  id: domain._id.toHexString(),
  domain: domain.domain,
  displayName: displayNameOf(domain.domain),
  brand,
  note: domain.note,
  tags: domain.tags,
  active: domain.active,
  nawala: presentNawala(domain.nawala),
  vantages: domain.vantages.map(presentVantage),
  uptime: presentUptime(domain.uptime),
  createdBy: domain.createdBy?.toHexString() ?? null,
  updatedBy: domain.updatedBy?.toHexString() ?? null,
  createdAt: domain.createdAt.toISOString(),
  updatedAt: domain.updatedAt.toISOString(),
});
