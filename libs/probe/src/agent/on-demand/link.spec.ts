import { readRequest } from './link';

const REQUEST = {
  requestId: 'a'.repeat(24),
  vantages: ['telkom'],
  targets: [{ id: null, target: 'shop.example.com' }],
  deadlineAt: '2026-01-02T00:00:00.000Z',
};

it('reads a request', () => expect(readRequest({ ...REQUEST, more: 1 })).toEqual(REQUEST));

it.each([
  [undefined],
  [null],
  ['request'],
  [{ ...REQUEST, requestId: 1 }],
  [{ ...REQUEST, vantages: 'telkom' }],
  [{ ...REQUEST, deadlineAt: 'soon' }],
  [{ ...REQUEST, targets: [null] }],
  [{ ...REQUEST, targets: [{ id: 1, target: 'x' }] }],
  [{ ...REQUEST, targets: [{ id: null, target: 'x'.repeat(3000) }] }],
  [{ ...REQUEST, targets: Array.from({ length: 51 }, () => REQUEST.targets[0]) }],
])('%j is none', (message) => expect(readRequest(message)).toBeUndefined());
