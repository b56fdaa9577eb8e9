import {
  afterFirstBytes,
  close,
  interfere,
  page,
  redirect,
  reset,
  silence,
  type Handler,
  type Respond,
} from '../../staged/handlers';
import { ACCESSIBLE, blockedBy, DOWN, INCONCLUSIVE, type Scenario } from './scenario';
import { accessDenied, website, WWW, type World } from './world';

const COM = 'www.example.com';
const ORG = 'www.example.org';
const BITLY = '67.199.248.11';
const BAD_SSL = '104.154.89.105';
const HTTPBIN = '54.210.40.1';
const LARGE = '203.119.13.1';
const CDN = '104.16.132.229';

const healthy =
  (name: string) =>
  (world: World): Promise<World> =>
    world.site(name, WWW);

/** A short link: /21645 leads to https, /32447 to http. */
const withShortLinks = async (world: World): Promise<void> => {
  const shorten: Respond = (request, response) =>
    redirect(`${request.url === '/21645' ? 'https' : 'http'}://${COM}/`, 301)(request, response);
  await world.site('bit.ly', BITLY, shorten);
  await world.site(COM, WWW);
};

/** Somebody on the way to the short link's destination. */
const afterShortLink = (interference: Handler) => async (world: World) => {
  await withShortLinks(world);
  await world.intercept(WWW, 80, interfere(COM, interference, world.http()));
  await world.intercept(WWW, 443, interfere(COM, interference, world.https()));
};

const countdown: Respond = (request, response) => {
  const left = Number(request.url?.split('/').at(-1));
  return left > 0 ? redirect(`/redirect/${left - 1}`)(request, response) : website(request, response);
};

const large: Respond = (_request, response) => {
  response.writeHead(200, { 'Content-Type': 'text/html', 'X-Mirror': 'jakarta' });
  response.end('x'.repeat(800 * 1024));
};

/** A body that drips too slowly to ever end. */
const throttled: Respond = (_request, response) => {
  response.writeHead(200, { 'Content-Type': 'text/html' });
  response.write('<title>slow</title>');
};

export const PATH_SCENARIOS: Scenario[] = [
  {
    name: 'badSSLWithUnknownAuthorityWithConsistentDNS',
    input: 'https://untrusted-root.badssl.com/',
    stage: async (world) => {
      world.publish('untrusted-root.badssl.com', { a: [BAD_SSL] });
      await world.serve(BAD_SSL, 443, world.untrustedHttps(website));
    },
    ...DOWN,
  },
  {
    name: 'badSSLWithExpiredCertificate',
    input: 'https://expired.badssl.com/',
    stage: async (world) => {
      world.publish('expired.badssl.com', { a: [BAD_SSL] });
      await world.serve(
        BAD_SSL,
        443,
        world.https(website, (name) => ({ names: [name], expired: true })),
      );
    },
    ...DOWN,
  },
  {
    name: 'cloudflareCAPTCHAWithHTTP',
    input: 'http://www.cloudflare-cache.com/',
    stage: async (world) => {
      await world.site('www.cloudflare-cache.com', CDN);
      await world.intercept(CDN, 80, world.http(page('Attention Required!', { status: 503 })));
    },
    ...INCONCLUSIVE,
  },
  {
    name: 'controlFailureWithSuccessfulHTTPWebsite',
    input: `http://${ORG}/`,
    stage: async (world) => {
      world.control = 'is away';
      await world.site(ORG, WWW);
    },
    ...INCONCLUSIVE,
  },
  {
    name: 'controlFailureWithSuccessfulHTTPSWebsite',
    input: `https://${ORG}/`,
    stage: async (world) => {
      world.control = 'is away';
      await world.site(ORG, WWW);
    },
    ...ACCESSIBLE,
  },
  {
    name: 'httpDiffWithConsistentDNS',
    input: `http://${COM}/`,
    stage: async (world) => {
      await world.site(COM, WWW);
      await world.intercept(WWW, 80, world.http(accessDenied));
    },
    ...blockedBy('http'),
  },
  {
    name: 'idnaWithoutCensorshipWithFirstLetterUppercase',
    input: 'http://Яндекс.рф/',
    stage: healthy('xn--d1acpjx3f.xn--p1ai'),
    ...ACCESSIBLE,
  },
  {
    name: 'largeFileWithHTTP',
    input: 'http://largefile.com/',
    stage: (world) => world.site('largefile.com', LARGE, large),
    ...ACCESSIBLE,
  },
  {
    name: 'redirectWithBrokenLocationForHTTPS',
    input: 'https://httpbin.com/broken-redirect-https',
    stage: async (world) => {
      await world.site('httpbin.com', HTTPBIN, redirect(`https://${COM}/`));
      await world.site(COM, WWW);
      await world.intercept(HTTPBIN, 443, world.https(redirect('https://')));
    },
    ...INCONCLUSIVE,
  },
  {
    name: 'redirectWithConsistentDNSAndThenConnectionRefusedForHTTP',
    input: 'https://bit.ly/32447',
    stage: async (world) => {
      await withShortLinks(world);
      world.refuse(WWW, 80);
    },
    ...blockedBy('tcp'),
  },
  {
    name: 'redirectWithConsistentDNSAndThenConnectionResetForHTTP',
    input: 'https://bit.ly/32447',
    stage: afterShortLink(reset),
    ...blockedBy('http'),
  },
  {
    name: 'redirectWithConsistentDNSAndThenConnectionResetForHTTPS',
    input: 'https://bit.ly/21645',
    stage: afterShortLink(reset),
    ...blockedBy('tls'),
  },
  {
    name: 'redirectWithConsistentDNSAndThenEOFForHTTP',
    input: 'https://bit.ly/32447',
    stage: afterShortLink(close),
    ...blockedBy('http'),
  },
  {
    name: 'redirectWithConsistentDNSAndThenEOFForHTTPS',
    input: 'https://bit.ly/21645',
    stage: afterShortLink(close),
    ...blockedBy('tls'),
  },
  {
    name: 'redirectWithConsistentDNSAndThenTimeoutForHTTPS',
    input: 'https://bit.ly/21645',
    stage: afterShortLink(silence),
    ...blockedBy('tls'),
  },
  {
    name: 'redirectWithMoreThanTenRedirectsAndHTTP',
    input: 'http://httpbin.com/redirect/15',
    stage: (world) => world.site('httpbin.com', HTTPBIN, countdown),
    ...DOWN,
  },
  { name: 'successWithHTTP', input: `http://${COM}/`, stage: healthy(COM), ...ACCESSIBLE },
  { name: 'successWithHTTPS', input: `https://${COM}/`, stage: healthy(COM), ...ACCESSIBLE },
  {
    name: 'throttlingWithHTTP',
    input: 'http://largefile.com/',
    stage: async (world) => {
      await world.site('largefile.com', LARGE, large);
      await world.intercept(LARGE, 80, world.http(throttled));
    },
    ...INCONCLUSIVE,
  },
  {
    name: 'tlsBlockingConnectionResetWithConsistentDNS',
    input: `https://${COM}/`,
    stage: async (world) => {
      await world.site(COM, WWW);
      await world.intercept(WWW, 443, afterFirstBytes(reset));
    },
    ...blockedBy('tls'),
  },
];
