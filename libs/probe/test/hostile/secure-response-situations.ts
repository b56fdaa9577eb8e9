import { redirect, type Respond } from '../../staged/handlers';
import { openShop, toVisitors } from './networks';
import { bytes, dripping, gzipped, status, titled } from './pages';
import { BARE, HTTPS, type Situation } from './situation';

const HEAD = 'HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n';

/** A final status with a valid certificate: whatever follows, nobody in between wrote or withheld that. */
const ANSWERED = { right: ['accessible', 'inconclusive'], reasons: ['site.certificate'] } as const;

export const SECURE_RESPONSE_SITUATIONS: Situation[] = [
  {
    number: 26,
    name: 'https-451-everywhere',
    target: HTTPS,
    stage: (world) => openShop(world, status(451)),
    right: ['down', 'inconclusive', 'accessible'],
    reasons: ['site.certificate'],
  },
  {
    number: 28,
    name: 'https-522-everywhere',
    target: BARE,
    stage: (world) => openShop(world, status(522)),
    right: ['down', 'inconclusive'],
    reasons: ['down.edge'],
  },
  {
    number: 29,
    name: 'https-500-everywhere',
    target: HTTPS,
    stage: (world) => openShop(world, status(500)),
    right: ['down', 'inconclusive', 'accessible'],
    reasons: ['site.certificate'],
  },
  {
    number: 31,
    name: 'slow-drip-https-both',
    target: HTTPS,
    stage: (world) => openShop(world, dripping(200, ' ')),
    ...ANSWERED,
  },
  {
    number: 32,
    name: 'slow-link-40KBps-400KB-page',
    target: HTTPS,
    stage: (world) => toVisitors(world, titled('Toko', 'x'.repeat(6_000)), dripping(100, Buffer.alloc(4_096, 'x'))),
    ...ANSWERED,
  },
  {
    number: 33,
    name: 'gzip-bomb',
    target: HTTPS,
    stage: (world) => openShop(world, gzipped(Buffer.alloc(16 * 1024 * 1024))),
    right: ['accessible'],
    reasons: ['site.certificate'],
  },
  {
    number: 34,
    name: 'truncated-gzip-https',
    target: HTTPS,
    stage: (world) => openShop(world, gzipped(Buffer.from('Toko '.repeat(900)), 0.5)),
    ...ANSWERED,
  },
  {
    number: 35,
    name: 'content-length-too-long-https',
    target: HTTPS,
    stage: (world) => openShop(world, bytes(`${HEAD}Content-Length: 9000\r\n\r\n<title>Toko</title>`)),
    ...ANSWERED,
  },
  {
    number: 36,
    name: 'chunked-garbage-https',
    target: HTTPS,
    stage: (world) => openShop(world, bytes(`${HEAD}Transfer-Encoding: chunked\r\n\r\nno chunk\r\n`)),
    ...ANSWERED,
  },
  {
    number: 40,
    name: 'geo-redirect-https',
    target: HTTPS,
    stage: (world) => {
      const toLanguage =
        (language: string): Respond =>
        (request, response) =>
          (request.url === '/' ? redirect(`/${language}/`) : titled(language))(request, response);
      return toVisitors(world, toLanguage('en'), toLanguage('id'));
    },
    right: ['accessible'],
    reasons: ['site.certificate'],
  },
  {
    number: 47,
    name: 'https-302-without-location',
    target: HTTPS,
    stage: (world) => openShop(world, status(302)),
    ...ANSWERED,
  },
  { number: 48, name: 'https-304', target: HTTPS, stage: (world) => openShop(world, status(304)), ...ANSWERED },
];
