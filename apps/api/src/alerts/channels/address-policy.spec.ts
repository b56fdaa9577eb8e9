import { mayReach } from './address-policy';

const DEFAULT = { publicOnly: false, allowLoopback: false };
const PUBLIC = { publicOnly: true, allowLoopback: false };
const LOOPBACK = { publicOnly: true, allowLoopback: true };

/** Each version 4 address, and as it hides in one of version 6. */
const disguised = (v4: string): string[] => {
  const [a = 0, b = 0, c = 0, d = 0] = v4.split('.').map(Number);
  const hex = `${((a << 8) | b).toString(16)}:${((c << 8) | d).toString(16)}`;
  return [
    v4,
    `::ffff:${v4}`,
    `[::ffff:${hex}]`,
    `64:ff9b::${hex}`,
    `64:ff9b:1::${hex}`,
    `::ffff:0:${hex}`,
    `2002:${hex}::1`,
  ];
};

describe('an address that a webhook leads to', () => {
  it.each(
    [
      '0.0.0.0',
      '0.1.2.3',
      '169.254.169.254',
      '100.100.100.200',
      '168.63.129.16',
      '192.0.0.192',
      '224.0.0.1',
      '239.1.2.3',
      '255.255.255.255',
    ].flatMap(disguised),
  )('is never %s', (address) => {
    for (const policy of [DEFAULT, PUBLIC, LOOPBACK]) expect(mayReach(address, policy)).toBe(false);
  });

  it.each(['::', 'fe80::1', 'fe80::1%eth0', 'febf::1', 'ff02::1', 'fd00:ec2::254', '[fd00:ec2::254]'])(
    'is never %s',
    (address) => {
      for (const policy of [DEFAULT, PUBLIC, LOOPBACK]) expect(mayReach(address, policy)).toBe(false);
    },
  );

  it.each([...['127.0.0.1', '127.9.9.9'].flatMap(disguised), '::1', '[::1]'])(
    'is %s only where loopback is allowed',
    (address) => {
      expect([DEFAULT, PUBLIC, LOOPBACK].map((policy) => mayReach(address, policy))).toEqual([false, false, true]);
    },
  );

  it.each([...['10.1.2.3', '172.16.0.1', '172.31.255.254', '192.168.1.1', '100.64.0.1'].flatMap(disguised), 'fd12::1'])(
    'is %s unless only public ones are allowed',
    (address) => {
      expect([DEFAULT, PUBLIC, LOOPBACK].map((policy) => mayReach(address, policy))).toEqual([true, false, false]);
    },
  );

  it.each([...['8.8.8.8', '172.32.0.1', '169.253.1.1'].flatMap(disguised), '2606:4700::1111'])(
    'may always be %s',
    (address) => {
      for (const policy of [DEFAULT, PUBLIC, LOOPBACK]) expect(mayReach(address, policy)).toBe(true);
    },
  );

  it.each(['', 'localhost', '1.2.3', 'example.com'])('is not %j', (text) =>
    expect(mayReach(text, DEFAULT)).toBe(false),
  );
});
