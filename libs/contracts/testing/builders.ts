import type {
  BrandDto,
  CheckerDto,
  CheckerVantageDto,
  DomainDto,
  IncidentDto,
  NawalaDto,
  NawalaStatus,
  NawalaUpdated,
  TransitionDto,
  UserDto,
  VantageDto,
} from '../src/index';

/** Builders for specs on both sides: name only the facts that matter. */
const CREATED = '2026-01-01T00:00:00.000Z';
const CHECKED = '2026-01-02T00:00:00.000Z';
const BRAND = 'b'.repeat(24);
let last = 0;
const nextId = () => (++last).toString(16).padStart(24, '0');

export const aNawala = (status: NawalaStatus = 'unknown', over: Partial<NawalaDto> = {}): NawalaDto => {
  const checked = status === 'unknown' ? null : CHECKED;
  const blockedId = checked && 'scan_1767312000000_spec';
  return {
    status,
    blockedId,
    lastChecked: checked,
    lastAttempt: checked,
    since: checked,
    method: checked && 'dns',
    reason: null,
    reasonCode: null,
    reasonParams: null,
    confirmed: false,
    ...over,
  };
};

export const aVantage = (vantage: string, status: NawalaStatus, over: Partial<VantageDto> = {}): VantageDto => ({
  vantage,
  status,
  method: 'dns',
  reason: null,
  reasonCode: null,
  reasonParams: null,
  confirmed: false,
  lastChecked: CHECKED,
  since: CHECKED,
  ...over,
});

/** One verdict as it is pushed, of the vantage `telkom`. */
export const aVerdict = (
  domainId: string,
  status: NawalaStatus,
  previousStatus: NawalaStatus,
  nawala: Partial<NawalaDto> = {},
): NawalaUpdated => ({
  domainId,
  domain: 'shop.aurora.example.com',
  displayName: 'shop.aurora.example.com',
  brandId: BRAND,
  nawala: aNawala(status, nawala),
  previousStatus,
  vantage: aVantage('telkom', status),
});

/** A verdict that became `ada`, seen from the vantage `xl`. */
export const aTransition = (over: Partial<TransitionDto> = {}): TransitionDto => ({
  id: nextId(),
  kind: 'verdict',
  scanId: 'scan_1767312000000_spec',
  domainId: nextId(),
  domain: 'shop.aurora.example.com',
  displayName: over.domain ?? 'shop.aurora.example.com',
  brandId: nextId(),
  vantage: 'xl',
  from: 'tidak ada',
  to: 'ada',
  nawala: { from: 'tidak ada', to: 'ada' },
  at: CHECKED,
  recordedAt: CHECKED,
  seq: 65_536,
  method: 'dns',
  reason: null,
  reasonCode: null,
  reasonParams: null,
  confirmed: false,
  hasEvidence: false,
  ...over,
});

export const aBrand = (over: Partial<BrandDto> = {}): BrandDto => ({
  id: nextId(),
  name: 'Aurora',
  code: 'AUR',
  color: '#d9480f',
  description: '',
  domainCount: 0,
  blockedCount: 0,
  createdBy: null,
  createdAt: CREATED,
  updatedAt: CREATED,
  ...over,
});

export const aDomain = ({ status, ...over }: Partial<DomainDto> & { status?: NawalaStatus } = {}): DomainDto => ({
  id: nextId(),
  domain: 'shop.aurora.example.com',
  displayName: over.domain ?? 'shop.aurora.example.com',
  brand: { id: nextId(), name: 'Aurora', code: 'AUR', color: '#d9480f' },
  note: '',
  tags: [],
  active: true,
  nawala: aNawala(status),
  vantages: [],
  uptime: { status: 'unknown', lastChecked: null },
  createdBy: null,
  updatedBy: null,
  createdAt: CREATED,
  updatedAt: CREATED,
  ...over,
});

export const aUser = (over: Partial<UserDto> = {}): UserDto => ({
  id: nextId(),
  email: 'rina@example.com',
  name: 'Rina A.',
  role: 'user',
  active: true,
  createdBy: null,
  lastLoginAt: null,
  createdAt: CREATED,
  updatedAt: CREATED,
  ...over,
});

export const anIncident = (over: Partial<IncidentDto> = {}): IncidentDto => ({
  id: '66f2a1b3c4d5e6f708192a41',
  domainId: '66f2a1b3c4d5e6f708192a3c',
  domain: 'shop.example.com',
  displayName: over.domain ?? 'shop.example.com',
  brand: { id: '66f2a1b3c4d5e6f708192a3b', name: 'Aurora', code: 'AUR', color: '#0b6270' },
  openedAt: '2026-01-02T03:04:05.000Z',
  closedAt: null,
  closedBecause: null,
  reopened: 0,
  flapping: false,
  state: 'open',
  vantages: [],
  acknowledged: null,
  muted: null,
  burst: null,
  deliveries: [],
  ...over,
});

/** One network of an agent, in the middle of a round. */
export const aCheckerVantage = (vantage: string, over: Partial<CheckerVantageDto> = {}): CheckerVantageDto => ({
  vantage,
  label: vantage,
  lastReportAt: CHECKED,
  stale: false,
  ada: 1702,
  tidakAda: 98_000,
  attempts: 300,
  inconclusive: 4,
  round: { startedAt: CHECKED, total: 1000, checked: 380, blocked: 17, inconclusive: 4 },
  perSecond: 312,
  rounds: [318_000, 321_000],
  backlog: 0,
  canaries: { passed: 3, total: 3, failed: null },
  blindSince: null,
  ...over,
});

/** An agent that is connected. */
export const aChecker = (over: Partial<CheckerDto> = {}): CheckerDto => ({
  id: nextId(),
  name: 'jakarta-vps',
  version: '1.5.0',
  outdated: false,
  vantages: [aCheckerVantage('telkom')],
  clockOffsetMs: 0,
  connected: true,
  lastHeardAt: CHECKED,
  ...over,
});
