import { aDomain, aNawala, aVantage } from '@nawala/contracts/testing';
import { withVerdict } from './with-verdict';

it('takes the verdict also from an older server that does not name the vantage', () => {
  const domain = aDomain({ vantages: [aVantage('telkom', 'tidak ada')] });
  const nawala = aNawala('ada');
  expect(withVerdict(domain, { nawala })).toEqual({ ...domain, nawala });
});
