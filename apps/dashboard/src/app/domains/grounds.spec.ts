import { describeGrounds } from './grounds';

it.each([
  ['dns', 'answer replaced', 'DNS · answer replaced'],
  ['dns', 'DNS answers 36.86.63.185, a known block page', 'DNS answers 36.86.63.185, a known block page'],
  ['list', null, 'Block list'],
  [null, 'seen by hand', 'seen by hand'],
  [null, null, null],
] as const)('%s and %j are told as %j', (method, reason, told) =>
  expect(describeGrounds({ method, reason })).toBe(told),
);

it('a reason with a code nobody here knows is told in the words of its checker', () => {
  const told = { method: 'dns', reason: 'no such luck', reasonCode: 'quic.novel', reasonParams: {} } as const;
  expect(describeGrounds(told)).toBe('DNS · no such luck');
});
