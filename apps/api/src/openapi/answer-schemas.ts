import {
  type BrandDto,
  type BrandRef,
  type DomainDto,
  type DomainHistoryDto,
  ERROR_CODES,
  type FieldProblem,
  NAWALA_STATUSES,
  type NawalaDto,
  type Page,
  type ProblemDto,
  ROLES,
  SCAN_METHODS,
  type SessionDto,
  type StatsDto,
  TRANSITION_KINDS,
  type TransitionDetailDto,
  type TransitionDto,
  type TransitionPageDto,
  UPTIME_STATUSES,
  type UptimeDto,
  type UserDto,
  type VantageDto,
} from '@nawala/contracts';
import type { BulkUpdateResultDto, RecordedScanDto, UrlDto } from '@nawala/contracts/checker';
import { type Answers, answer } from './answers';
import { always, count, flag, id, list, nullable, object, oneOf, optional, type Schema, text, time } from './schema';

const status = () => oneOf(NAWALA_STATUSES);
const grounds = () => ({
  method: nullable(oneOf(SCAN_METHODS)),
  reason: nullable(text('The resolver answered with a known block page')),
  confirmed: flag(),
});
const brandRef = () => ({ id: id(), name: text('Aurora'), code: text('AUR'), color: text('#0b6270') });
const nextPage = () => nullable(text('1767323045678.196608.66f2a1b3c4d5e6f708192a3b'));
const evidence = (): Schema<Record<string, unknown>> => ({ type: 'object', additionalProperties: true });
const transition = () => ({
  id: id(),
  kind: oneOf(TRANSITION_KINDS),
  scanId: text('scan_1767312000000_k3v9', { pattern: '^scan_\\d+' }),
  domainId: id(),
  domain: text('shop.aurora.example.com'),
  brandId: id(),
  vantage: text('telkom'),
  from: status(),
  to: status(),
  nawala: object<TransitionDto['nawala']>({ from: status(), to: status() }),
  at: time(),
  recordedAt: time(),
  seq: count(196_608),
  ...grounds(),
  hasEvidence: flag(),
});
const stamps = () => ({ createdBy: nullable(id()), createdAt: time(), updatedAt: time() });

/** Each schema is tied to its interface: whoever changes one has to change the other. */
export const ANSWERS: { [Name in keyof Answers]: Schema<Answers[Name]> } = {
  BrandDto: object<BrandDto>({
    ...brandRef(),
    description: text('Shoes and bags'),
    domainCount: count(12),
    blockedCount: count(2),
    ...stamps(),
  }),
  BrandRef: object<BrandRef>(brandRef()),
  BulkUpdateResultDto: object<BulkUpdateResultDto>({
    success: always(true),
    message: text('Took 2 of 3 reports'),
    data: object<BulkUpdateResultDto['data']>({
      success: count(2),
      failed: count(1),
      errors: list(
        object<BulkUpdateResultDto['data']['errors'][number]>({
          index: count(2),
          id: nullable(text('66f2a1b3c4d5e6f708192a3b')),
          error: text('There is no such domain.'),
        }),
      ),
    }),
  }),
  DomainDto: object<DomainDto>({
    id: id(),
    domain: text('shop.aurora.example.com'),
    brand: answer('BrandRef'),
    note: text('main shop'),
    tags: list(text('shop')),
    active: flag(),
    nawala: answer('NawalaDto'),
    vantages: list(answer('VantageDto')),
    uptime: answer('UptimeDto'),
    updatedBy: nullable(id()),
    ...stamps(),
  }),
  DomainHistoryDto: object<DomainHistoryDto>({
    transitions: list(answer('TransitionDto')),
    next: nextPage(),
    vantages: list(text('telkom')),
  }),
  DomainPage: object<Page<DomainDto>>({
    items: list(answer('DomainDto')),
    total: count(12),
    page: count(1),
    limit: count(50),
  }),
  FieldProblem: object<FieldProblem>({
    path: text('scanResult.status'),
    message: text('status must be one of: blocked, accessible, down, inconclusive'),
  }),
  NawalaDto: object<NawalaDto>({
    status: status(),
    blockedId: nullable(text('scan_1767312000000_k3v9', { pattern: '^scan_\\d+' })),
    lastChecked: nullable(time()),
    lastAttempt: nullable(time()),
    since: nullable(time()),
    ...grounds(),
  }),
  ProblemDto: object<ProblemDto>({
    type: text('about:blank'),
    title: text('Bad Request'),
    status: count(400),
    detail: text('scanResult.status: status must be one of: blocked, accessible, down, inconclusive'),
    code: oneOf(ERROR_CODES),
    errors: optional(list(answer('FieldProblem'))),
  }),
  RecordedScanDto: object<RecordedScanDto>({
    success: always(true),
    message: text('shop.example.com: recorded that telkom saw it on the block list; the verdict is “ada”'),
    data: object<RecordedScanDto['data']>({
      id: id(),
      domain: text('shop.aurora.example.com'),
      nawala: answer('NawalaDto'),
    }),
  }),
  SessionDto: object<SessionDto>({
    accessToken: text('eyJhbGciOiJIUzI1NiJ9…'),
    tokenType: always('Bearer'),
    expiresIn: count(900),
    user: answer('UserDto'),
  }),
  StatsDto: object<StatsDto>({
    domains: object<StatsDto['domains']>({
      total: count(12),
      ada: count(2),
      tidakAda: count(9),
      unknown: count(0),
      paused: count(1),
    }),
    brands: list(object<StatsDto['brands'][number]>({ ...brandRef(), total: count(12), ada: count(2) })),
    vantages: list(
      object<StatsDto['vantages'][number]>({ vantage: text('telkom'), lastSeen: time(), stale: flag(false) }),
    ),
    staleAfterMs: count(3_600_000),
    generatedAt: time(),
  }),
  TransitionDetailDto: object<TransitionDetailDto>({ ...transition(), evidence: nullable(evidence()) }),
  TransitionDto: object<TransitionDto>(transition()),
  TransitionPageDto: object<TransitionPageDto>({
    items: list(answer('TransitionDto')),
    next: nextPage(),
  }),
  UptimeDto: object<UptimeDto>({ status: oneOf(UPTIME_STATUSES), lastChecked: nullable(time()) }),
  UrlDto: object<UrlDto>({
    id: id(),
    brand: text('Aurora'),
    Domain: text('shop.aurora.example.com'),
    noto: text('main shop'),
  }),
  UserDto: object<UserDto>({
    id: id(),
    email: text('rina@example.com'),
    name: text('Rina A.'),
    role: oneOf(ROLES),
    active: flag(),
    lastLoginAt: nullable(time()),
    ...stamps(),
  }),
  VantageDto: object<VantageDto>({
    vantage: text('telkom'),
    status: status(),
    lastChecked: nullable(time()),
    since: nullable(time()),
    ...grounds(),
  }),
};
