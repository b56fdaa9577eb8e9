import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseConfig, readConfig, type Allowed } from './config-file';
import { readOptions } from './read-options';

const ALLOWED: Allowed = { api: {}, interval: {}, concurrency: {}, vantage: { multiple: true } };
const parse = (...lines: string[]) => parseConfig(lines.join('\n'), 'etc/checker.yaml', ALLOWED);

it('reads settings by the names of the options, each with its line', () => {
  const settings = parse(
    '# ours',
    'api: http://localhost:5000',
    'interval: 60',
    'vantage:',
    '  - telkom=1.1.1.1',
    '  - xl',
  );
  expect(settings.get('interval')).toEqual([
    { text: '60', at: 'checker.yaml:3: interval', folder: expect.stringMatching(/etc$/) },
  ]);
  expect(settings.get('vantage')?.map(({ text, at }) => `${at} ${text}`)).toEqual([
    'checker.yaml:5: vantage telkom=1.1.1.1',
    'checker.yaml:6: vantage xl',
  ]);
  expect(parse('vantage: xl').get('vantage')).toHaveLength(1);
  expect(parse('').size).toBe(0);
});

it('takes a value as it is written', () => {
  expect(parse('vantage: 0x10').get('vantage')?.[0]?.text).toBe('0x10');
});

it.each([
  [
    ['api: http://x', '', '', '', '', '', 'concurency: 8'],
    'checker.yaml:7: concurency is not a setting; allowed: api, concurrency, interval, vantage',
  ],
  [['constructor: 1'], expect.stringContaining('checker.yaml:1: constructor is not a setting')],
  [['api: [a, b]'], 'checker.yaml:1: api takes one text or number'],
  [['api:'], 'checker.yaml:1: api takes one text or number'],
  [['vantage: []'], 'checker.yaml:1: vantage takes a text, or a list of texts'],
  [['vantage:', '  - name: xl'], 'checker.yaml:1: vantage takes a text, or a list of texts'],
  [['interval: 60', 'interval: 70'], expect.stringContaining('checker.yaml:2: Map keys must be unique')],
  [['api: "http://x'], expect.stringMatching(/^checker\.yaml:1: /)],
  [['just words'], 'checker.yaml:1: settings are written as “name: value”, one a line'],
  [['intervall: 1', 'api: [a]'], expect.stringMatching(/^checker.yaml:1: .*\nchecker.yaml:2: api takes one/)],
])('refuses %j by its line', (lines, message) => {
  expect(() => parse(...lines)).toThrow(expect.objectContaining({ message }));
});

describe('on disk', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'config-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));
  const config = (...lines: string[]) => {
    const file = join(folder, 'checker.yaml');
    writeFileSync(file, lines.join('\n'));
    return file;
  };

  it('is beaten by options, and names its line where a value is bad', () => {
    const file = config('api: http://a.example', 'interval: 30', 'concurrency: 0', 'must-allow: www.example.org');
    expect(readOptions(['run', '--config', file, '--concurrency', '5'])).toMatchObject({
      api: new URL('http://a.example'),
      intervalMs: 30_000,
      concurrency: 5,
      canaries: { mustAllow: ['www.example.org'] },
    });
    expect(() => readOptions(['run', '--config', file])).toThrow(
      'checker.yaml:3: concurrency is a number from 1 to 1000, not “0”',
    );
  });

  it('finds other files beside itself', () => {
    writeFileSync(join(folder, 'key'), 'nwl_secret\n', { mode: 0o600 });
    const file = config('api: http://a.example', 'key-file: key', 'vantage: list=plugin:./mine.mjs');
    expect(readOptions(['run', '--config', file])).toMatchObject({
      key: 'nwl_secret',
      vantages: [{ name: 'list', plugin: join(folder, 'mine.mjs') }],
    });
  });

  it('may hold neither a key nor a switch', () => {
    expect(() => readOptions(['run', '--config', config('key: nwl_x')])).toThrow(
      'checker.yaml:1: key is not a setting',
    );
    expect(() => readOptions(['run', '--config', config('once: true')])).toThrow('once is not a setting');
  });

  it('must be there, and be no book', () => {
    expect(() => readConfig(join(folder, 'none.yaml'), ALLOWED)).toThrow(/--config .*none.yaml cannot be read: ENOENT/);
    expect(() => readConfig(config('#'.repeat(300_000)), ALLOWED)).toThrow('it is larger than 256 KiB');
  });
});
