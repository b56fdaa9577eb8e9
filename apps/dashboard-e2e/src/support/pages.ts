import { expect, type Page } from '@playwright/test';
import { CHECK_STATES } from './check-states';
import { FLEET_STATES } from './fleet-states';
import { IMPORT_STATES } from './import-states';
import type { TextKey } from './say';
import type { Stage } from './stage';
import type { Step } from './steps';

export interface PageToVisit {
  path: (stage: Stage) => string;
  /** The text of its first heading; left out where that is the name of something. */
  heading?: TextKey;
  /** Others are led elsewhere. */
  forAdmins?: true;
  /** What the API says there, before the page asks. */
  prepared?: (page: Page) => Promise<unknown>;
  /** From the page to the state that is meant. */
  opened?: Step;
  /** It says the same when nothing can be loaded. */
  readsNothing?: true;
}

const withOneChosen: Step = async (page) => {
  await page.locator('.select input').first().check();
  await expect(page.locator('app-domain-selection-bar section')).toBeVisible();
};
const thisMonth = (): string => new Date().toISOString().slice(0, 7);

/** Every page, in every state that has a look of its own: whoever adds one adds it here, and all stories visit it. */
export const PAGES: readonly PageToVisit[] = [
  { path: () => '/', heading: 'nav.home' },
  { path: ({ brand }) => `/domains?brand=${brand.code}`, heading: 'nav.domains' },
  {
    path: ({ brand }) => `/domains?brand=${brand.code}`,
    heading: 'nav.domains',
    forAdmins: true,
    opened: withOneChosen,
  },
  { path: ({ brand }) => `/domains?brand=${brand.code}&q=no-such.example.com`, heading: 'nav.domains' },
  { path: ({ brand }) => `/domains?brand=${brand.code}&group=brand&vantage=telkom:ada`, heading: 'nav.domains' },
  { path: ({ domain }) => `/domains/${domain.id}` },
  { path: () => '/domains/66f2a1b3c4d5e6f708192a3b', heading: 'detail.goneHeading' },
  ...IMPORT_STATES,
  { path: ({ brand }) => `/changes?brand=${brand.code}`, heading: 'nav.changes' },
  { path: ({ brand }) => `/changes?brand=${brand.code}&kind=edit&vantage=telkom`, heading: 'nav.changes' },
  { path: ({ brand }) => `/incidents?brand=${brand.code}`, heading: 'nav.incidents' },
  { path: ({ brand }) => `/incidents?brand=${brand.code}&state=closed`, heading: 'nav.incidents' },
  { path: () => '/brands', heading: 'nav.brands' },
  { path: ({ brand }) => `/brands/${brand.code}` },
  { path: () => '/brands/NOPE', heading: 'brandPage.gone' },
  { path: ({ brand }) => `/brands/${brand.code}/report/${thisMonth()}` },
  ...CHECK_STATES,
  ...FLEET_STATES,
  { path: () => '/alerts', heading: 'nav.alerts', forAdmins: true },
  { path: () => '/users', heading: 'nav.users', forAdmins: true },
  { path: () => '/nowhere', heading: 'notFound.heading', readsNothing: true },
];
