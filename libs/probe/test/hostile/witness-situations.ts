import { silence } from '../../staged/handlers';
import { accessDenied, WWW } from '../conformance/world';
import { atTheName, NEUTRAL, openBlockPage, openShop, PORTAL } from './networks';
import { status, titled } from './pages';
import { BARE, HTTP, SHOP, type Situation } from './situation';

/** What the resolver, the control and a name that is surely free can tell, and what not. */
export const WITNESS_SITUATIONS: Situation[] = [
  {
    number: 1,
    name: 'baseline',
    target: BARE,
    stage: (world) => openShop(world),
    right: ['accessible'],
    reasons: ['site.certificate'],
  },
  {
    number: 38,
    name: 'captive-portal-all-dns',
    target: BARE,
    stage: async (world) => {
      await openShop(world);
      await openBlockPage(world, titled('Log in to the network'), PORTAL);
      world.everyLie = () => ({ a: [PORTAL] });
    },
    right: ['inconclusive'],
    reasons: ['network.portal'],
  },
  {
    number: 41,
    name: 'site-down-for-control-only',
    target: HTTP,
    stage: async (world) => {
      await openShop(world);
      await world.interceptAbroad(WWW, 80, silence);
      await world.interceptAbroad(WWW, 443, silence);
    },
    right: ['inconclusive', 'accessible'],
    reasons: ['unsettled.plain-response'],
  },
  {
    number: 43,
    name: 'idn',
    target: 'https://tokó.com/',
    stage: (world) => world.publish(NEUTRAL, { a: [WWW] }),
    right: ['down', 'inconclusive'],
    reasons: ['down.failure'],
  },
  {
    number: 44,
    name: 'bare-control-gets-403',
    target: BARE,
    stage: async (world) => {
      await openShop(world);
      await world.interceptAbroad(WWW, 80, world.http(status(403)));
      await world.interceptAbroad(WWW, 443, world.https(status(403)));
    },
    right: ['accessible', 'inconclusive'],
    reasons: ['site.certificate'],
  },
  {
    number: 50,
    name: 'control-wrong-secret',
    target: BARE,
    stage: async (world) => {
      world.control = 'refuses';
      await openShop(world);
      await atTheName(world);
    },
    right: ['inconclusive'],
    reasons: ['unsettled.failure'],
    because: { control: 'refuses', detail: '401' },
  },
  {
    number: 51,
    name: 'control-unreachable',
    target: BARE,
    stage: async (world) => {
      world.control = 'is away';
      await openShop(world);
      await atTheName(world);
    },
    right: ['inconclusive'],
    reasons: ['unsettled.failure'],
    because: { control: 'unreachable' },
  },
  {
    number: 54,
    name: 'control-network-also-blocks-dns',
    target: BARE,
    stage: async (world) => {
      await openShop(world);
      await openBlockPage(world, accessDenied);
      world.lie(SHOP, { rcode: 'NXDOMAIN' });
      world.controlsLie = () => ({ rcode: 'SERVFAIL' });
    },
    right: ['inconclusive'],
    reasons: ['unsettled.failure'],
    because: { control: 'blind-dns' },
  },
];
