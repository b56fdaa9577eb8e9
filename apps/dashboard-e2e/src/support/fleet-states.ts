import type { Page } from '@playwright/test';
import type { CheckerDto, CheckerVantageDto } from '@nawala/contracts';
import type { PageToVisit } from './pages';

const AT = '2026-05-04T03:02:01.000Z';

const vantage = (name: string, over: Partial<CheckerVantageDto> = {}): CheckerVantageDto => ({
  vantage: name,
  label: name,
  lastReportAt: AT,
  stale: false,
  ada: 1_702,
  tidakAda: 98_159,
  attempts: 12_000,
  inconclusive: 48,
  round: { startedAt: AT, total: 100_015, checked: 38_412, blocked: 1_702, inconclusive: 154 },
  perSecond: 312,
  rounds: [306_000, 300_000, 312_000, 318_000],
  backlog: 0,
  canaries: { passed: 3, total: 3, failed: null },
  blindSince: null,
  ...over,
});

const checker = (name: string, vantages: CheckerVantageDto[], over: Partial<CheckerDto> = {}): CheckerDto => ({
  id: name,
  name,
  version: '1.5.0',
  outdated: false,
  vantages,
  clockOffsetMs: 120,
  connected: true,
  lastHeardAt: AT,
  keyName: 'senja',
  address: '198.51.100.24',
  ...over,
});

/** One of each kind: who is fine, outdated, gone, blind, and who keeps no connection. */
const FLEET: readonly CheckerDto[] = [
  checker('jakarta-vps', [vantage('telkom-jakarta'), vantage('xl', { backlog: 1_284 })]),
  checker('surabaya-pi', [vantage('indosat')], { outdated: true, version: '1.3.2', clockOffsetMs: 190_000 }),
  checker('bandung-phone', [vantage('smartfren')], { connected: false }),
  checker('bali-office', [
    vantage('telkom-denpasar', { canaries: { passed: 2, total: 3, failed: 'senja' }, blindSince: AT }),
  ]),
  checker('telkom', [vantage('telkom', { round: null, perSecond: null, rounds: [], backlog: null, canaries: null })], {
    version: null,
    connected: false,
    clockOffsetMs: null,
  }),
];

const answered =
  (json: readonly CheckerDto[]) =>
  (page: Page): Promise<unknown> =>
    page.route('**/api/checkers', (route) => route.fulfill({ json }));

/** The page of checkers without and with any: what was answered last stays so for the dialogs that are opened there. */
export const FLEET_STATES: readonly PageToVisit[] = [
  { path: () => '/checkers', heading: 'nav.checkers', prepared: answered([]) },
  { path: () => '/checkers', heading: 'nav.checkers', prepared: answered(FLEET) },
];
