export const USAGE = `nawala-checker — measures whether host names are blocked where it runs

  nawala-checker run --api URL [options]        check every domain of the dashboard, over and over
  nawala-checker check <domain | URL> [options] check one, and explain

run
  --api URL          the dashboard's API, such as http://localhost:5000
  --key K            a checker key
  --interval s       seconds from round to round (60)
  --concurrency n    checks at once (32)
  --once             one round only
  --vantage name     what this network is called: lower-case letters, digits, hyphens

check
  --json             one JSON object; exits 0 accessible, 1 blocked, 2 down, 3 inconclusive

both
  --resolver ip:port a DNS resolver other than this machine's (may be repeated)
  --plugin file.mjs  custom logic: a module that exports check(target, context) (may be repeated)
  --help             this text
`;

/** Bad usage: the message is for the person who typed it. */
export class UsageError extends Error {}
