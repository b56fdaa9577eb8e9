import fc from 'fast-check';
import { classify, INDONESIA, type ControlAnswer } from '../src/index';
import { FAILURES, type Failure } from '../src/failure';
import type { Hop, UrlObservation } from '../src/observations';
import { aDns, aHop, aResponse, aTcp, aTls, theObservations } from './support/observations';

/** Whatever failed, and however: without proof from outside it is never a verdict. */
const failure = fc.constantFrom<Failure>(...FAILURES);
const url = fc.constantFrom('https://shop.example.com/', 'http://shop.example.com/');
const address = fc.constantFrom('93.184.216.34', '10.0.0.1', '127.0.0.1', '2606:4700::1');
const noPage = { tls: [], http: null };

const lost = fc
  .record({ url, failure: fc.constantFrom<Failure>('http_too_many_redirects', 'http_invalid_redirect_location_host') })
  .map(({ url, failure }) => aHop(url, { http: aResponse({ status: 302 }), redirectFailure: failure }));

const failedHop: fc.Arbitrary<Hop> = fc.oneof(
  fc
    .record({ url, failure, rcode: fc.constantFrom('NXDOMAIN', 'SERVFAIL', 'NOERROR', null) })
    .map(({ url, failure, rcode }) =>
      aHop(url, { dns: [aDns({ rcode, failure, addresses: [] })], tcp: [], ...noPage }),
    ),
  fc
    .record({ url, failure, address })
    .map(({ url, failure, address }) =>
      aHop(url, { dns: [aDns({ addresses: [address] })], tcp: [aTcp({ address, failure })], ...noPage }),
    ),
  failure.map((failure) => aHop('https://shop.example.com/', { tls: [aTls({ failure })], http: null })),
  fc
    .record({ url, failure, status: fc.option(fc.integer({ min: 100, max: 599 })) })
    .map(({ url, failure, status }) => aHop(url, { http: aResponse({ failure, status }) })),
);
const chainsOf = (hop: fc.Arbitrary<Hop>) =>
  fc.array(hop, { minLength: 1, maxLength: 2 }).map((hops) => hops.map((hop) => [hop]));
const failing = chainsOf(failedHop);
const chains = chainsOf(fc.oneof(failedHop, lost));

const asControl = (urls: UrlObservation[]): ControlAnswer => ({
  name: 'control.example.com',
  report: { kind: 'outside', urls, tested: [], durationMs: 1 },
  problem: null,
});

it('no failure is a verdict without a control', () => {
  fc.assert(
    fc.property(chains, (hops) => {
      const verdict = classify({ observations: theObservations(...hops), fingerprints: INDONESIA });
      expect(verdict).toMatchObject({ status: 'inconclusive', confirmed: false, method: null });
    }),
    { numRuns: 500 },
  );
});

it('no failure is a verdict with a control that sees the same', () => {
  fc.assert(
    fc.property(chains, (hops) => {
      const observations = theObservations(...hops);
      const { status } = classify({ observations, fingerprints: INDONESIA, control: asControl(observations.urls) });
      expect(['inconclusive', 'down']).toContain(status);
    }),
    { numRuns: 500 },
  );
});

it('a failing control never makes anything blocked, but for a name that it says does not exist', () => {
  fc.assert(
    fc.property(chains, failing, (ours, theirs) => {
      const observations = theObservations(...ours);
      const control = asControl(theObservations(...theirs).urls);
      const verdict = classify({ observations, fingerprints: INDONESIA, control });
      const isGhost = verdict.evidence['rule'] === 'ghost-name';
      const isDnsLie = verdict.evidence['rule'] === 'name-denied' || verdict.evidence['rule'] === 'private-answer';
      expect(isGhost || isDnsLie || verdict.status !== 'blocked').toBe(true);
      expect(verdict.status).not.toBe('accessible');
    }),
    { numRuns: 500 },
  );
});

it('what the system resolver says is never a verdict', () => {
  const system = fc.record({
    addresses: fc.array(fc.oneof(address, fc.constant('36.86.63.185'))),
    failure: fc.option(failure),
    durationMs: fc.constant(1),
  });
  const fine = url.map((href) => aHop(href));
  fc.assert(
    fc.property(
      chainsOf(fc.oneof(failedHop, fine)),
      chainsOf(fc.oneof(failedHop, fine)),
      system,
      (ours, theirs, system) => {
        const control = asControl(theObservations(...theirs).urls);
        const verdictOn = (hops: Hop[][]) => {
          const facts = { observations: theObservations(...hops), fingerprints: INDONESIA, control };
          const { evidence: _evidence, ...verdict } = classify(facts);
          return verdict;
        };
        const beside = ours.map((hops) => hops.map((hop) => ({ ...hop, system })));
        expect(verdictOn(beside)).toEqual(verdictOn(ours));
      },
    ),
    { numRuns: 300 },
  );
});

it('every verdict fits into a report', () => {
  fc.assert(
    fc.property(chains, fc.string({ maxLength: 3000, unit: 'binary' }), (hops, text) => {
      const noisy = hops.map((chain) =>
        chain.map((hop) => ({
          ...hop,
          host: text,
          dns: [aDns({ ede: [{ code: 1, text }], cnames: Array(16).fill(text) })],
        })),
      );
      const { reason, evidence } = classify({ observations: theObservations(...noisy), fingerprints: INDONESIA });
      expect(reason.length).toBeLessThanOrEqual(200);
      expect(reason).not.toMatch(/\p{Cc}/u);
      expect(Buffer.byteLength(JSON.stringify(evidence))).toBeLessThanOrEqual(4096);
    }),
    { numRuns: 200 },
  );
});
