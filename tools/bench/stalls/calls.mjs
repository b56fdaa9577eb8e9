const csvOf = (rows, brandOf) =>
  [
    'domain,brand,note,tags',
    ...Array.from({ length: rows }, (_, n) => `name-${n}-${(n * 7919) % 99_991}.example.com,${brandOf(n)},note ${n},`),
  ].join('\n');

const daysAgo = (days) => new Date(Date.now() - days * 86_400_000 + 60_000).toISOString();

const SORTS = ['domain', 'status', 'since', 'lastChecked', 'createdAt'];

/** What people may ask, each for as much as there is: name, method, path and body. The first of a kind pays for what is kept. */
export const callsOf = (names, rows) => [
  ['the list, for the first time', 'GET', '/api/domains'],
  ...SORTS.map((sort) => [`the list by ${sort}, for the first time`, 'GET', `/api/domains?sort=${sort}`]),
  ['a search, the first', 'GET', '/api/domains?q=vegas'],
  ['a search', 'GET', `/api/domains?q=${encodeURIComponent(names[7].slice(0, 8))}`],
  ['a search for ten words', 'GET', '/api/domains?q=com%20net%20slot%20vegas%20super%20aur%20win%20max%20play%20king'],
  ['the numbers on all chips', 'GET', '/api/domains/counts'],
  ['the same under a search', 'GET', '/api/domains/counts?q=slot'],
  ['the list by brand', 'GET', '/api/domains?groupBy=brand'],
  ['a page of 200', 'GET', '/api/domains?limit=200'],
  ['export of the list, CSV', 'GET', '/api/domains/export.csv'],
  ['export of the list, JSON', 'GET', '/api/domains/export.json'],
  ['export of a search, CSV', 'GET', '/api/domains/export.csv?q=slot&sort=-since'],
  ["the checkers' list", 'GET', '/api/urls'],
  ['export of all changes, CSV', 'GET', '/api/transitions/export.csv'],
  ['1,000 changes', 'GET', '/api/transitions?limit=1000&counts=true'],
  ['chart of 90 days by brand', 'GET', `/api/stats/history?interval=day&by=brand&top=20&from=${daysAgo(90)}`],
  [
    'chart of 30 days by the hour and brand',
    'GET',
    `/api/stats/history?interval=hour&by=brand&top=20&from=${daysAgo(30)}`,
  ],
  ['numbers', 'GET', '/api/stats'],
  ['incidents', 'GET', '/api/incidents'],
  [`dry run of ${rows} rows`, 'POST', '/api/domains/import?dryRun=true', csvOf(rows, () => 'B1')],
  [
    'the same, unreadable',
    'POST',
    '/api/domains/import?dryRun=true',
    ['domain,brand', ...Array.from({ length: rows }, (_, n) => `not a name ${n} at all.kom,NO-${n}`)].join('\n'),
  ],
  [
    'the same, each for another brand',
    'POST',
    '/api/domains/import?dryRun=true&createBrands=true',
    csvOf(rows, (n) => `Brand new ${n}`),
  ],
  [
    'dry run of what is there',
    'POST',
    '/api/domains/import?dryRun=true',
    `domain,brand\n${names
      .slice(0, rows)
      .map((name) => `${name},B1`)
      .join('\n')}`,
  ],
  [
    'preview of a change of all',
    'POST',
    '/api/domains/bulk?dryRun=true',
    { filter: {}, action: 'addTags', tags: ['bench'] },
  ],
  ['import, started', 'POST', '/api/domains/import', csvOf(rows, () => 'B1')],
];
