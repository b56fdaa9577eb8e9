/** What stands around every page. */
export const shell = {
  'shell.skip': 'Skip to content',
  'shell.loadingPage': 'Loading the page',
  'shell.offlineUnheard':
    'Offline. The server has not been heard yet; it goes on by itself when the connection is back.',
  'shell.offlineSince': 'Offline. This is as of {{time}}; it goes on by itself when the connection is back.',

  'shell.openToNetwork':
    'Whoever reaches the API may report verdicts. Give each checker a key, then set CHECKER_AUTH=key.',

  'nav.main': 'Main',
  'nav.logo': 'Nawala Monitor, home',
  'nav.home': 'Home',
  'nav.domains': 'Money sites',
  'nav.brands': 'Brands',
  'nav.changes': 'Changes',
  'nav.incidents': 'Incidents',
  'nav.check': 'Check names',
  'nav.checkers': 'Checkers',
  'nav.alerts': 'Alerts',
  'nav.untaken': 'that nobody has taken',
  'nav.admin': 'Admin',
  'nav.users': 'Users',
  'nav.more': 'More',
  'nav.blocked': 'blocked',

  'search.label': 'Search money sites',
  'search.placeholder': 'Search domains, notes, tags…',

  'live.live': 'Live',
  'live.delayed': 'Delayed',
  'live.reconnecting': 'Reconnecting',
  'live.offline': 'Offline',
  'live.delayedWhy': 'No live connection comes through: everything is read anew every 10 seconds',
  'live.heard': 'Last heard from the server at {{time}}',

  'bell.latest': 'Latest changes',
  'bell.latestNew': 'Latest changes, {{count}} new',
  'bell.all': 'All changes',
  'bell.incidents': 'Incidents',

  'theme.theme': 'Theme',
  'theme.system': 'As the system',
  'theme.light': 'Light',
  'theme.dark': 'Dark',

  'notFound.heading': 'Page not found',
  'notFound.text': 'There is nothing at this address. It may have been removed, or the link is wrong.',
  'notFound.home': 'Go to Home',

  'part.missing': 'This part of Nawala Monitor could not be loaded.',
  'part.unreachable': 'This part of Nawala Monitor could not be loaded: the server cannot be reached.',
} as const;
