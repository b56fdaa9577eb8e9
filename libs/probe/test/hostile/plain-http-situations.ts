import { redirect } from '../../staged/handlers';
import { accessDenied, BLOCK_PAGE_HTTP_ONLY } from '../conformance/world';
import { onTheWay, openShop, openStranger } from './networks';
import { bytes, html, refreshTo, status, titled, untitled } from './pages';
import { HTTP, SHOP, type Situation } from './situation';

const CACHED = { 'X-Cache': 'MISS' };

export const PLAIN_HTTP_SITUATIONS: Situation[] = [
  {
    number: 21,
    name: 'http-only-transparent-block-titles',
    target: HTTP,
    stage: (world) => onTheWay(world, titled('Toko Serba Ada'), accessDenied),
    right: ['blocked/http'],
    reasons: ['http.other-page'],
  },
  {
    number: 22,
    name: 'http-block-meta-refresh-no-title',
    target: HTTP,
    stage: (world) => onTheWay(world, untitled('Shoes and bags.'), refreshTo('http://notice.example.net/blocked')),
    right: ['blocked/http', 'inconclusive'],
    reasons: ['http.foreign-redirect'],
  },
  {
    number: 23,
    name: 'http-block-shares-x-cache',
    target: HTTP,
    stage: (world) =>
      onTheWay(world, titled('Toko', undefined, CACHED), html('<title>Stop</title><p>Not here.</p>', CACHED)),
    right: ['blocked/http', 'inconclusive'],
    reasons: ['http.other-page'],
  },
  {
    number: 24,
    name: 'http-hijack-unlisted-httponly',
    target: HTTP,
    stage: async (world) => {
      await openShop(world, titled('Toko'));
      await world.serve(BLOCK_PAGE_HTTP_ONLY, 80, world.http(html('<html><body>Situs ditutup.</body></html>')));
      world.lie(SHOP, { a: [BLOCK_PAGE_HTTP_ONLY] });
    },
    right: ['blocked/http', 'blocked/dns', 'inconclusive'],
    reasons: ['unsettled.plain-response'],
  },
  {
    number: 25,
    name: 'isp-proxy-adds-header',
    target: HTTP,
    stage: (world) => onTheWay(world, titled('Toko'), titled('Toko', undefined, { Via: '1.1 proxy', 'X-Isp': '7' })),
    right: ['accessible'],
    reasons: ['site.same-page'],
  },
  {
    number: 27,
    name: 'http-451-only-here',
    target: HTTP,
    stage: (world) => onTheWay(world, titled('Toko'), status(451)),
    right: ['inconclusive'],
    reasons: ['unsettled.plain-response'],
  },
  {
    number: 30,
    name: 'http-302-to-public-https-block',
    target: HTTP,
    stage: async (world) => {
      await openStranger(world, 'notice.example.net');
      await onTheWay(world, titled('Toko'), redirect('https://notice.example.net/'));
    },
    right: ['blocked/http', 'inconclusive'],
    reasons: ['http.foreign-redirect'],
  },
  {
    number: 37,
    name: 'http10-no-length',
    target: HTTP,
    stage: (world) =>
      openShop(world, bytes('HTTP/1.0 200 OK\r\nContent-Type: text/html\r\n\r\n<title>Toko</title>', 'x'.repeat(900))),
    right: ['accessible'],
    reasons: ['site.same-page'],
  },
  {
    number: 39,
    name: 'geo-page-http',
    target: HTTP,
    stage: (world) =>
      onTheWay(world, titled('Welcome to our store', 'Good morning.'), titled('Selamat datang', 'Halo, apa kabar?')),
    right: ['accessible', 'inconclusive'],
    reasons: ['unsettled.plain-response'],
  },
  {
    number: 42,
    name: 'genuine-site-mentions-fingerprint-http',
    target: HTTP,
    stage: (world) => openShop(world, titled('Berita', 'Tulis ke aduankonten@kominfo.go.id.')),
    right: ['accessible', 'inconclusive'],
    reasons: ['site.same-page'],
  },
  {
    number: 45,
    name: 'bare-http-maintenance-503-here-only',
    target: HTTP,
    stage: (world) => onTheWay(world, titled('Toko'), status(503)),
    right: ['inconclusive'],
    reasons: ['unsettled.plain-response'],
  },
  {
    number: 46,
    name: 'http-502-here-only',
    target: HTTP,
    stage: (world) => onTheWay(world, titled('Toko'), status(502)),
    right: ['inconclusive'],
    reasons: ['unsettled.edge'],
  },
];
