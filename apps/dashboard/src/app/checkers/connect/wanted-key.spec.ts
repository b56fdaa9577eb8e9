import { keyOf } from './wanted-key';

const NOW = Date.parse('2026-05-04T00:00:00.000Z');

it('names networks as they were typed, each once, and else after the key', () => {
  const wanted = { name: 'Telkom, Jakarta', vantages: 'Telkom-Jakarta xl,xl', ends: 'never' };
  expect(keyOf(wanted, NOW)).toEqual({
    name: 'Telkom, Jakarta',
    scopes: ['report'],
    vantages: ['telkom-jakarta', 'xl'],
    expiresAt: null,
  });
  expect(keyOf({ ...wanted, vantages: ' ' }, NOW).vantages).toEqual(['telkom-jakarta']);
  expect(keyOf({ ...wanted, name: '上', vantages: '' }, NOW).vantages).toEqual(['my-network']);
});

it('ends after as many days as were chosen', () =>
  expect(keyOf({ name: 'a', vantages: '', ends: '90' }, NOW).expiresAt).toBe('2026-08-02T00:00:00.000Z'));
