import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { rootCertificates } from 'node:tls';
import { defaultAuthorities } from './default-authorities';

/** A Node that does not tell them. */
const collected = () => defaultAuthorities(null);

describe('the authorities of a Node that does not tell them', () => {
  const before = process.env['NODE_EXTRA_CA_CERTS'];
  let folder: string;
  beforeAll(() => (folder = mkdtempSync(join(tmpdir(), 'authorities-'))));
  afterEach(() => {
    if (before === undefined) delete process.env['NODE_EXTRA_CA_CERTS'];
    else process.env['NODE_EXTRA_CA_CERTS'] = before;
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it('are its own and those of NODE_EXTRA_CA_CERTS', () => {
    const file = (process.env['NODE_EXTRA_CA_CERTS'] = join(folder, 'extra.pem'));
    writeFileSync(file, 'extra');
    expect(collected()).toEqual([...rootCertificates, 'extra']);
  });

  it('are its own alone when that file cannot be read, or none is named', () => {
    process.env['NODE_EXTRA_CA_CERTS'] = join(folder, 'missing.pem');
    expect(collected()).toEqual(rootCertificates);
    delete process.env['NODE_EXTRA_CA_CERTS'];
    expect(collected()).toEqual(rootCertificates);
  });
});
