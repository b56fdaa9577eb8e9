import type { World } from '../conformance/world';
import { everyNameItsOwn, NEUTRAL, NOTICE, openBlockPage, openShop, PORTAL } from './networks';
import { titled } from './pages';
import { BARE, HTTP, HTTPS, SHOP, type Answer, type Situation } from './situation';

type Stage = (world: World) => unknown;

/** The same network for each of the three ways to ask for the shop. */
const forEveryWay = (name: string, stage: Stage): Situation[] =>
  [BARE, HTTPS, HTTP].map((target) => ({
    name: `${name}: ${target}`,
    target,
    stage: async (world) => {
      await openShop(world);
      await stage(world);
    },
    right: ['inconclusive'],
    reasons: ['network.blocks-free-name'],
    because: { method: 'dns', other: NEUTRAL },
  }));

/** A resolver that treats every name alike, the free ones too, proves nothing about any of them. */
export const RESOLVER_VARIATIONS: Situation[] = [
  ...forEveryWay('resolver denies every name', (world) => (world.everyLie = () => ({ rcode: 'NXDOMAIN' }))),
  ...forEveryWay('resolver has an address for no name', (world) => (world.everyLie = () => ({}))),
  ...forEveryWay(
    'resolver denies names that cannot exist and refuses all others',
    (world) => (world.everyLie = (name) => ({ rcode: [SHOP, NEUTRAL].includes(name) ? 'REFUSED' : 'NXDOMAIN' })),
  ),
  ...forEveryWay(
    'tunnel with a private address of its own for every name',
    (world) => (world.everyLie = everyNameItsOwn('198.18.0')),
  ),
  ...forEveryWay('tunnel with a private address for every name that exists', (world) => {
    const invent = everyNameItsOwn('198.18.0');
    world.everyLie = (name, type) => ([SHOP, NEUTRAL].includes(name) ? invent(name, type) : undefined);
  }),
  ...forEveryWay('resolver leads every name to a portal of its own', async (world) => {
    world.lie(SHOP, { a: [PORTAL] }).lie(NEUTRAL, { a: [NOTICE] });
    await openBlockPage(world, titled('Log in', 'Session one'), PORTAL);
    await openBlockPage(world, titled('Log in', 'Session two'), NOTICE);
  }),
  ...(['NXDOMAIN', 'nothing'] as const).map((how): Situation => ({
    name: `the shop alone gets ${how}, free names get the truth`,
    target: BARE,
    stage: async (world) => {
      await openShop(world);
      world.lie(SHOP, how === 'nothing' ? {} : { rcode: 'NXDOMAIN' });
    },
    right: ['blocked/dns'] satisfies Answer[],
    reasons: ['dns.denied'],
  })),
  {
    name: 'the shop alone gets a private address',
    target: BARE,
    stage: async (world) => {
      await openShop(world);
      world.lie(SHOP, { a: ['198.18.0.9'] });
    },
    right: ['blocked/dns'],
    reasons: ['dns.private'],
  },
];
