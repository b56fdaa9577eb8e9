import { aDns, aHop, aResponse, aTcp, aTls } from '../../test/support/observations';
import type { Failure } from '../failure';
import type { Hop, UrlObservation } from '../observations';
import { judgeUrl } from './judge-url';

/** What the rules say beside a control; how they do end to end is in test/conformance. */
const HTTPS = 'https://shop.example.com/';
const chain = (...hops: Hop[]): UrlObservation => ({ url: hops[0]!.url, hops });
const fine = chain(aHop(HTTPS));
const reset: Failure = 'connection_reset';
const tlsFails = aHop(HTTPS, { tls: [aTls({ failure: reset })], http: null });

it('is blocked where it fails here alone, and down where it fails everywhere', () => {
  expect(judgeUrl(chain(tlsFails), fine)).toMatchObject({
    status: 'blocked',
    method: 'tls',
    rule: 'failed-on-the-way',
  });
  expect(judgeUrl(chain(tlsFails), chain(tlsFails))).toMatchObject({ status: 'down', method: null });
});

it('blames no network for an address that is broken for the control too', () => {
  const tested = [{ address: '93.184.216.34', port: 443, tcp: null, tls: reset }];
  expect(judgeUrl(chain(tlsFails), fine, tested).status).toBe('inconclusive');
});

it('does not take missing IPv6 for blocking', () => {
  const tcp = [
    aTcp({ address: '2606:4700::1', failure: 'network_unreachable' }),
    aTcp({ failure: 'connection_refused' }),
  ];
  const hop = aHop(HTTPS, { tcp, tls: [], http: null });
  expect(judgeUrl(chain(hop), fine).reason).toBe('TCP to 93.184.216.34:443 was refused, but not outside this network');
});

it('does not take a resolver that cannot be asked for one that denies', () => {
  const dns = [aDns({ rcode: null, failure: 'generic_timeout_error', addresses: [] })];
  expect(judgeUrl(chain(aHop(HTTPS, { dns, tcp: [], tls: [], http: null })), fine).status).toBe('inconclusive');
});

it('decides nothing at a hop that the control never came to', () => {
  const moved = aHop(HTTPS, { http: aResponse({ status: 302, authenticated: true }) });
  const elsewhere = aHop('https://cdn.example.net/', { tls: [aTls({ failure: reset })], http: null });
  expect(judgeUrl(chain(moved, elsewhere), fine).status).toBe('inconclusive');
});

it.each([401, 403, 429, 503])('decides nothing on a refusal with %i', (status) => {
  const http = aHop('http://shop.example.com/', {
    http: aResponse({ status, bodyBytes: 9, title: 'Forbidden entrance' }),
  });
  const theirs = chain(aHop('http://shop.example.com/', { http: aResponse({ bodyBytes: 5000 }) }));
  expect(judgeUrl(chain(http), theirs).status).toBe('inconclusive');
});
