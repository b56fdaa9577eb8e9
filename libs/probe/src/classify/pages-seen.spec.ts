import type { ControlReport } from '../control/control-report';
import type { Hop } from '../observations';
import { aHop, aResponse, theObservations } from '../../test/support/observations';
import { PagesSeen } from './pages-seen';

const shown = (host: string, bodyHash: string, over: Parameters<typeof aResponse>[0] = {}): Hop =>
  aHop(`http://${host}/`, { http: aResponse({ bodyHash, ...over }) });
const outside = (hop: Hop, kind: ControlReport['kind'] = 'outside'): ControlReport => ({
  kind,
  urls: [{ url: hop.url, hops: [hop] }],
  tested: [],
  durationMs: 1,
});

const ONE = 'shop.first.com';
const OTHER = 'www.second.org';
const twinsOf = (pages: PagesSeen, host = OTHER, page = 'notice') =>
  pages.twinsOf(theObservations([shown(host, page)]));

let pages: PagesSeen;
beforeEach(() => {
  pages = new PagesSeen();
});

it('knows the other name that was shown the same page, and what its control got instead', () => {
  pages.note(theObservations([shown(ONE, 'notice')]), outside(shown(ONE, 'first')));
  expect(twinsOf(pages)).toEqual([{ host: ONE, outside: 'first' }]);
  expect(twinsOf(pages, OTHER, 'another')).toEqual([]);
});

it.each([
  ['the site itself', ONE],
  ['its own subdomain', 'www.first.com'],
  ['its sister in another country', 'first.co.id'],
])('is no witness against %s', (_, host) => {
  pages.note(theObservations([shown(ONE, 'notice')]), outside(shown(ONE, 'first')));
  expect(twinsOf(pages, host)).toEqual([]);
});

it.each<[string, Hop, ControlReport]>([
  ['its control got the same page', shown(ONE, 'notice'), outside(shown(ONE, 'notice'))],
  ['its control got an error', shown(ONE, 'notice'), outside(shown(ONE, 'first', { status: 503 }))],
  ['its control stands in this network', shown(ONE, 'notice'), outside(shown(ONE, 'first'), 'doh')],
  ['it was an error here', shown(ONE, 'notice', { status: 404 }), outside(shown(ONE, 'first'))],
  ['a certificate vouched for it', shown(ONE, 'notice', { authenticated: true }), outside(shown(ONE, 'first'))],
  ['it broke off', shown(ONE, 'notice', { bodyFailure: 'connection_reset' }), outside(shown(ONE, 'first'))],
])('notes no page where %s', (_, here, report) => {
  pages.note(theObservations([here]), report);
  expect(twinsOf(pages)).toEqual([]);
});

it('counts a name once, as it was last seen', () => {
  for (const theirs of ['first', 'renewed']) {
    pages.note(theObservations([shown(ONE, 'notice')]), outside(shown(ONE, theirs)));
  }
  expect(twinsOf(pages)).toEqual([{ host: ONE, outside: 'renewed' }]);
});

it('stays small: the pages that nobody was shown for longest go, and few names of one page are kept', () => {
  const note = (host: string, page: string) =>
    pages.note(theObservations([shown(host, page)]), outside(shown(host, `of ${host}`)));
  note('oldest.com', 'page 0');
  for (let index = 1; index <= 2_000; index++) note(`n${index}.com`, `page ${index}`);
  expect(twinsOf(pages, OTHER, 'page 0')).toEqual([]);
  for (let index = 0; index < 10; index++) note(`again${index}.com`, 'page 1');
  note('newest.com', 'page 2001');
  const kept = twinsOf(pages, OTHER, 'page 1');
  expect(kept.length).toBeLessThan(10);
  expect(kept[0]?.host).toBe('again9.com');
});
