import type { PlainKey } from '../locale/texts';
import type { IconName } from '../ui/icons';

export interface NavPage {
  path: string;
  icon: IconName;
  label: PlainKey;
  /** On a phone it stands in the account's menu: the bar has room for few. */
  apart?: true;
}

/** What the navigation leads to, in its order. */
export const PAGES: readonly NavPage[] = [
  { path: '/', icon: 'home', label: 'nav.home' },
  { path: '/domains', icon: 'site', label: 'nav.domains' },
  { path: '/incidents', icon: 'flag', label: 'nav.incidents' },
  { path: '/brands', icon: 'brand', label: 'nav.brands' },
  { path: '/changes', icon: 'changes', label: 'nav.changes' },
  { path: '/check', icon: 'probe', label: 'nav.check', apart: true },
  { path: '/checkers', icon: 'checker', label: 'nav.checkers', apart: true },
];

/** The same, for admins alone. */
export const ADMIN_PAGES: readonly NavPage[] = [
  { path: '/alerts', icon: 'megaphone', label: 'nav.alerts' },
  { path: '/users', icon: 'users', label: 'nav.users' },
];
