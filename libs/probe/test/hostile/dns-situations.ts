import { accessDenied, BLOCK_PAGE, WWW } from '../conformance/world';
import { inALoop, toAnotherId, toAnotherQuestion, withoutQuestion } from './forged-answers';
import { openBlockPage, openShop, serveShop, STRANGER6, WWW6 } from './networks';
import { BARE, HTTP, HTTPS, SHOP, type Situation } from './situation';

const TRUE_AFTER_MS = 50;
const LOOP = { raw: inALoop('www.toko.com'), silent: true } as const;

export const DNS_SITUATIONS: Situation[] = [
  {
    number: 2,
    name: 'dns-wrong-id-then-truth',
    target: HTTPS,
    stage: async (world) => {
      await openShop(world);
      world.lie(SHOP, { raw: toAnotherId({ a: [BLOCK_PAGE] }), a: [WWW], afterMs: TRUE_AFTER_MS });
    },
    right: ['accessible'],
    reasons: ['site.certificate'],
  },
  {
    number: 3,
    name: 'dns-wrong-question',
    target: HTTPS,
    stage: async (world) => {
      await openShop(world);
      world.lie(SHOP, { raw: toAnotherQuestion({ a: [BLOCK_PAGE] }), a: [WWW], afterMs: TRUE_AFTER_MS });
    },
    right: ['accessible'],
    reasons: ['site.certificate'],
  },
  {
    number: 4,
    name: 'dns-injected-nx-real-late',
    target: HTTPS,
    stage: async (world) => {
      await openShop(world);
      world.lie(SHOP, { rcode: 'NXDOMAIN', later: { afterMs: 100, answer: { a: [WWW] } } });
    },
    right: ['blocked/dns', 'accessible'],
    reasons: ['dns.denied'],
  },
  {
    number: 5,
    name: 'dns-cname-loop',
    target: HTTPS,
    stage: (world) => world.publish(SHOP, LOOP),
    right: ['down', 'inconclusive', 'blocked/dns'],
    reasons: ['down.failure'],
  },
  {
    number: 6,
    name: 'dns-servfail-resolver-broken',
    target: BARE,
    stage: async (world) => {
      await openShop(world);
      world.everyLie = () => ({ rcode: 'SERVFAIL' });
    },
    right: ['inconclusive'],
    reasons: ['resolver.broken'],
  },
  {
    number: 7,
    name: 'dns-A-ok-AAAA-servfail',
    target: HTTPS,
    stage: async (world) => {
      await openShop(world);
      world.everyLie = (_, type) => (type === 'AAAA' ? { rcode: 'SERVFAIL' } : undefined);
    },
    right: ['accessible'],
    reasons: ['site.certificate'],
  },
  {
    number: 8,
    name: 'dns-A-ok-AAAA-silent',
    target: HTTPS,
    stage: async (world) => {
      await openShop(world);
      world.everyLie = (_, type) => (type === 'AAAA' ? { silent: true } : undefined);
    },
    right: ['accessible'],
    reasons: ['site.certificate'],
  },
  {
    number: 9,
    name: 'dns-edns-dropped-silently',
    target: HTTPS,
    stage: async (world) => {
      await openShop(world);
      world.everyLie = (name) =>
        name === SHOP ? { a: [WWW], silent: 'to-edns' } : { rcode: 'NXDOMAIN', silent: 'to-edns' };
    },
    right: ['accessible', 'inconclusive'],
    reasons: ['site.certificate'],
  },
  {
    number: 10,
    name: 'dns-no-question-section',
    target: HTTPS,
    stage: async (world) => {
      await openShop(world);
      world.lie(SHOP, { raw: withoutQuestion(WWW), silent: true });
    },
    right: ['accessible'],
    reasons: ['site.certificate'],
  },
  {
    number: 11,
    name: 'dns-nodata-both-aaaa-only-noroute',
    target: HTTPS,
    stage: async (world) => {
      world.publish(SHOP, { aaaa: [WWW6] }).cutOff(WWW6);
      await serveShop(world, WWW6);
    },
    right: ['inconclusive'],
    reasons: ['own.no-ipv6'],
  },
  {
    number: 12,
    name: 'dns-poisoned-aaaa-http-only',
    target: HTTP,
    stage: async (world) => {
      await openShop(world);
      await openBlockPage(world, accessDenied, STRANGER6);
      world.lie(SHOP, { a: [WWW], aaaa: [STRANGER6] });
    },
    right: ['blocked/dns', 'blocked/http', 'inconclusive'],
    reasons: ['dns.stranger'],
  },
  {
    number: 13,
    name: 'dns-ttl0-flap-per-query',
    target: BARE,
    stage: async (world) => {
      await openShop(world);
      await openBlockPage(world, accessDenied);
      let asked = 0;
      world.lie(SHOP, () => ({ a: [asked++ % 2 === 0 ? WWW : BLOCK_PAGE] }));
    },
    right: ['accessible', 'inconclusive', 'blocked/dns'],
    reasons: ['site.certificate', 'dns.stranger'],
  },
  {
    number: 52,
    name: 'dns-sinkhole-0000',
    target: HTTPS,
    stage: async (world) => {
      await openShop(world);
      world.lie(SHOP, { a: ['0.0.0.0'] });
    },
    right: ['blocked/dns'],
    reasons: ['dns.private'],
  },
];
