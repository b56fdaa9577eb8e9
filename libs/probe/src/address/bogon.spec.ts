import { isBogon, isLoopback } from './bogon';

it.each(['93.184.216.34', '36.86.63.185', '2606:4700::1111', '64:ff9b::5db8:d822', '172.32.0.1', '100.128.0.1'])(
  'lets %s be dialled',
  (address) => expect(isBogon(address)).toBe(false),
);

it.each([
  '0.0.0.0',
  '10.10.34.35',
  '100.64.0.1',
  '127.0.0.1',
  '127.0.53.53',
  '169.254.169.254',
  '172.31.255.255',
  '192.168.1.1',
  '198.18.0.1',
  '203.0.113.9',
  '224.0.0.251',
  '255.255.255.255',
  '::',
  '::1',
  '::7f00:1',
  '::ffff:127.0.0.1',
  '::ffff:8.8.8.8',
  '64:ff9b::7f00:1',
  '64:ff9b::a00:1',
  '2001:0:1234::1',
  '2002:7f00:1::1',
  '2001:db8::1',
  'fc00::1',
  'fe80::1',
  'fe80::1%eth0',
  'ff02::1',
  'not an address',
  '',
])('never dials %s', (address) => expect(isBogon(address)).toBe(true));

it('knows loopback in both families', () => {
  expect(['127.0.0.1', '127.9.9.9', '::1', '10.0.0.1', '8.8.8.8'].map(isLoopback)).toEqual([
    true,
    true,
    true,
    false,
    false,
  ]);
});
