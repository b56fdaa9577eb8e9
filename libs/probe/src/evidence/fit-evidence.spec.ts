import { fitEvidence } from './fit-evidence';

const bytes = (value: unknown) => Buffer.byteLength(JSON.stringify(value));

it('leaves alone what fits', () => {
  const evidence = { rule: 'x', urls: [{ hops: ['a'] }] };
  expect(fitEvidence(evidence, 4096)).toEqual(evidence);
});

it('shortens lists and texts until it fits, and keeps the rule', () => {
  const hops = Array.from({ length: 11 }, (_, i) => ({ url: `https://${i}.example.com/${'ж'.repeat(500)}` }));
  const fitted = fitEvidence({ rule: 'x', urls: [{ hops }, { hops }] }, 4096);
  expect(bytes(fitted)).toBeLessThanOrEqual(4096);
  expect(fitted).toMatchObject({ rule: 'x', urls: [{ hops: expect.arrayContaining([expect.anything()]) }, {}] });
});

it('keeps the end of a list, where a chain of redirects ended', () => {
  const hops = Array.from({ length: 11 }, (_, i) => ({ url: `${i} ${'x'.repeat(200)}` }));
  const { hops: kept } = fitEvidence({ rule: 'x', hops }, 2_000) as { hops: { url: string }[] };
  expect(kept.length).toBeLessThan(11);
  expect(kept.at(-1)?.url).toMatch(/^10 x/);
});

it('keeps the rule alone when nothing else helps', () => {
  const wide = Object.fromEntries(Array.from({ length: 1000 }, (_, i) => [`key${i}`, 'value']));
  expect(fitEvidence({ rule: 'x', wide }, 4096)).toEqual({ rule: 'x' });
});
