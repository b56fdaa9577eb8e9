import { aBrand } from '@nawala/contracts/testing';
import { arrange, BRAND_ORDERS } from './arrange';

const brands = [
  aBrand({ name: 'Aurora', code: 'AUR', domainCount: 40, blockedCount: 0 }),
  aBrand({ name: 'Borneo', code: 'BOR', domainCount: 10, blockedCount: 3 }),
  aBrand({ name: 'Cendana', code: 'CEN', domainCount: 90, blockedCount: 3 }),
];
const names = (text: string, label: string) =>
  arrange(brands, text, BRAND_ORDERS.find((each) => each.label === label)!.order).map(({ name }) => name);

describe('brands', () => {
  it('come worst first, largest first or by name', () => {
    expect(names('', 'brands.mostBlocked')).toEqual(['Borneo', 'Cendana', 'Aurora']);
    expect(names('', 'brands.mostDomains')).toEqual(['Cendana', 'Aurora', 'Borneo']);
    expect(names('', 'brands.byName')).toEqual(['Aurora', 'Borneo', 'Cendana']);
  });

  it('are found by a part of their name or code', () => {
    expect(names(' ROR', 'brands.byName')).toEqual(['Aurora']);
    expect(names('bor', 'brands.byName')).toEqual(['Borneo']);
  });
});
