import { aDns, aHop, aResponse, aTcp, aTls, theObservations } from '../../test/support/observations';
import type { TestedAddress } from '../control/control-report';
import type { Failure } from '../failure';
import type { Hop, Witness } from '../observations';
import { compareUrls } from './compare/compare';
import { judgeUrl, type Judgement } from './judge-url';
import type { Facts } from './verdict';

/** What the rules say beside a control; how they do end to end is in test/conformance. */
const HTTPS = 'https://shop.example.com/';
const HTTP = 'http://shop.example.com/';
const SITE = '93.184.216.34';
const OTHER = '198.41.30.7';
const reset: Failure = 'connection_reset';
const tlsFails = aHop(HTTPS, { tls: [aTls({ failure: reset })], http: null });

interface Outside extends Partial<Facts> {
  tested?: TestedAddress[];
}

function judge(here: Hop[], there: Hop[] | null, { tested = [], ...facts }: Outside = {}): Judgement {
  const report = there && {
    kind: 'outside' as const,
    urls: [{ url: there[0]!.url, hops: there }],
    tested,
    durationMs: 1,
  };
  const control = report && { name: 'control.example.com', report, problem: null };
  const [comparison] = compareUrls({ observations: theObservations(here), fingerprints: [], control, ...facts });
  return judgeUrl(comparison!);
}

/** A hop whose resolver gave another address than the control's. */
const elsewhere = (url: string, over: Partial<Hop> = {}): Hop =>
  aHop(url, {
    dns: [aDns({ addresses: [OTHER] })],
    tcp: [aTcp({ address: OTHER, port: url === HTTP ? 80 : 443 })],
    ...over,
  });
const refusedAt = (address: string, port: number, failure: Failure = 'connection_refused') =>
  aTcp({ address, port, failure });

