/** What `Intl` does not say of times. */
export const time = {
  'time.now': 'now',
  'time.justNow': 'just now',
  'time.today': 'Today',
  'time.yesterday': 'Yesterday',
  'time.yesterdayAt': 'yesterday {{clock}}',
} as const;
