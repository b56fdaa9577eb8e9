import { labelOf, vantageLabels } from './label-of';
import { withRenamed } from './vantage-labels';

it('shows a network by its label, and one without by its name', () => {
  vantageLabels.set(new Map([['telkom', 'Telkom · Jakarta']]));
  expect([labelOf('telkom'), labelOf('xl')]).toEqual(['Telkom · Jakarta', 'xl']);
  vantageLabels.set(new Map());
});

it('takes the last name that was given', () => {
  const renamed = (label: string) => ({ type: 'vantage:renamed' as const, payload: { vantage: 'telkom', label } });
  const before = [
    { vantage: 'telkom', label: 'telkom' },
    { vantage: 'xl', label: 'XL' },
  ];
  expect(withRenamed(before, [renamed('One'), renamed('Two')])).toEqual([
    { vantage: 'xl', label: 'XL' },
    { vantage: 'telkom', label: 'Two' },
  ]);
  expect(withRenamed(before, [])).toBe(before);
});