describe('what fails here', () => {
  it('is blocked where it works outside, and down where it fails for the control too', () => {
    expect(judge([tlsFails], [aHop(HTTPS)])).toMatchObject({
      status: 'blocked',
      method: 'tls',
      rule: 'failed-on-the-way',
    });
    expect(judge([tlsFails], [tlsFails])).toMatchObject({ status: 'down', method: null });
  });

  it('is blocked at an address of its own that the control has proven', () => {
    const tested = [{ address: OTHER, port: 443, tcp: null, tls: null, certificate: 'valid' as const }];
    const here = elsewhere(HTTPS, { tls: [aTls({ address: OTHER, failure: reset })], http: null });
    expect(judge([here], [aHop(HTTPS)], { tested })).toMatchObject({ status: 'blocked', method: 'tls' });
    const proxy = [{ ...tested[0]!, passesThrough: true }];
    expect(judge([here], [aHop(HTTPS)], { tested: proxy })).toMatchObject({ status: 'blocked', method: 'dns' });
  });

  it.each<[string, Failure]>([
    ['dead', 'generic_timeout_error'],
    ['closed', 'connection_refused'],
  ])('says nothing at an edge that is %s for the control too', (_, failure) => {
    const tested = [{ address: OTHER, port: 443, tcp: failure }];
    const here = elsewhere(HTTPS, { tcp: [refusedAt(OTHER, 443, failure)], tls: [], http: null });
    expect(judge([here], [aHop(HTTPS)], { tested })).toMatchObject({
      status: 'inconclusive',
      reason: { code: 'unsettled.answer' },
    });
  });

  it('says nothing at an address of the control that is broken for it too', () => {
    const tested = [{ address: SITE, port: 443, tcp: null, tls: reset }];
    const there = aHop(HTTPS, { tls: [aTls({ address: OTHER })], tcp: [aTcp({ address: OTHER })] });
    expect(judge([tlsFails], [there], { tested }).status).toBe('inconclusive');
  });

  it('is DNS’s doing at a stranger’s, who shows somebody else’s certificate', () => {
    const foreign = aTls({ address: OTHER, failure: 'ssl_unknown_authority' });
    const here = elsewhere(HTTPS, { tls: [foreign], http: aResponse() });
    expect(judge([here], [aHop(HTTPS)])).toMatchObject({
      status: 'blocked',
      method: 'dns',
      reason: { code: 'dns.stranger' },
    });
  });

  it.each<[string, Failure]>([
    ['lapsed', 'ssl_invalid_certificate'],
    ['without its issuer', 'ssl_incomplete_chain'],
  ])('says nothing where the certificate is the site’s own but %s', (_, failure) => {
    const here = elsewhere(HTTPS, { tls: [aTls({ address: OTHER, failure })], http: aResponse() });
    expect(judge([here], [aHop(HTTPS)])).toMatchObject({
      status: 'inconclusive',
      reason: { code: 'unsettled.certificate' },
    });
  });

  it('does not take missing IPv6 for blocking', () => {
    const address = '2606:4700::1';
    const unreachable = aTcp({ address, failure: 'network_unreachable' });
    const mixed = aHop(HTTPS, { tcp: [unreachable, refusedAt(SITE, 443)], tls: [], http: null });
    expect(judge([mixed], [aHop(HTTPS)]).reason).toMatchObject({
      code: 'path.failure',
      params: { subject: `${SITE}:443`, failure: 'connection_refused' },
    });
    const alone = aHop(HTTPS, {
      dns: [aDns({ type: 'AAAA', addresses: [address] })],
      tcp: [unreachable],
      tls: [],
      http: null,
    });
    const there = aHop(HTTPS, { dns: alone.dns, tcp: [aTcp({ address })], tls: [aTls({ address })] });
    expect(judge([alone], [there])).toMatchObject({ status: 'inconclusive', reason: { code: 'own.no-ipv6' } });
    expect(judge([alone], [alone])).toMatchObject({ status: 'inconclusive' });
  });

  it('does not take for the network’s what the site wrote itself', () => {
    const here = aHop(HTTPS, {
      http: aResponse({ authenticated: true, failure: 'http_invalid_response', status: null }),
    });
    expect(judge([here], [aHop(HTTPS)]).status).toBe('inconclusive');
  });

  it('decides nothing at a hop that the control never came to', () => {
    const moved = aHop(HTTPS, { http: aResponse({ status: 302, authenticated: true }) });
    const beyond = aHop('https://cdn.example.net/', { tls: [aTls({ failure: reset })], http: null });
    expect(judge([moved, beyond], [aHop(HTTPS)]).status).toBe('inconclusive');
  });
});

describe('a resolver', () => {
  const says = (over: Parameters<typeof aDns>[0]) => ({
    dns: [aDns({ addresses: [], ...over })],
    tcp: [],
    tls: [],
    http: null,
  });
  const nx = says({ rcode: 'NXDOMAIN', failure: 'dns_nxdomain_error' });
  const servfail = says({ rcode: 'SERVFAIL', failure: 'dns_servfail_error' });
  const silent = says({ rcode: null, failure: 'generic_timeout_error' });
  const witness = (kind: Witness['kind'], addresses: string[] = []): Witness => ({
    kind,
    addresses,
    resolver: '10.0.0.1:53',
    how: kind === 'broken' ? 'SERVFAIL' : null,
  });

  it.each([
    ['denies', nx, 'blocked', 'dns.denied'],
    ['denies', servfail, 'blocked', 'dns.denied'],
    ['denies', silent, 'inconclusive', 'own.failure'],
    ['broken', servfail, 'inconclusive', 'resolver.broken'],
    ['broken', nx, 'inconclusive', 'resolver.broken'],
    ['broken', silent, 'inconclusive', 'resolver.broken'],
  ] as const)('that %s what cannot exist', (kind, hop, status, code) => {
    expect(judge([aHop(HTTPS, hop)], [aHop(HTTPS)], { witness: witness(kind) })).toMatchObject({
      status,
      reason: { code },
    });
  });

  it('that answers what cannot exist with an address says no with it', () => {
    const search = witness('answers', [OTHER]);
    const here = elsewhere(HTTP);
    expect(judge([here], [aHop(HTTP)], { witness: search })).toMatchObject({
      status: 'blocked',
      reason: { code: 'dns.denied-by-address', params: { address: OTHER } },
    });
    expect(judge([here], [aHop(HTTP, nx)], { witness: search })).toMatchObject({
      status: 'down',
      reason: { code: 'down.wildcard' },
    });
    expect(judge([here], [aHop(HTTP, nx)])).toMatchObject({ status: 'blocked', reason: { code: 'dns.ghost' } });
  });

  it.each([
    ['servfail', servfail],
    ['silence', silent],
  ])('of the control’s own that fails (%s) makes nothing down or blocked', (_, hop) => {
    for (const ours of [nx, servfail, {}]) {
      const url = ours === nx || ours === servfail ? HTTPS : HTTP;
      const judgement = judge([aHop(url, ours)], [aHop(url, hop)], { witness: witness('denies') });
      expect(judgement).toMatchObject({ status: 'inconclusive', reason: { params: { control: 'blind-dns' } } });
    }
  });

  it('whose two families disagree is judged by what tells most', () => {
    const noAaaa = aDns({ type: 'AAAA', addresses: [], failure: 'dns_no_answer' });
    const dns = [noAaaa, ...servfail.dns];
    expect(judge([aHop(HTTPS, { ...servfail, dns })], [aHop(HTTPS)]).reason.params).toMatchObject({
      failure: 'dns_servfail_error',
    });
  });
});

