import { brandsFor, type Choice, choicesFor } from './found';

const choice = (label: string, detail?: string): Choice => ({
  id: label,
  icon: 'home',
  label,
  detail,
  run: () => null,
});
const brand = (name: string, code: string) => ({ id: code, name, code, color: '#0b6270' });

describe('what the palette finds', () => {
  it('is all there is to go to while nothing is typed, but no brands', () => {
    expect(choicesFor(' ', [choice('Home'), choice('Brands')])).toHaveLength(2);
    expect(brandsFor('', [brand('Aurora', 'AUR')])).toEqual([]);
  });

  it('has every word of what is typed somewhere in its name or detail', () => {
    const all = [choice('Add domain', 'Money sites'), choice('Alerts', 'Admin')];
    expect(choicesFor('SITES add', all).map(({ label }) => label)).toEqual(['Add domain']);
  });

  it('finds brands by name or code, a few of many', () => {
    const many = Array.from({ length: 40 }, (_, n) => brand(`Aurora ${n}`, `A${n}`));
    expect(brandsFor('a17', many).map(({ code }) => code)).toEqual(['A17']);
    expect(brandsFor('aurora', many)).toHaveLength(6);
  });
});
