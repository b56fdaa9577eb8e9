import type { TextKey } from './say';
import type { Stage } from './stage';

export interface PageToVisit {
  path: (stage: Stage) => string;
  /** The text of its first heading; left out where that is the name of something. */
  heading?: TextKey;
  /** Others are led elsewhere. */
  forAdmins?: true;
  /** It says the same when nothing can be loaded. */
  readsNothing?: true;
}

/** Every page, in every state that has a look of its own: whoever adds one adds it here, and all stories visit it. */
export const PAGES: readonly PageToVisit[] = [
  { path: () => '/', heading: 'nav.home' },
  { path: ({ brand }) => `/domains?brand=${brand.code}`, heading: 'nav.domains' },
  { path: ({ brand }) => `/domains?brand=${brand.code}&q=no-such.example.com`, heading: 'nav.domains' },
  { path: ({ domain }) => `/domains/${domain.id}` },
  { path: () => '/domains/66f2a1b3c4d5e6f708192a3b', heading: 'detail.goneHeading' },
  { path: ({ brand }) => `/incidents?brand=${brand.code}`, heading: 'nav.incidents' },
  { path: ({ brand }) => `/incidents?brand=${brand.code}&state=closed`, heading: 'nav.incidents' },
  { path: () => '/brands', heading: 'nav.brands' },
  { path: () => '/alerts', heading: 'nav.alerts', forAdmins: true },
  { path: () => '/users', heading: 'nav.users', forAdmins: true },
  { path: () => '/nowhere', heading: 'notFound.heading', readsNothing: true },
];
