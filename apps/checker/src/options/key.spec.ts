import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { keyFrom, openToOthers } from './key';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'key-'));
});
afterEach(() => rmSync(folder, { recursive: true }));
const file = (text: string, mode = 0o600) => {
  const path = join(folder, 'key');
  writeFileSync(path, text, { mode });
  return path;
};

it('comes from an option, a file, or the environment, in that order', () => {
  const keyFile = file('nwl_file\n');
  expect(keyFrom({ key: 'nwl_option', keyFile }, 'nwl_env')).toBe('nwl_option');
  expect(keyFrom({ keyFile }, 'nwl_env')).toBe('nwl_file');
  expect(keyFrom({}, ' nwl_env ')).toBe('nwl_env');
  expect(keyFrom({}, '')).toBeUndefined();
});

it('is refused without being quoted when it cannot be one', () => {
  for (const bad of ['', 'two words', 'nwl_ä', 'a\nb']) {
    expect(() => keyFrom({ keyFile: file(bad) }, undefined)).toThrow(/^--key-file .* holds no key: one line/);
  }
  expect(() => keyFrom({ keyFile: join(folder, 'none') }, undefined)).toThrow('cannot be read: ENOENT');
  expect(() => keyFrom({}, 'two words')).toThrow('NAWALA_KEY holds no key');
});

it('should be for its owner alone', () => {
  expect(openToOthers(file('nwl_x', 0o600))).toBeUndefined();
  rmSync(join(folder, 'key'));
  const open = file('nwl_x', 0o644);
  expect(openToOthers(open)).toBe(`--key-file ${open} can be read by others (mode 644): chmod 600 ${open}`);
  expect(openToOthers(open, 'win32')).toBeUndefined();
});
