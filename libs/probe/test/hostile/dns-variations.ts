import { afterFirstBytes, reset, silence } from '../../staged/handlers';
import { accessDenied, BLOCK_PAGE, WWW, type World } from '../conformance/world';
import { NEUTRAL, openBlockPage, openShop, OTHER_EDGE, PORTAL, serveShop, shopsOwn, STRANGER6, WWW6 } from './networks';
import { titled } from './pages';
import { BARE, HTTP, HTTPS, SHOP, type Situation } from './situation';

const LONGEST_NAME = 24;
const SEARCH = titled('Search', 'Did you mean something else?');

/** Dead names, and those that are told, get the address of a search page. */
const searchPage = async (world: World, ...dead: string[]) => {
  await openBlockPage(world, SEARCH, PORTAL);
  world.everyLie = (name) => ([SHOP, NEUTRAL].includes(name) && !dead.includes(name) ? undefined : { a: [PORTAL] });
};

export const DNS_VARIATIONS: Situation[] = [
  {
    name: 'poisoned AAAA beside a true A, over https',
    target: HTTPS,
    stage: async (world) => {
      await openShop(world);
      await openBlockPage(world, accessDenied, STRANGER6);
      world.lie(SHOP, { a: [WWW], aaaa: [STRANGER6] });
    },
    right: ['accessible'],
    reasons: ['site.certificate'],
  },
  {
    name: 'poisoned A beside a true AAAA that leads nowhere',
    target: HTTPS,
    stage: async (world) => {
      await openShop(world);
      await openBlockPage(world, accessDenied);
      world.publish(SHOP, { a: [WWW], aaaa: [WWW6] }).cutOff(WWW6);
      world.lie(SHOP, { a: [BLOCK_PAGE], aaaa: [WWW6] });
    },
    right: ['blocked/dns'],
    reasons: ['dns.stranger'],
  },
  {
    name: 'IPv6-only site where IPv6 leads into nothing',
    target: HTTPS,
    stage: async (world) => {
      world.publish(SHOP, { aaaa: [WWW6] }).publish(NEUTRAL, { a: [OTHER_EDGE], aaaa: [STRANGER6] });
      await serveShop(world, WWW6);
      await world.serve(OTHER_EDGE, 80, world.http());
      await world.serve(OTHER_EDGE, 443, world.https());
      await world.serve(STRANGER6, 80, world.http());
      await world.serve(STRANGER6, 443, world.https());
      await world.swallow(WWW6, STRANGER6);
    },
    right: ['inconclusive'],
    reasons: ['network.fails-too'],
  },
  {
    name: 'resolver fails for long names alone, denies the shop',
    target: BARE,
    stage: async (world) => {
      await openShop(world);
      world.lie(SHOP, { rcode: 'NXDOMAIN' });
      world.everyLie = (name) => (name.length > LONGEST_NAME ? { rcode: 'SERVFAIL' } : undefined);
    },
    right: ['blocked/dns', 'inconclusive'],
    reasons: ['dns.denied'],
  },
  {
    name: 'resolver fails for long names alone, the shop is fine',
    target: HTTP,
    stage: async (world) => {
      await openShop(world);
      world.everyLie = (name) => (name.length > LONGEST_NAME ? { rcode: 'SERVFAIL' } : undefined);
    },
    right: ['accessible'],
    reasons: ['site.same-page'],
  },
  ...(['REFUSED', 'silence'] as const).map((how): Situation => ({
    name: `resolver gives every name ${how}`,
    target: BARE,
    stage: async (world) => {
      await openShop(world);
      world.everyLie = () => (how === 'silence' ? { silent: true } : { rcode: how });
    },
    right: ['inconclusive'],
    reasons: ['resolver.broken'],
    because: { how },
  })),
  {
    name: 'search page for dead names, the shop among them here alone',
    target: BARE,
    stage: async (world) => {
      await openShop(world);
      await searchPage(world, SHOP);
    },
    right: ['blocked/dns'],
    reasons: ['dns.denied-by-address'],
  },
  {
    name: 'search page for dead names, the shop is dead everywhere',
    target: BARE,
    stage: (world) => searchPage(world, SHOP),
    right: ['down'],
    reasons: ['down.wildcard'],
  },
  {
    name: 'search page for dead names, the shop is fine',
    target: HTTP,
    stage: async (world) => {
      await openShop(world);
      await searchPage(world);
    },
    right: ['accessible'],
    reasons: ['site.same-page'],
  },
  {
    name: 'search page at a new address for every dead name',
    target: BARE,
    stage: async (world) => {
      await openShop(world);
      let asked = 0;
      world.everyLie = (name) =>
        name === SHOP || name === NEUTRAL ? undefined : { a: [`83.224.70.${asked++ % 200}`] };
    },
    right: ['accessible'],
    reasons: ['site.certificate'],
  },
  {
    name: 'forged answer first, the truth late, over https',
    target: HTTPS,
    stage: async (world) => {
      await openShop(world);
      await openBlockPage(world, accessDenied);
      world.lie(SHOP, { a: [BLOCK_PAGE], later: { afterMs: 60, answer: { a: [WWW] } } });
    },
    right: ['blocked/dns', 'blocked/tls'],
    reasons: ['dns.stranger'],
  },
  {
    name: 'truth first, a forged answer late',
    target: HTTP,
    stage: async (world) => {
      await openShop(world);
      world.lie(SHOP, { a: [WWW], later: { afterMs: 60, answer: { a: [BLOCK_PAGE] } } });
    },
    right: ['accessible', 'inconclusive'],
    reasons: ['site.same-page'],
  },
  {
    name: 'a policy zone denies the name, and the resolver fails for all others',
    target: BARE,
    stage: async (world) => {
      await openShop(world);
      world.lie(SHOP, { rcode: 'NXDOMAIN', soa: 'trustpositifkominfo' });
      world.everyLie = () => ({ rcode: 'SERVFAIL' });
    },
    right: ['blocked/dns'],
    reasons: ['known.dns-soa'],
    confirmed: true,
  },
  {
    name: 'the name is refused here alone',
    target: BARE,
    stage: async (world) => {
      await openShop(world);
      world.lie(SHOP, { rcode: 'REFUSED' });
    },
    right: ['blocked/dns'],
    reasons: ['dns.denied'],
  },
  {
    name: 'the name has no address here alone',
    target: BARE,
    stage: async (world) => {
      await openShop(world);
      world.lie(SHOP, {});
    },
    right: ['blocked/dns'],
    reasons: ['dns.denied'],
  },
  {
    name: 'private address here and outside',
    target: BARE,
    stage: (world) => world.publish(SHOP, { a: ['10.1.2.3'] }),
    right: ['down', 'inconclusive'],
    reasons: ['down.failure'],
  },
  {
    name: 'private address beside the true one',
    target: HTTPS,
    stage: async (world) => {
      await openShop(world);
      world.lie(SHOP, { a: ['10.1.2.3', WWW] });
    },
    right: ['accessible'],
    reasons: ['site.certificate'],
  },
  {
    name: 'one edge of two is silent for everybody',
    target: HTTP,
    stage: async (world) => {
      await openShop(world);
      world.publish(SHOP, { a: [OTHER_EDGE, WWW] });
      await world.serve(OTHER_EDGE, 80, silence);
      await world.serve(OTHER_EDGE, 443, reset);
    },
    right: ['accessible'],
    reasons: ['site.same-page'],
  },
  {
    name: 'one edge of two answers over TLS to nobody',
    target: HTTPS,
    stage: async (world) => {
      await openShop(world);
      world.publish(SHOP, { a: [OTHER_EDGE, WWW] });
      await world.serve(
        OTHER_EDGE,
        443,
        world.https(() => undefined, shopsOwn),
      );
    },
    right: ['accessible'],
    reasons: ['site.certificate'],
  },
  {
    name: 'two edges of three are silent for everybody',
    target: HTTP,
    stage: async (world) => {
      await openShop(world);
      world.publish(SHOP, { a: [OTHER_EDGE, '104.16.1.10', WWW] });
      await world.serve(OTHER_EDGE, 80, silence);
      await world.serve('104.16.1.10', 80, afterFirstBytes(reset));
    },
    right: ['accessible'],
    reasons: ['site.same-page'],
  },
  {
    name: 'both edges are silent here alone',
    target: HTTP,
    stage: async (world) => {
      await openShop(world);
      await serveShop(world, OTHER_EDGE);
      world.publish(SHOP, { a: [OTHER_EDGE, WWW] });
      await world.intercept(OTHER_EDGE, 80, silence);
      await world.intercept(WWW, 80, silence);
    },
    right: ['blocked/http'],
    reasons: ['path.failure'],
  },
  {
    name: 'one edge of two takes no connection from anybody',
    target: HTTP,
    stage: async (world) => {
      await openShop(world);
      world.publish(SHOP, { a: [OTHER_EDGE, WWW] });
    },
    right: ['accessible'],
    reasons: ['site.same-page'],
  },
];
