import { aDns, aHop, aResponse, aTcp, aTls, theObservations } from '../../test/support/observations';
import { INDONESIA } from '../fingerprints/indonesia';
import type { Hop } from '../observations';
import { classify } from './classify';

const HTTPS = 'https://shop.example.com/';
const HTTP = 'http://shop.example.com/';
const verdictOf = (...chains: Hop[][]) =>
  classify({ observations: theObservations(...chains), fingerprints: INDONESIA });
const sinkhole = { dns: [aDns({ cnames: ['internetpositif.id'], addresses: ['36.86.63.185'] })] };

describe('a known block page', () => {
  it('is blocked and confirmed, whatever else was seen', () => {
    expect(verdictOf([aHop(HTTPS, sinkhole)], [aHop(HTTP, sinkhole)])).toMatchObject({
      status: 'blocked',
      method: 'dns',
      confirmed: true,
      reason: 'DNS answers 36.86.63.185, a known block page (Telkom)',
      evidence: { rule: 'known-answer', fingerprints: [{ kind: 'dns-ip' }, { kind: 'dns-cname' }] },
    });
  });

  it.each([
    ['UA-4293319-7', 'blocked', 'known.http-body'],
    ['xblock.gmedia.net.id', 'inconclusive', 'unsettled.known-text'],
    ['<title>Please Wait... | Cloudflare</title>', 'inconclusive', 'unsettled.plain-response'],
  ])('whose text is %s is %s without a control, and never confirmed', (body, status, reasonCode) => {
    const http = aResponse({ body });
    expect(verdictOf([aHop(HTTP, { http })])).toMatchObject({ status, reasonCode, confirmed: false });
  });
});

describe('a final response with a valid certificate', () => {
  it.each([200, 204, 404, 503])('is accessible with status %i', (status) => {
    const http = aResponse({ authenticated: true, status });
    expect(verdictOf([aHop(HTTPS, { http })])).toMatchObject({ status: 'accessible', method: 'tls', confirmed: false });
  });

  it('is accessible at the end of a chain that stays on the site', () => {
    const moved = aHop(HTTP, { http: aResponse({ status: 301, location: HTTPS }) });
    expect(verdictOf([moved, aHop('https://www.example.com/')]).status).toBe('accessible');
  });

  it('is accessible on another site when the site itself led there', () => {
    const moved = aHop(HTTPS, { http: aResponse({ status: 301, authenticated: true }) });
    expect(verdictOf([moved, aHop('https://shop.example.net/')]).status).toBe('accessible');
  });

  it('proves nothing on a stranger that an unauthenticated redirect led to', () => {
    const injected = aHop(HTTP, { http: aResponse({ status: 302 }) });
    expect(verdictOf([injected, aHop('https://shop.example.net/')]).status).toBe('inconclusive');
  });

  it('counts for a bare host name only over https', () => {
    const broken = aHop(HTTPS, { tls: [aTls({ failure: 'connection_reset' })], http: null });
    const moved = aHop(HTTP, { http: aResponse({ status: 301 }) });
    expect(verdictOf([broken], [moved, aHop('https://www.example.com/')]).status).toBe('inconclusive');
  });
});

describe('anything else without a control', () => {
  const refused = [aTcp({ failure: 'connection_refused' })];
  const tlsFailed = (failure: 'connection_reset' | 'ssl_invalid_hostname' | 'ssl_invalid_certificate') => ({
    tls: [aTls({ failure })],
    http: aResponse({ authenticated: false }),
  });
  it.each<[string, Hop, string]>([
    [
      'a name that does not exist',
      aHop(HTTPS, {
        dns: [aDns({ rcode: 'NXDOMAIN', failure: 'dns_nxdomain_error', addresses: [] })],
        tcp: [],
        tls: [],
        http: null,
      }),
      'DNS for shop.example.com says that the name does not exist; there is no control to compare with',
    ],
    [
      'a resolver that cannot be reached',
      aHop(HTTPS, {
        dns: [aDns({ rcode: null, failure: 'generic_timeout_error', addresses: [] })],
        tcp: [],
        tls: [],
        http: null,
      }),
      'Asking the resolver 127.0.0.1:53 timed out',
    ],
    [
      'a refused connection',
      aHop(HTTPS, { tcp: refused, tls: [], http: null }),
      'TCP to 93.184.216.34:443 was refused; there is no control to compare with',
    ],
    [
      'a private address',
      aHop(HTTPS, { tcp: [aTcp({ address: '10.0.0.1', failure: 'address_not_dialled' })], tls: [], http: null }),
      'TCP to 10.0.0.1:443 was not tried, since the address is not a public one',
    ],
    [
      'a reset handshake',
      aHop(HTTPS, tlsFailed('connection_reset')),
      'TLS with shop.example.com was reset; there is no control to compare with',
    ],
    [
      'a certificate for another name, even under a perfect page',
      aHop(HTTPS, tlsFailed('ssl_invalid_hostname')),
      'TLS with shop.example.com shows a certificate for another name; there is no control to compare with',
    ],
    [
      'a page over plain http',
      aHop(HTTP),
      'shop.example.com answers 200 over plain http, which anybody on the way can write; there is no control to compare with',
    ],
    [
      'a response that breaks off',
      aHop(HTTPS, { http: aResponse({ authenticated: true, failure: 'connection_reset', status: null }) }),
      'HTTP from shop.example.com was reset; there is no control to compare with',
    ],
    [
      'a chain of redirects without end',
      aHop(HTTPS, {
        http: aResponse({ authenticated: true, status: 302 }),
        redirectFailure: 'http_too_many_redirects',
      }),
      `${HTTPS} redirects more than ten times; there is no control to compare with`,
    ],
  ])('is inconclusive: %s', (_, hop, reason) => {
    expect(verdictOf([hop])).toMatchObject({ status: 'inconclusive', method: null, confirmed: false, reason });
  });
});
