import type { Page } from '@playwright/test';
import type { CheckDto, CheckResultDto, ScanStatus } from '@nawala/contracts';
import type { PageToVisit } from './pages';

const AT = '2026-05-04T03:02:01.000Z';
const ID = '66f2a1b3c4d5e6f708192b01';
const TARGETS = ['launch', 'play', 'a-name-that-goes-on-and-on-for-as-long-as-it-may'];
const targetOf = (name: string): string => `${name}.senja.example.com`;

const result = (name: string, vantage: string, status: ScanStatus): CheckResultDto => ({
  checkId: ID,
  domainId: null,
  target: targetOf(name),
  vantage,
  status,
  method: 'dns',
  reason: 'senja',
  reasonCode: 'own.nothing-measured',
  reasonParams: {},
  confirmed: true,
  evidence: {
    layers: [{ layer: 'dns', here: '203.0.113.9', outside: '203.0.113.90', decides: true }],
    control: { name: '203.0.113.1' },
  },
  durationMs: 900,
});

const check = (over: Partial<CheckDto>): CheckDto => ({
  id: ID,
  state: 'running',
  targets: TARGETS.map((name) => ({ domainId: null, target: targetOf(name) })),
  asked: ['telkom', 'xl'],
  createdAt: AT,
  expiresAt: AT,
  results: [
    result('launch', 'telkom', 'accessible'),
    result('launch', 'xl', 'down'),
    result('play', 'telkom', 'blocked'),
    result('play', 'xl', 'inconclusive'),
  ],
  missing: [],
  ...over,
});

/** Nobody can wait for a check to be in just this state: the API tells of one that is. */
const answered = (over: Partial<CheckDto>): Pick<PageToVisit, 'path' | 'prepared'> => ({
  path: () => `/check?id=${ID}`,
  prepared: (page: Page) => page.route(`**/api/checks/${ID}`, (route) => route.fulfill({ json: check(over) })),
});

const missing = ['telkom', 'xl'].map((vantage) => ({ target: targetOf(TARGETS[2]!), vantage }));

/** The page of checks: before anything was asked, while answers come, and when all is said. */
export const CHECK_STATES: readonly PageToVisit[] = [
  { path: () => '/check' },
  answered({}),
  answered({ state: 'done', missing }),
  { path: () => '/check?id=66f2a1b3c4d5e6f708192b02' },
].map((state) => ({ heading: 'nav.check', ...state }));
