import { exportName } from './export-name';

const NOW = new Date('2026-11-26T18:05:59Z');

describe('the name of an export', () => {
  it.each([
    [{}, 'domains-2026-11-26-1805.csv'],
    [{ brand: ['AUR'], status: ['ada'] }, 'domains-AUR-ada-2026-11-26-1805.csv'],
    [{ brand: ['A', 'B', 'C', 'D'] }, 'domains-4-brands-2026-11-26-1805.csv'],
    [{ active: false, tag: ['vip'] }, 'domains-vip-paused-2026-11-26-1805.csv'],
    [{ q: '../"évil"\r\nx' }, 'domains-e-vil-x-2026-11-26-1805.csv'],
    [{ q: '丸' }, 'domains-2026-11-26-1805.csv'],
  ] as const)('says what and when: %j', (filter, name) =>
    expect(exportName(filter as Parameters<typeof exportName>[0], NOW, 'csv')).toBe(name),
  );
});
