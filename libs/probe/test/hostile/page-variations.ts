import { redirect } from '../../staged/handlers';
import { BLOCK_PAGE, WWW } from '../conformance/world';
import { onTheWay, openShop, openStranger, toVisitors } from './networks';
import { gzipped, html, refreshTo, status, titled, untitled } from './pages';
import { BARE, HTTP, HTTPS, SHOP, type Situation } from './situation';

const FINGERPRINT = 'aduankonten@kominfo.go.id';
const BLOCKED_BY = { Link: '<https://komdigi.example.org/>; rel="blocked-by"' };
const blockText = (size: number) => `<title>Terlarang</title><p>${FINGERPRINT}</p>${' '.repeat(size)}`;

export const PAGE_VARIATIONS: Situation[] = [
  {
    name: 'known block page, compressed and cut short',
    target: HTTP,
    stage: (world) => onTheWay(world, titled('Toko'), gzipped(Buffer.from(blockText(4_000)), 0.9)),
    right: ['blocked/http', 'inconclusive'],
    reasons: ['known.http-body', 'unsettled.body'],
    confirmed: true,
  },
  {
    name: 'unknown block page, compressed and cut short',
    target: HTTP,
    stage: (world) => onTheWay(world, titled('Toko'), gzipped(Buffer.from('<title>Terlarang</title>'), 0.5)),
    right: ['inconclusive'],
    reasons: ['unsettled.body'],
  },
  {
    name: 'unknown block page, compressed',
    target: HTTP,
    stage: (world) => onTheWay(world, titled('Toko Serba Ada'), gzipped('<title>Terlarang</title>')),
    right: ['blocked/http'],
    reasons: ['http.other-page'],
  },
  {
    name: 'the known text, where the control is refused',
    target: HTTP,
    stage: async (world) => {
      await openShop(world, titled('Berita', `Tulis ke ${FINGERPRINT}.`));
      await world.interceptAbroad(WWW, 80, world.http(status(403)));
    },
    right: ['inconclusive', 'accessible', 'blocked/http'],
    reasons: ['known.http-body'],
  },
  {
    name: 'the known text in the site’s own news, over plain http and https',
    target: BARE,
    stage: (world) => openShop(world, titled('Berita', `Tulis ke ${FINGERPRINT}.`)),
    right: ['accessible'],
    reasons: ['site.certificate'],
  },
  {
    name: '525 from an edge, here alone',
    target: HTTPS,
    stage: (world) => toVisitors(world, titled('Toko'), status(525)),
    right: ['inconclusive'],
    reasons: ['unsettled.edge'],
  },
  {
    name: '521 from an edge over plain http, for everybody',
    target: HTTP,
    stage: (world) => openShop(world, status(521)),
    right: ['down', 'inconclusive'],
    reasons: ['down.edge'],
  },
  {
    name: '504 for the control alone',
    target: HTTP,
    stage: async (world) => {
      await openShop(world, titled('Toko'));
      await world.interceptAbroad(WWW, 80, world.http(status(504)));
    },
    right: ['inconclusive', 'accessible'],
    reasons: ['unsettled.plain-response'],
  },
  {
    name: 'challenge of a delivery network, here alone',
    target: HTTP,
    stage: (world) =>
      onTheWay(world, titled('Toko'), status(403, { 'CF-Ray': '1' }, '<title>Just a moment...</title>')),
    right: ['inconclusive'],
    reasons: ['unsettled.plain-response'],
  },
  {
    name: 'geo page for the control, in another language',
    target: HTTP,
    stage: async (world) => {
      await openShop(world, titled('Toko serba ada di Indonesia', 'Belanja sekarang juga.'));
      await world.interceptAbroad(WWW, 80, world.http(titled('Not available in your country', 'Sorry.')));
    },
    right: ['inconclusive', 'accessible'],
    reasons: ['unsettled.plain-response'],
  },
  {
    name: 'short geo page for the control, a long one here',
    target: HTTP,
    stage: async (world) => {
      await openShop(world, titled('Toko serba ada di Indonesia', 'Belanja sekarang juga.'));
      await world.interceptAbroad(WWW, 80, world.http(html('<title>Unavailable</title><p>Sorry.</p>')));
    },
    right: ['inconclusive', 'accessible'],
    reasons: ['unsettled.plain-response'],
  },
  {
    name: 'geo redirect of the control to a sister domain',
    target: HTTP,
    stage: async (world) => {
      await openShop(world, titled('Toko'));
      await openStranger(world, 'toko.de');
      await world.interceptAbroad(WWW, 80, world.http(redirect('http://toko.de/')));
    },
    right: ['inconclusive', 'accessible'],
    reasons: ['unsettled.plain-response'],
  },
  {
    name: 'redirect to a sister domain, here alone',
    target: HTTP,
    stage: async (world) => {
      await openStranger(world, 'toko.co.id');
      await onTheWay(world, titled('Toko'), redirect('https://toko.co.id/'));
    },
    right: ['inconclusive', 'accessible'],
    reasons: ['unsettled.response'],
  },
  {
    name: 'two tiny pages without a title',
    target: HTTP,
    stage: (world) => onTheWay(world, html('<p>Shoes.</p>'), html('<p>No.</p>')),
    right: ['inconclusive'],
    reasons: ['unsettled.plain-response'],
  },
  {
    name: 'one tiny page for everybody',
    target: HTTP,
    stage: (world) => openShop(world, html('ok')),
    right: ['accessible'],
    reasons: ['site.same-page'],
  },
  {
    name: 'an empty page for everybody',
    target: HTTP,
    stage: (world) => openShop(world, html('')),
    right: ['inconclusive', 'accessible'],
    reasons: ['unsettled.plain-response'],
  },
  {
    name: 'meta refresh to a third party, for everybody',
    target: HTTP,
    stage: (world) => openShop(world, refreshTo('https://pay.example.org/')),
    right: ['accessible', 'inconclusive'],
    reasons: ['site.same-page'],
  },
  {
    name: 'script to a third party, here alone',
    target: HTTP,
    stage: (world) =>
      onTheWay(world, untitled('Shoes.'), html('<script>location.replace("http://notice.example.org/")</script>')),
    right: ['blocked/http', 'inconclusive'],
    reasons: ['http.foreign-redirect'],
  },
  {
    name: 'meta refresh to a page of the site, here alone',
    target: HTTP,
    stage: (world) => onTheWay(world, titled('Toko'), refreshTo(`http://${SHOP}/id`)),
    right: ['inconclusive', 'accessible'],
    reasons: ['unsettled.plain-response'],
  },
  {
    name: 'a provider’s script in the true page',
    target: HTTP,
    stage: (world) =>
      onTheWay(world, titled('Toko'), titled('Toko', 'Welcome to the shop.<script src="//ads.example.org"></script>')),
    right: ['accessible', 'inconclusive'],
    reasons: ['site.same-page', 'unsettled.plain-response'],
  },
  {
    name: '451 that names who blocks, here alone',
    target: HTTP,
    stage: (world) => onTheWay(world, titled('Toko'), status(451, BLOCKED_BY)),
    right: ['blocked/http'],
    reasons: ['http.legal'],
  },
  {
    name: '451 that names who blocks, for everybody',
    target: HTTP,
    stage: (world) => openShop(world, status(451, BLOCKED_BY)),
    right: ['inconclusive', 'down', 'accessible'],
    reasons: ['unsettled.plain-response'],
  },
  {
    name: 'a block page of two languages at a stranger’s address',
    target: HTTP,
    stage: async (world) => {
      await openShop(world, titled('Toko Serba Ada'));
      await world.serve(BLOCK_PAGE, 80, world.http(html('<title>Situs ditutup</title>')));
      world.lie(SHOP, { a: [BLOCK_PAGE] });
    },
    right: ['blocked/dns', 'blocked/http'],
    reasons: ['dns.other-page'],
  },
];
