import { aDns, aHop } from '../../test/support/observations';
import type { DnsObservation, Witness } from '../observations';
import { Remembered } from './remembered';
import { meansNo, readThrough, witnessOf } from './witness';

const says = (over: Partial<DnsObservation>) => aDns({ addresses: [], ...over });

it.each<[string, DnsObservation[], Witness['kind'], string | null]>([
  ['NXDOMAIN', [says({ rcode: 'NXDOMAIN' })], 'denies', null],
  ['no address', [says({ rcode: 'NOERROR' })], 'denies', null],
  ['one lost, one denied', [says({ rcode: null }), says({ rcode: 'NXDOMAIN' })], 'denies', null],
  ['SERVFAIL', [says({ rcode: 'SERVFAIL' })], 'broken', 'SERVFAIL'],
  ['REFUSED', [says({ rcode: 'REFUSED' }), says({ rcode: null })], 'broken', 'REFUSED'],
  ['silence', [says({ rcode: null })], 'broken', 'silence'],
  ['nothing', [], 'broken', 'silence'],
  ['an address', [aDns(), says({ rcode: 'NXDOMAIN' })], 'answers', null],
])('%s for a name that cannot exist', (_, answers, kind, how) => {
  expect(witnessOf(answers)).toMatchObject({ kind, how });
});

const SEARCH = '36.86.63.100';
const wildcard: Witness = { kind: 'answers', resolver: '', addresses: [SEARCH, '36.86.63.101'], how: null };

it('takes for "no" only what answers names that cannot exist, and nothing besides', () => {
  expect(meansNo([SEARCH], wildcard)).toBe(true);
  expect(meansNo([SEARCH, '93.184.216.34'], wildcard)).toBe(false);
  expect(meansNo([], wildcard)).toBe(false);
  expect(meansNo([SEARCH], { ...wildcard, kind: 'denies' })).toBe(false);
});

it('reads such an answer as a denial, at whatever hop', () => {
  const moved = aHop('http://shop.example.com/');
  const dead = aHop('http://dead.example.com/', { dns: [aDns({ addresses: [SEARCH] })] });
  const chain = { url: moved.url, hops: [moved, dead, moved] };
  const [read] = readThrough([chain], wildcard);
  expect(read?.hops).toEqual([
    moved,
    expect.objectContaining({ dns: [expect.objectContaining({ failure: 'dns_nxdomain_error' })], http: null }),
  ]);
  expect(readThrough([chain], null)).toEqual([chain]);
});

it('believes a certificate before the witness', () => {
  const shared = { dns: [aDns({ addresses: [SEARCH] })] };
  const https = aHop('https://shop.example.com/', shared);
  const http = aHop('http://shop.example.com/', shared);
  const chains = [https, http].map((hop) => ({ url: hop.url, hops: [hop] }));
  expect(readThrough(chains, wildcard)).toEqual(chains);
});

it('is asked once a minute, and again when it failed', async () => {
  let now = 0;
  let asked = 0;
  const remembered = new Remembered(
    () => (++asked === 2 ? Promise.reject(new Error('lost')) : Promise.resolve(asked)),
    60_000,
    () => now,
  );
  expect(await Promise.all([remembered.get(), remembered.get()])).toEqual([1, 1]);
  now = 60_000;
  await expect(remembered.get()).rejects.toThrow('lost');
  expect(await remembered.get()).toBe(3);
  expect(await remembered.renew()).toBe(4);
});
