import { pairKey, pairsOf } from './check-pairs';
import { errandsOf } from './requests-of';

const target = (name: string) => ({ domainId: null, target: name });
const never = () => false;
const a = { socket: 'a', vantages: ['telkom', 'xl'] };
const b = { socket: 'b', vantages: ['telkom'] };

describe('Whom a check asks', () => {
  it('is the preferred agent of each vantage, once for all vantages that it has', () => {
    const pairs = pairsOf([target('one.example.com'), target('two.example.com')], ['telkom', 'xl']);
    expect(errandsOf(pairs, [a, b], never).map(({ socket, request }) => ({ socket, request }))).toEqual([
      {
        socket: 'a',
        request: {
          vantages: ['telkom', 'xl'],
          targets: [
            { id: null, target: 'one.example.com' },
            { id: null, target: 'two.example.com' },
          ],
        },
      },
    ]);
  });

  it('is asked apart for a watched name and for the same one that somebody only tries', () => {
    const name = 'one.example.com';
    const pairs = pairsOf([{ domainId: 'd'.repeat(24), target: name }, target(name)], ['telkom', 'xl']);
    const [errand, ...others] = errandsOf(pairs, [a], never);
    expect(others).toEqual([]);
    expect(errand?.request).toEqual({
      vantages: ['telkom', 'xl'],
      targets: [
        { id: 'd'.repeat(24), target: name },
        { id: null, target: name },
      ],
    });
  });

  it('is the next one where the first was tried, and nobody when all were', () => {
    const pairs = pairsOf([target('one.example.com')], ['telkom', 'xl']);
    const tried = (socket: string) => (pair: { vantage: string }, other: string) =>
      pair.vantage === 'telkom' && (other === socket || socket === 'both');
    expect(errandsOf(pairs, [a, b], tried('a')).map(({ socket, request }) => [socket, request.vantages])).toEqual([
      ['b', ['telkom']],
      ['a', ['xl']],
    ]);
    expect(errandsOf(pairs, [a, b], tried('both')).map(({ request }) => request.vantages)).toEqual([['xl']]);
  });

  it('is asked in pieces that fit, without losing a target', () => {
    const targets = Array.from({ length: 50 }, (_, n) => target(`${n}.example.com/${'x'.repeat(300)}`));
    const pairs = pairsOf(targets, ['telkom']);
    const errands = errandsOf(pairs, [b], never);
    for (const { request } of errands) expect(Buffer.byteLength(JSON.stringify(request))).toBeLessThan(4000);
    expect(errands.flatMap((errand) => errand.pairs.map(pairKey)).sort()).toEqual(pairs.map(pairKey).sort());
  });

  it('gets a target that is longer than a piece by itself', () => {
    const targets = [target('a.example.com'), target(`b.example.com/${'x'.repeat(2000)}`), target('c.example.com')];
    expect(errandsOf(pairsOf(targets, ['xl']), [a], never).flatMap(({ request }) => request.targets)).toHaveLength(3);
  });
});
