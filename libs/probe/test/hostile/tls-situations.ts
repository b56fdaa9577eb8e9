import { page, raw, silence } from '../../staged/handlers';
import { accessDenied, BLOCK_PAGE, WWW, type World } from '../conformance/world';
import { atTheName, openBlockPage, openShop, OTHER_EDGE, serveShop } from './networks';
import { BARE, HTTPS, SHOP, type Situation } from './situation';

const ownAuthority = async (world: World) => {
  await openShop(world);
  await openBlockPage(world, accessDenied);
  world.lie(SHOP, { a: [BLOCK_PAGE] });
};

/** Here DNS leads to another edge of the same delivery network. */
const atOtherEdge = async (world: World) => {
  await openShop(world);
  await serveShop(world, OTHER_EDGE);
  world.lie(SHOP, { a: [OTHER_EDGE] });
};

export const TLS_SITUATIONS: Situation[] = [
  {
    number: 14,
    name: 'cdn-other-address-fine',
    target: HTTPS,
    stage: atOtherEdge,
    right: ['accessible'],
    reasons: ['site.certificate'],
  },
  {
    number: 15,
    name: 'cdn-other-addr-SNI-reset',
    target: HTTPS,
    stage: async (world) => {
      await atOtherEdge(world);
      await atTheName(world, undefined, OTHER_EDGE);
    },
    right: ['blocked/tls'],
    reasons: ['path.failure'],
  },
  {
    number: 16,
    name: 'sni-reset',
    target: BARE,
    stage: async (world) => {
      await openShop(world);
      await atTheName(world);
    },
    right: ['blocked/tls'],
    reasons: ['path.failure'],
  },
  {
    number: 17,
    name: 'sni-garbage-plaintext',
    target: HTTPS,
    stage: async (world) => {
      await openShop(world);
      await atTheName(world, raw('HTTP/1.1 403 Forbidden\r\n\r\nThis site is blocked.'));
    },
    right: ['blocked/tls'],
    reasons: ['path.failure'],
  },
  {
    number: 18,
    name: 'blockpage-https-own-ca',
    target: BARE,
    stage: ownAuthority,
    right: ['blocked/tls', 'blocked/dns', 'blocked/http'],
    reasons: ['dns.stranger'],
  },
  {
    number: 19,
    name: 'blockpage-https-own-ca-noctl',
    target: BARE,
    stage: async (world) => {
      world.control = 'is nowhere';
      await ownAuthority(world);
    },
    right: ['inconclusive'],
    reasons: ['unsettled.failure'],
    because: { control: 'none' },
  },
  {
    number: 20,
    name: 'expired-cert-genuine',
    target: HTTPS,
    stage: async (world) => {
      world.publish(SHOP, { a: [WWW] });
      const expired = world.https(page('Toko'), (name) => ({ names: [name], expired: true }));
      await world.serve(WWW, 443, expired);
    },
    right: ['down', 'accessible'],
    reasons: ['down.failure'],
  },
  {
    number: 49,
    name: 'missing-intermediate',
    target: BARE,
    stage: async (world) => {
      world.publish(SHOP, { a: [WWW] });
      const issuerAt = 'http://issuers.example.net/between.der';
      await world.serve(WWW, 80, world.http(page('Toko')));
      await world.serve(
        WWW,
        443,
        world.https(page('Toko'), (name) => ({ names: [name], issuerAt })),
      );
    },
    right: ['accessible', 'inconclusive'],
    reasons: ['site.same-page'],
  },
  {
    number: 53,
    name: 'sni-drop-cdn-shared-addr',
    target: BARE,
    stage: async (world) => {
      await openShop(world);
      await atTheName(world, silence);
    },
    right: ['blocked/tls'],
    reasons: ['path.failure'],
  },
];