describe('over plain http', () => {
  const page = (over: Parameters<typeof aResponse>[0]) => ({ http: aResponse({ port: 80, ...over }) });
  const block = { bodyHash: 'block', bodyBytes: 120, title: 'Internet Positif' };
  const theirs = aHop(HTTP, page({ bodyBytes: 5_000, title: 'Toko Melati' }));

  it.each([401, 403, 429, 451, 500, 502, 503])(
    'a refusal or error with %i decides nothing, on either side',
    (status) => {
      const refusal = aHop(HTTP, page({ ...block, status }));
      expect(judge([refusal], [theirs]).status).toBe('inconclusive');
      expect(judge([theirs], [refusal]).status).toBe('inconclusive');
    },
  );

  it('a refusal by law that names who blocks is blocked, if only here', () => {
    const legal = aHop(HTTP, page({ ...block, status: 451, blockedBy: true }));
    expect(judge([legal], [theirs])).toMatchObject({
      status: 'blocked',
      method: 'http',
      reason: { code: 'http.legal' },
    });
    expect(judge([legal], [legal]).status).toBe('inconclusive');
  });

  it('another page in everything is blocked: by http at the site’s address, by DNS at another', () => {
    expect(judge([aHop(HTTP, page(block))], [theirs])).toMatchObject({ status: 'blocked', method: 'http' });
    const astray = elsewhere(HTTP, page({ ...block, address: OTHER }));
    expect(judge([astray], [theirs])).toMatchObject({
      status: 'blocked',
      method: 'dns',
      reason: { code: 'dns.other-page' },
    });
  });

  it.each([
    ['a redirect', { status: 302, location: 'http://block.example/' }],
    ['a page that sends its reader on', { bodyBytes: 120, title: null, refresh: 'http://block.example/x' }],
  ])('%s to a site that the control never comes to is blocked', (_, over) => {
    expect(judge([aHop(HTTP, page(over))], [theirs])).toMatchObject({
      status: 'blocked',
      method: 'http',
      reason: { code: 'http.foreign-redirect', params: { to: 'block.example' } },
    });
  });

  it.each([
    ['the site itself', { location: 'http://www.example.com/' }],
    ['its sister in another country', { location: 'http://example.co.id/' }],
    ['where the control is sent too', { location: 'http://cdn.example.net/' }],
  ])('a redirect to %s is not', (_, over) => {
    const moved = aHop(HTTP, page({ status: 302, location: 'https://cdn.example.net/' }));
    const last = aHop('https://cdn.example.net/', { http: aResponse({ authenticated: true }) });
    const here = aHop(HTTP, page({ status: 302, ...over }));
    expect(judge([here], [moved, last]).status).toBe('inconclusive');
  });

  it('a page that other names show here, but neither outside, is blocked', () => {
    const shared = page({ bodyHash: 'block', bodyBytes: 4_000, title: null });
    const twins = [{ host: 'other.example.org', outside: 'their own' }];
    expect(judge([aHop(HTTP, shared)], [theirs], { twins })).toMatchObject({
      status: 'blocked',
      reason: { code: 'http.same-body', params: { other: 'other.example.org' } },
    });
    const parked = [{ host: 'other.example.org', outside: theirs.http!.bodyHash! }];
    expect(judge([aHop(HTTP, shared)], [theirs], { twins: parked }).status).toBe('inconclusive');
  });

  it('a page that breaks off decides nothing', () => {
    expect(judge([aHop(HTTP, page({ ...block, bodyFailure: reset }))], [theirs])).toMatchObject({
      status: 'inconclusive',
      reason: { code: 'unsettled.body' },
    });
  });

  it('the same page is the site’s, unless a second answer leads to a stranger', () => {
    expect(judge([aHop(HTTP)], [aHop(HTTP)])).toMatchObject({ status: 'accessible', method: 'http' });
    const address = '2606:4700::bad';
    const dns = [aDns(), aDns({ type: 'AAAA', addresses: [address] })];
    const tcp = [aTcp({ port: 80 }), aTcp({ address, port: 80 })];
    expect(judge([aHop(HTTP, { dns, tcp })], [aHop(HTTP)])).toMatchObject({
      status: 'inconclusive',
      reason: { code: 'unsettled.second-answer' },
    });
    const validation = [aTls(), aTls({ address, failure: 'ssl_unknown_authority' })];
    const vouched = aHop(HTTP, { validation: [aTls()] });
    expect(judge([aHop(HTTP, { dns, tcp, validation })], [vouched])).toMatchObject({
      status: 'blocked',
      method: 'dns',
    });
  });
});

