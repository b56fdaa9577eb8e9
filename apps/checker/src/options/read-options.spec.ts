import { resolve } from 'node:path';
import { readOptions } from './read-options';

it('fills in what run was not told', () => {
  expect(readOptions(['run', '--api', 'http://localhost:5000'])).toEqual({
    command: 'run',
    api: new URL('http://localhost:5000'),
    key: undefined,
    keyFile: undefined,
    intervalMs: 60_000,
    concurrency: 32,
    once: false,
    vantages: [{ name: undefined, resolvers: undefined, plugin: undefined }],
    confirm: 2,
    canaries: { mustBlock: [], mustAllow: [] },
    metrics: undefined,
    config: undefined,
    checkConfig: false,
    plugins: [],
    doh: undefined,
    control: undefined,
    neutral: undefined,
  });
});

it('takes every option of run', () => {
  const line = 'run --api https://x.example --key K --interval 2.5 --concurrency 8 --once --vantage telkom';
  expect(readOptions([...line.split(' '), '--resolver', '1.1.1.1', '--resolver', '127.0.0.1:5353'])).toMatchObject({
    key: 'K',
    intervalMs: 2_500,
    concurrency: 8,
    once: true,
    vantages: [
      {
        name: 'telkom',
        resolvers: [
          { address: '1.1.1.1', port: 53 },
          { address: '127.0.0.1', port: 5353 },
        ],
      },
    ],
  });
});

it('takes many networks, with resolvers of their own, this machine’s, or a plugin', () => {
  const vantages = ['telkom=118.98.44.10,[::1]:53', 'here', 'list=plugin:./a=b.mjs', 'tp=plugin:trustpositif'];
  const args = vantages.flatMap((vantage) => ['--vantage', vantage]);
  expect(readOptions(['run', '--api', 'http://x', ...args, '--metrics-port', '9100'])).toMatchObject({
    metrics: { address: '127.0.0.1', port: 9100 },
    vantages: [
      {
        name: 'telkom',
        resolvers: [
          { address: '118.98.44.10', port: 53 },
          { address: '::1', port: 53 },
        ],
        plugin: undefined,
      },
      { name: 'here', resolvers: undefined, plugin: undefined },
      { name: 'list', resolvers: undefined, plugin: resolve('a=b.mjs') },
      { name: 'tp', resolvers: undefined, plugin: 'trustpositif' },
    ],
  });
});

it('takes a target with check, and plugins', () => {
  expect(readOptions(['check', 'Shop.Example.com', '--json', '--plugin', 'a.mjs', '--plugin', 'b.mjs'])).toMatchObject({
    command: 'check',
    target: { host: 'shop.example.com' },
    json: true,
    plugins: [resolve('a.mjs'), resolve('b.mjs')],
  });
});

it('takes a control with its secret, and a DNS-over-HTTPS service', () => {
  const line =
    'check a.com --control http://c.example:8053 --control-secret 0123456789abcdef --doh https://1.1.1.1/dns-query';
  expect(readOptions(line.split(' '))).toMatchObject({
    control: { url: new URL('http://c.example:8053'), secret: '0123456789abcdef' },
    doh: new URL('https://1.1.1.1/dns-query'),
  });
});

it('starts a control', () => {
  expect(readOptions('control --port 8053 --secret 0123456789abcdef'.split(' '))).toEqual({
    command: 'control',
    host: '127.0.0.1',
    port: 8053,
    secret: '0123456789abcdef',
  });
});

it('shows its usage when asked', () => {
  for (const args of [['--help'], ['help'], ['run', '--help'], ['check', '--help']]) {
    expect(readOptions(args)).toEqual({ command: 'help' });
  }
});

it.each([
  [[], 'Name a command: run, check or control'],
  [['walk'], 'There is no command “walk”'],
  [['run'], 'run needs --api, such as --api http://localhost:5000'],
  [['run', '--api', 'localhost'], '--api is an http or https address, not “localhost”'],
  [['run', '--api', 'http://x', '--interval', '0'], '--interval is a number from 1 to 86400, not “0”'],
  [['run', '--api', 'http://x', '--concurrency', 'many'], '--concurrency is a number from 1 to 1000, not “many”'],
  [
    ['run', '--api', 'http://x', '--vantage', 'PT Telkom'],
    '--vantage is 1 to 40 lower-case letters, digits or hyphens, not “PT Telkom”',
  ],
  [
    ['run', '--api', 'http://x', '--resolver', 'dns.google'],
    '--resolver is an address with an optional port, such as 1.1.1.1:53, not “dns.google”',
  ],
  [
    ['run', '--api', 'http://x', '--vantage', 'telkom=dns.google'],
    '--vantage telkom is an address with an optional port, such as 1.1.1.1:53, not “dns.google”',
  ],
  [
    ['run', '--api', 'http://x', '--vantage', 'telkom=1.1.1.1,2.2.2.2,3.3.3.3'],
    '--vantage telkom takes at most 2 resolvers',
  ],
  [
    ['run', '--api', 'http://x', '--vantage', 'list=plugin:'],
    expect.stringContaining('--vantage list names no plugin'),
  ],
  [
    ['run', '--api', 'http://x', '--vantage', 'xl', '--vantage', 'xl=1.1.1.1'],
    '--vantage is given twice: “xl=1.1.1.1”',
  ],
  [
    ['run', '--api', 'http://x', '--vantage', 'xl=1.1.1.1', '--resolver', '2.2.2.2'],
    '--resolver stands beside one plain --vantage: give each its own, as name=resolver',
  ],
  [
    ['run', '--api', 'http://x', '--metrics-port', '0'],
    '--metrics-port is a port from 1 to 65535, or an address with one, such as 0.0.0.0:9100, not “0”',
  ],
  [['run', '--api', 'http://x', '--confirm', '0'], '--confirm is a number from 1 to 10, not “0”'],
  [
    ['run', '--api', 'http://x', '--must-block', '10.0.0.1'],
    '--must-block is a name to check: Enter a host name, not an IP address',
  ],
  [
    ['check', 'a.com', '--neutral', 'http://x/'],
    '--neutral is a host name that nobody blocks, such as example.com, not “http://x/”',
  ],
  [['run', '--api', 'http://x', '--fast'], expect.stringContaining("Unknown option '--fast'")],
  [
    ['check', 'a.com', '--control', 'http://c.example'],
    expect.stringContaining('--control-secret is a text of at least 16'),
  ],
  [['check', 'a.com', '--control-secret', 'x'], '--control-secret belongs to --control'],
  [['control'], 'control needs --port, such as --port 8053'],
  [['control', '--port', '8053', '--secret', 'short'], expect.stringContaining('--secret is a text of at least 16')],
  [['constructor'], 'There is no command “constructor”'],
  [['check'], 'check needs a domain or an address, such as check example.com'],
  [['check', 'a.com', 'b.com'], 'check takes one domain at a time'],
  [['check', 'ftp://a.com'], 'Only http and https can be measured'],
  [['check', '10.0.0.1'], 'Enter a host name, not an IP address'],
])('refuses %p and says why', (args, message) => {
  expect(() => readOptions(args)).toThrow(expect.objectContaining({ message }));
});
