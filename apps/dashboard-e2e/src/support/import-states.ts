import { expect, type Page } from '@playwright/test';
import type { JobDto } from '@nawala/contracts';
import type { PageToVisit } from './pages';
import type { Stage } from './stage';
import type { Step } from './steps';

/** One row of each kind, and of each kind of fault. */
const linesFor = ({ brand, domain }: Stage): string =>
  [
    `fresh.senja.example.com; ${brand.code}`,
    `${domain.domain}; ${brand.code}`,
    'without-brand.senja.example.com',
    '*.wild.senja.example.com',
    'senja-77',
    '203.0.113.9',
  ].join('\n');

const paste: Step = async (page, _say, stage) => {
  await page.locator('app-import-source textarea').fill(linesFor(stage));
  await expect(page.locator('app-import-preview tbody tr').first()).toBeVisible();
};

/** Nobody can wait for a job to be in just this state: the API tells of one that is. */
function jobOf(id: string, job: Partial<JobDto>): Pick<PageToVisit, 'path' | 'prepared'> {
  const json: JobDto = {
    id,
    kind: 'import',
    state: 'running',
    undoing: false,
    done: 1_900,
    total: 2_000,
    startedAt: '2026-05-04T03:02:01.000Z',
    perSecond: 180,
    result: { created: 1_700, duplicates: 120, moved: 30, left: 10 },
    failed: [],
    failures: 0,
    undoUntil: null,
    ...job,
  };
  return {
    path: () => `/domains/import?job=${id}`,
    prepared: (page: Page) => page.route(`**/api/jobs/${id}`, (route) => route.fulfill({ json })),
  };
}

const failure = (line: number, domain: string, code: string) => ({
  line,
  domain,
  displayName: domain,
  error: 'senja',
  code,
});
const failed: JobDto['failed'] = [
  failure(7, '*.wild.senja.example.com', 'wildcard'),
  failure(9, 'a-long-name-that-goes-on-and-on.senja.example.com', 'noTopLevel'),
];

const STATES: readonly Omit<PageToVisit, 'heading'>[] = [
  { path: () => '/domains/import', readsNothing: true },
  { path: () => '/domains/import', opened: paste, readsNothing: true },
  jobOf('66f2a1b3c4d5e6f708192a01', { failed, failures: 2 }),
  jobOf('66f2a1b3c4d5e6f708192a02', { state: 'done', done: 2_000, failed, failures: 2 }),
  jobOf('66f2a1b3c4d5e6f708192a03', { state: 'failed' }),
];

/** The import's page from the first look at it to what became of a list. */
export const IMPORT_STATES: readonly PageToVisit[] = STATES.map((state) => ({
  heading: 'import.title',
  forAdmins: true,
  ...state,
}));
