import type { Failure } from '../failure';
import type { Hop } from '../observations';
import { aDns, aHop, aResponse, aTcp, theObservations } from '../../test/support/observations';
import type { Judgement } from './judge-url';
import { compareUrls } from './compare/compare';
import { portal } from './portal';
import { reasonOf } from './reasons';
import type { Neutral } from './verdict';

const NAME = 'free.example.org';
const at = (address: string) => [aDns({ addresses: [address] })];

const shop = (over: Partial<Hop> = {}) => aHop('http://shop.example.com/', { dns: at('93.184.216.34'), ...over });
const free = (over: Partial<Hop> = {}) =>
  aHop(`http://${NAME}/`, { dns: at('93.184.216.40'), http: aResponse({ bodyHash: 'free' }), ...over });

const neutral = (here: Hop[], outside: Hop[] = [free()]): Neutral => ({
  name: NAME,
  observations: theObservations(here),
  control: {
    name: 'control',
    problem: null,
    report: { kind: 'outside', urls: [{ url: outside[0]?.url ?? '', hops: outside }], tested: [], durationMs: 1 },
  },
});

function anomaly(hop: Hop, method: 'dns' | 'tcp' | 'http' = 'http'): Judgement {
  const [comparison] = compareUrls({ observations: theObservations([hop]), fingerprints: [] });
  const reason = reasonOf('http.other-page', { status: 200 });
  return { status: 'blocked', method, reason, confirmed: false, layer: method, rule: 'other-page', comparison };
}

const judge = (hop: Hop, other: Neutral, method: 'dns' | 'tcp' | 'http' = 'http', judged: Judgement[] = []) =>
  portal(anomaly(hop, method), theObservations([hop]), other, judged);
const codeOf = (found: Judgement | undefined) => found?.reason.code;

it('is none where the free name is free', () => {
  expect(judge(shop(), neutral([free()]))).toBeUndefined();
});

it('gives the free name the address of ours', () => {
  const found = judge(shop(), neutral([free({ dns: at('93.184.216.34') })]));
  expect(found).toMatchObject({ status: 'inconclusive', rule: 'portal', layer: 'dns', confirmed: false });
  expect(found?.reason).toEqual({ code: 'network.portal', params: { address: '93.184.216.34' } });
});

it('is not said of an address that the free name has outside as well', () => {
  const shared = free({ dns: at('93.184.216.34') });
  expect(judge(shop(), neutral([shared], [shared]))).toBeUndefined();
});

it('shows the free name our page, which it does not show outside', () => {
  const page = aResponse({ bodyHash: 'log in' });
  expect(codeOf(judge(shop({ http: page }), neutral([free({ http: page })])))).toBe('network.portal-page');
  expect(judge(shop({ http: page }), neutral([free({ http: page })], [free({ http: page })]))).toBeUndefined();
});

it('leads the free name to the site where ours was led', () => {
  const leads = (to: string) => aResponse({ status: 302, location: to, bodyHash: null });
  const there = (from: Hop) => [from, aHop('http://login.hotel.example/')];
  const ours = shop({ http: leads('http://login.hotel.example/') });
  const theirs = there(free({ http: leads('http://login.hotel.example/') }));
  const seen = theObservations(there(ours));
  expect(codeOf(portal(anomaly(ours), seen, neutral(theirs), []))).toBe('network.portal-page');
});

describe('what fails', () => {
  const fails = (failure: Failure, address = '93.184.216.40') => ({ tcp: [aTcp({ address, failure })], http: null });

  it('for the free name in the same way says nothing of ours', () => {
    const found = judge(shop(fails('connection_reset')), neutral([free(fails('connection_reset'))]), 'tcp');
    expect(found).toMatchObject({ status: 'inconclusive', layer: 'tcp' });
    expect(found?.reason).toMatchObject({ code: 'network.fails-too', params: { other: NAME } });
  });

  it.each<[string, Neutral]>([
    ['in another way', neutral([free(fails('connection_refused'))])],
    ['outside too', neutral([free(fails('connection_reset'))], [free(fails('connection_reset'))])],
  ])('for the free name %s proves no portal', (_, other) => {
    expect(judge(shop(fails('connection_reset')), other, 'tcp')).toBeUndefined();
  });

  it('over IPv6 alone, for both, is this machine’s IPv6', () => {
    const sixth = '2606:4700::1';
    const other = free({ tcp: [aTcp(), aTcp({ address: sixth, failure: 'connection_refused' })] });
    const found = judge(shop(fails('generic_timeout_error', sixth)), neutral([other]), 'tcp');
    expect(codeOf(found)).toBe('network.fails-too');
  });
});

it('blocks none where by the same rules the free name would be blocked too, at the same layer', () => {
  const judged = (method: 'dns' | 'http'): Judgement[] => [{ ...anomaly(free(), method), status: 'blocked' }];
  expect(codeOf(judge(shop(), neutral([free()]), 'dns', judged('dns')))).toBe('network.blocks-free-name');
  expect(judge(shop(), neutral([free()]), 'dns', judged('http'))).toBeUndefined();
});

it('proves nothing by a name that the control does not resolve', () => {
  const unknown = free({ dns: [aDns({ rcode: 'NXDOMAIN', addresses: [], failure: 'dns_nxdomain_error' })] });
  expect(judge(shop(), neutral([free({ dns: at('93.184.216.34') })], [unknown]))).toBeUndefined();
});
