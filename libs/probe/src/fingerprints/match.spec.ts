import { aDns, aHop, aResponse, aTls } from '../../test/support/observations';
import type { Hop } from '../observations';
import { weightOf, type Fingerprint, type FingerprintKind } from './fingerprint';
import { INDONESIA } from './indonesia';
import { matchFingerprints } from './match';

const HTTP = 'http://shop.example.com/';
const HTTPS = 'https://shop.example.com/';

/** A hop on which exactly this pattern can be found. */
const TRACE: Record<FingerprintKind, (pattern: string) => Hop> = {
  'dns-ip': (pattern) => aHop(HTTP, { dns: [aDns({ addresses: [pattern] })] }),
  'dns-cname': (pattern) => aHop(HTTP, { dns: [aDns({ cnames: ['edge.example.net', pattern] })] }),
  'dns-soa': (pattern) => aHop(HTTP, { dns: [aDns({ soa: [pattern] })] }),
  'dns-ede': (pattern) => {
    const [code, text] = pattern.split('|');
    return aHop(HTTP, { dns: [aDns({ ede: [{ code: Number(code), text: `see https://${text}/list` }] })] });
  },
  'tls-cert-name': (pattern) => {
    const certificate = { names: [pattern], issuer: '', validTo: null, fingerprint256: '' };
    return aHop(HTTPS, { tls: [aTls({ failure: 'ssl_invalid_certificate', certificate })], http: null });
  },
  'http-location': (pattern) => aHop(HTTP, { http: aResponse({ status: 302, location: `http://${pattern}` }) }),
  'http-body': (pattern) => aHop(HTTP, { http: aResponse({ body: `<html>${pattern}</html>` }) }),
};

const kindsOf = (...hops: Hop[]) =>
  matchFingerprints({ url: hops[0]?.url ?? '', hops }, INDONESIA).map(({ fingerprint }) => fingerprint.kind);

it.each(INDONESIA.map((fingerprint) => [fingerprint.kind, fingerprint.pattern, fingerprint] as const))(
  'finds %s %s',
  (kind, pattern, fingerprint: Fingerprint) => {
    const [match] = matchFingerprints({ url: HTTP, hops: [TRACE[kind](pattern)] }, [fingerprint]);
    expect(match).toMatchObject({ fingerprint });
  },
);

it('finds nothing on a healthy site', () => expect(kindsOf(aHop(HTTPS), aHop(HTTP))).toEqual([]));

it('names its source for every fingerprint, and holds none twice', () => {
  expect(INDONESIA.every(({ source, confidence }) => source.length > 0 && confidence >= 5)).toBe(true);
  const keys = INDONESIA.map(({ kind, pattern }) => `${kind} ${pattern}`);
  expect(new Set(keys).size).toBe(keys.length);
});

it('knows the names under which providers land people as answers and as redirects', () => {
  const names = [
    'internetpositif.mncplaymedia.com',
    'internet-positif.org',
    'trustpositif.kominfo.go.id',
    'internetpositif.id',
  ];
  for (const name of names) {
    expect(kindsOf(aHop(HTTP, { dns: [aDns({ cnames: [name] })] }))).toContain('dns-cname');
    expect(kindsOf(aHop(HTTP, { http: aResponse({ status: 302, location: `http://${name}/x` }) }))).toContain(
      'http-location',
    );
  }
});

it.each([
  ['national', 8, 'proves'],
  ['isp', 10, 'proves'],
  ['isp', 7, 'suggests'],
  ['national', 5, 'suggests'],
  ['isp', 4, 'tells'],
  ['product', 10, 'tells'],
  ['institution', 10, 'tells'],
] as const)('of scope %s with confidence %i %s', (scope, confidence, weight) => {
  expect(weightOf({ ...INDONESIA[0]!, scope, confidence })).toBe(weight);
});

it('finds what only a second answer betrays', () => {
  const late = [aDns({ addresses: ['36.86.63.185'] })];
  expect(kindsOf(aHop(HTTP, { dns: [aDns({ late })] }))).toEqual(['dns-ip']);
});

it('does not take a block list code from another family of errors', () => {
  const ede = [{ code: 16, text: 'trustpositif.komdigi.go.id' }];
  expect(kindsOf(aHop(HTTP, { dns: [aDns({ ede })] }))).toEqual([]);
});

it.each([
  'http://www.example.com/?from=internetpositif.uzone.id',
  'http://www.example.com/internetpositif.uzone.id',
  'http://notinternetpositif.uzone.id.example.com/',
])('ignores %s, which merely mentions a block page', (location) => {
  expect(kindsOf(aHop(HTTP, { http: aResponse({ status: 302, location }) }))).toEqual([]);
});

it('finds where a page sends its reader by itself', () => {
  const http = aResponse({ refresh: 'http://internetpositif.uzone.id/?u=1' });
  expect(kindsOf(aHop(HTTP, { http }))).toEqual(['http-location']);
});

it('ignores what the site itself says over a connection that nobody can alter', () => {
  const http = aResponse({ authenticated: true, body: 'Write to aduankonten@kominfo.go.id' });
  expect(kindsOf(aHop(HTTPS, { http }))).toEqual([]);
});

it('believes an authenticated page only if the way to it was authenticated too', () => {
  const injected = aHop(HTTP, { http: aResponse({ status: 302, location: 'https://page.example.net/' }) });
  const http = aResponse({ authenticated: true, body: 'Write to aduankonten@kominfo.go.id' });
  expect(kindsOf(injected, aHop('https://page.example.net/', { http }))).toEqual(['http-body']);
});

it('does not call a block page blocked by itself', () => {
  const certificate = { names: ['internetpositif.id'], issuer: '', validTo: null, fingerprint256: '' };
  const tls = [aTls({ failure: 'ssl_invalid_certificate', certificate })];
  const dns = [aDns({ addresses: ['36.86.63.185'] })];
  expect(kindsOf(aHop('https://internetpositif.id/', { dns, tls, http: null }))).toEqual([]);
  expect(kindsOf(aHop('http://filter.citra.net.id/', { http: aResponse({ body: 'filter.citra.net.id' }) }))).toEqual(
    [],
  );
});
