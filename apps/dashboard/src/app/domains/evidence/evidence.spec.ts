import { readEvidence } from './evidence';

const row = { layer: 'dns', here: '36.86.63.185', outside: '93.184.216.34', decides: true };

it('lays out what was seen here and outside, and who was asked there', () => {
  const evidence = { rule: 'known-answer', url: 'https://a.com/', layers: [row], control: { name: 'sg.example.net' } };
  expect(readEvidence(evidence)).toEqual({ url: 'https://a.com/', rows: [row], outside: 'sg.example.net' });
});

it('asked nobody outside where no control is named', () => {
  expect(readEvidence({ layers: [row] })).toMatchObject({ url: null, outside: null });
});

it.each([
  ['nothing', null],
  ['no layers', { rule: 'x' }],
  ['something else by that name', { layers: 'dns' }],
  ['rows without a layer', { layers: [null, 'dns', {}, { here: 'x' }] }],
])('makes no table of %s', (_, evidence) => {
  expect(readEvidence(evidence)).toBeNull();
});

it('leaves empty what is no text, and lets nothing but true decide', () => {
  const strange = { layer: 'dns', here: { a: 1 }, outside: null, decides: 'yes' };
  expect(readEvidence({ layers: [strange] })?.rows).toEqual([{ layer: 'dns', here: '', outside: '', decides: false }]);
});
