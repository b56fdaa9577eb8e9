import { interfere, reset } from '../../staged/handlers';
import { ACCESSIBLE, blockedBy, DOWN, type Scenario } from './scenario';
import { accessDenied, BLOCK_PAGE, BLOCK_PAGE_HTTP_ONLY, ISP_PROXY, NOTHING_LISTENS, WWW, type World } from './world';

const COM = 'www.example.com';
const ORG = 'www.example.org';

/** A healthy site, and a resolver that says something else about it. */
const lieAbout =
  (name: string, ...a: string[]) =>
  async (world: World) =>
    (await world.site(name, WWW)).lie(name, { a });

const withBlockPage = async (world: World) => {
  await world.serve(BLOCK_PAGE, 80, world.http(accessDenied));
  await world.serve(BLOCK_PAGE, 443, world.untrustedHttps(accessDenied));
};

/** A name that its owner has given up; the provider still answers with its block page. */
const ghost = async (world: World) => {
  world.lie('itsat.info', { a: [BLOCK_PAGE_HTTP_ONLY] });
  await world.serve(BLOCK_PAGE_HTTP_ONLY, 80, world.http(accessDenied));
};

export const DNS_SCENARIOS: Scenario[] = [
  {
    name: 'badSSLWithUnknownAuthorityWithInconsistentDNS',
    input: `https://${COM}/`,
    stage: async (world) => {
      await withBlockPage(world);
      await lieAbout(COM, BLOCK_PAGE)(world);
    },
    ...blockedBy('dns'),
  },
  { name: 'dnsBlockingBOGON', input: `https://${COM}/`, stage: lieAbout(COM, '10.10.34.35'), ...blockedBy('dns') },
  {
    name: 'dnsBlockingNXDOMAIN',
    input: `https://${COM}/`,
    stage: async (world) => (await world.site(COM, WWW)).lie(COM, { rcode: 'NXDOMAIN' }),
    ...blockedBy('dns'),
  },
  {
    name: 'dnsHijackingToLocalhostWithHTTPS',
    input: `https://${COM}/`,
    stage: lieAbout(COM, '127.0.0.1'),
    ...blockedBy('dns'),
  },
  {
    name: 'dnsHijackingToProxyWithHTTPURL',
    input: `http://${COM}/`,
    stage: async (world) => {
      await lieAbout(COM, ISP_PROXY)(world);
      await world.serve(ISP_PROXY, 80, world.http());
    },
    ...ACCESSIBLE,
  },
  { name: 'ghostDNSBlockingWithHTTP', input: 'http://itsat.info/', stage: ghost, ...blockedBy('dns') },
  { name: 'ghostDNSBlockingWithHTTPS', input: 'https://itsat.info/', stage: ghost, ...blockedBy('dns') },
  {
    name: 'httpDiffWithInconsistentDNS',
    input: `http://${COM}/`,
    stage: async (world) => {
      await withBlockPage(world);
      await lieAbout(COM, BLOCK_PAGE)(world);
      await world.intercept(WWW, 80, world.http(accessDenied));
    },
    ...blockedBy('dns'),
  },
  {
    name: 'localhostWithHTTP',
    input: `http://${COM}/`,
    stage: async (world) => world.publish(COM, { a: ['127.0.0.1'] }),
    ...DOWN,
  },
  {
    name: 'localhostWithHTTPS',
    input: `https://${COM}/`,
    stage: async (world) => world.publish(COM, { a: ['127.0.0.1'] }),
    ...DOWN,
  },
  {
    name: 'tcpBlockingConnectionRefusedWithInconsistentDNS',
    input: `http://${ORG}/`,
    stage: lieAbout(ORG, NOTHING_LISTENS),
    ...blockedBy('dns'),
  },
  {
    name: 'tlsBlockingConnectionResetWithInconsistentDNS',
    input: `https://${COM}/`,
    stage: async (world) => {
      await lieAbout(COM, ISP_PROXY)(world);
      const passThrough = world.https();
      await world.serve(ISP_PROXY, 443, passThrough);
      await world.intercept(ISP_PROXY, 443, interfere(COM, reset, passThrough));
    },
    ...blockedBy('dns'),
  },
  {
    name: 'websiteDownNoAddrs',
    input: `http://${COM}/`,
    stage: async (world) => world.publish(COM, { cname: 'nowhere.example.net' }),
    ...DOWN,
  },
];
