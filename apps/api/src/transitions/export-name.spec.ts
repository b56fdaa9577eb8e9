import { exportName } from './export-name';

const now = new Date('2026-03-01T12:00:00Z');

describe('exportName', () => {
  it.each([
    ['all of it', [undefined, undefined], {}, 'changes_2026-03-01.csv'],
    ['a brand', [undefined, 'AUR'], {}, 'changes_AUR_2026-03-01.csv'],
    [
      'a domain and a range',
      ['shop.example.com/a?b="c"'],
      { since: '2026-01-01T00:00:00Z', until: '2026-01-31T20:00:00+07:00' },
      'changes_shop.example.com_a_b_c__2026-01-01_2026-01-31.csv',
    ],
    ['a name that would hide', ['../..//x'], {}, 'changes_x_2026-03-01.csv'],
  ])('says %s', (_what, whose, range, name) => expect(exportName('changes', whose, range, now)).toBe(name));
});
