import { afterFirstBytes, close, page, raw, redirect, reset, type Handler } from '../../staged/handlers';
import { WWW, type World } from '../conformance/world';
import {
  atTheName,
  NEUTRAL_ADDRESS,
  NOTICE,
  openShop,
  openStranger,
  OTHER_EDGE,
  otherNamed,
  PORTAL,
  serveShop,
} from './networks';
import { titled } from './pages';
import { BARE, HTTP, HTTPS, SHOP, type Situation } from './situation';

const ALERT_UNRECOGNIZED_NAME = Buffer.from([0x15, 3, 3, 0, 2, 2, 112]);
const LOGIN = 'login.hotel.example.org';

/** What the network does to everybody's connections until somebody logs in. */
const everywhere = async (world: World, port: 80 | 443, handler: Handler) => {
  for (const address of [WWW, NEUTRAL_ADDRESS]) await world.intercept(address, port, handler);
};

const edgeShowing =
  (names: string, expired = false) =>
  async (world: World) => {
    await openShop(world);
    await serveShop(world, OTHER_EDGE);
    world.lie(SHOP, { a: [OTHER_EDGE] });
    await world.intercept(OTHER_EDGE, 443, world.https(page('Toko'), otherNamed(names, expired)));
    await world.interceptAbroad(OTHER_EDGE, 443, world.https(page('Toko'), otherNamed(names, expired)));
  };

export const PATH_VARIATIONS: Situation[] = [
  {
    name: 'portal that resets TLS and redirects plain http, whatever the name',
    target: BARE,
    stage: async (world) => {
      await openShop(world);
      await openStranger(world, LOGIN, PORTAL);
      await everywhere(world, 80, world.http(redirect(`https://${LOGIN}/?from=1`)));
      await everywhere(world, 443, afterFirstBytes(reset));
    },
    right: ['inconclusive'],
    reasons: ['network.fails-too', 'network.portal-page'],
  },
  {
    name: 'network without a way out but to the control',
    target: BARE,
    stage: async (world) => {
      await openShop(world);
      for (const address of [WWW, NEUTRAL_ADDRESS]) world.refuse(address, 80).refuse(address, 443);
    },
    right: ['inconclusive'],
    reasons: ['network.fails-too'],
  },
  {
    name: 'network that lets only TLS out',
    target: HTTP,
    stage: async (world) => {
      await openShop(world);
      await everywhere(world, 80, afterFirstBytes(close));
    },
    right: ['inconclusive'],
    reasons: ['network.fails-too'],
  },
  {
    name: 'proxy that shows certificates of its own authority for every name',
    target: BARE,
    stage: async (world) => {
      await openShop(world);
      await everywhere(world, 443, world.untrustedHttps(titled('Toko')));
    },
    right: ['inconclusive'],
    reasons: ['network.portal-page', 'network.fails-too'],
  },
  {
    name: 'portal with a valid certificate of its own name for every name',
    target: BARE,
    stage: async (world) => {
      await openShop(world);
      await openStranger(world, LOGIN, PORTAL);
      const portal = world.https(redirect(`https://${LOGIN}/`), otherNamed(LOGIN));
      await world.serve(NOTICE, 443, portal);
      await world.serve(NOTICE, 80, world.http(redirect(`https://${LOGIN}/`)));
      world.everyLie = (name) => (name === LOGIN ? undefined : { a: [NOTICE] });
    },
    right: ['inconclusive'],
    reasons: ['network.portal'],
  },
  {
    name: 'handshake refused with an alert here alone',
    target: HTTPS,
    stage: async (world) => {
      await openShop(world);
      await atTheName(world, raw(ALERT_UNRECOGNIZED_NAME));
    },
    right: ['blocked/tls'],
    reasons: ['path.failure'],
  },
  {
    name: 'handshake refused with an alert everywhere',
    target: HTTPS,
    stage: async (world) => {
      world.publish(SHOP, { a: [WWW] });
      await world.serve(WWW, 443, afterFirstBytes(raw(ALERT_UNRECOGNIZED_NAME)));
    },
    right: ['down'],
    reasons: ['down.failure'],
  },
  {
    name: 'an edge with a certificate of a sibling name',
    target: HTTPS,
    stage: edgeShowing(`www.${SHOP}`),
    right: ['inconclusive'],
    reasons: ['unsettled.certificate'],
  },
  {
    name: 'an edge with a certificate that has been renewed elsewhere',
    target: HTTPS,
    stage: edgeShowing(SHOP, true),
    right: ['inconclusive'],
    reasons: ['unsettled.certificate'],
  },
  {
    name: 'a certificate of a sister name, for everybody',
    target: HTTPS,
    stage: async (world) => {
      world.publish(SHOP, { a: [WWW] });
      await world.serve(WWW, 443, world.https(page('Toko'), otherNamed('toko.co.id')));
    },
    right: ['down', 'inconclusive'],
    reasons: ['down.failure'],
  },
  {
    name: 'http to the own https to a stranger, as the site wants',
    target: HTTP,
    stage: async (world) => {
      world.publish(SHOP, { a: [WWW] });
      await openStranger(world, 'pay.example.org');
      await world.serve(WWW, 80, world.http(redirect(HTTPS)));
      await world.serve(WWW, 443, world.https(redirect('https://pay.example.org/')));
    },
    right: ['accessible'],
    reasons: ['site.certificate'],
  },
  {
    name: 'https is the shop’s, plain http leads to a stranger here alone',
    target: BARE,
    stage: async (world) => {
      await openShop(world);
      await openStranger(world, 'notice.example.org');
      await world.intercept(WWW, 80, world.http(redirect('https://notice.example.org/')));
    },
    right: ['blocked/http'],
    reasons: ['http.foreign-redirect'],
  },
  {
    name: 'the redirect to www is fine, its handshake is reset',
    target: HTTP,
    stage: async (world) => {
      world.publish(SHOP, { a: [WWW] });
      await world.site('www.toko.com', OTHER_EDGE);
      await world.serve(WWW, 80, world.http(redirect('https://www.toko.com/')));
      await world.intercept(OTHER_EDGE, 443, afterFirstBytes(reset));
    },
    right: ['blocked/tls'],
    reasons: ['path.failure'],
  },
  {
    name: 'reset in the middle of a page over TLS, here alone',
    target: HTTPS,
    stage: async (world) => {
      await openShop(world);
      const half = world.https((_request, response) => {
        response.writeHead(200, { 'Content-Type': 'text/html' });
        response.write('x'.repeat(64 * 1024), () => void response.socket?.destroy());
      });
      await world.intercept(WWW, 443, half);
    },
    right: ['accessible'],
    reasons: ['site.certificate'],
  },
];