describe('over a valid certificate', () => {
  it.each<Failure>(['generic_timeout_error', 'connection_reset', 'eof_error', 'unknown_failure'])(
    'a body that fails (%s) changes nothing',
    (bodyFailure) => {
      const here = aHop(HTTPS, { http: aResponse({ authenticated: true, bodyFailure }) });
      expect(judge([here], [aHop(HTTPS)]).status).toBe('accessible');
      expect(judge([here], [here]).status).toBe('accessible');
    },
  );

  it.each([502, 504, 520, 522, 530])('a gateway’s %i is no sign of life', (status) => {
    const here = aHop(HTTPS, { http: aResponse({ authenticated: true, status }) });
    expect(judge([here], [here])).toMatchObject({ status: 'down', reason: { code: 'down.edge' } });
    expect(judge([here], [aHop(HTTPS)])).toMatchObject({ status: 'inconclusive', reason: { code: 'unsettled.edge' } });
    expect(judge([here], null).status).toBe('inconclusive');
  });

  it('a stranger’s page after a plain redirect is the site’s only if the control came there too', () => {
    const moved = aHop(HTTP, { http: aResponse({ status: 302, location: 'https://shop.example.net/' }) });
    const there = aHop('https://shop.example.net/');
    expect(judge([moved, there], [moved, there]).status).toBe('accessible');
    expect(judge([moved, there], [aHop(HTTP)]).status).not.toBe('accessible');
  });
});

it.each([
  ['refuses', '401'],
  ['unreachable', 'ECONNREFUSED'],
  ['unreadable', 'not JSON'],
] as const)('names a control that %s', (kind, detail) => {
  const control = { name: 'c', report: null, problem: { kind, detail } };
  expect(judge([tlsFails], null, { control }).reason).toEqual({
    code: 'unsettled.failure',
    params: { layer: 'tls', subject: 'shop.example.com', failure: reset, control: kind, detail },
  });
});
