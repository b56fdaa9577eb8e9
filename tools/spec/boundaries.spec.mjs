import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const root = join(__dirname, '..', '..');
const FOLDERS = 'boundaries/dependencies';
const BOUNDARY = '@nx/enforce-module-boundaries';
const uses = (name, from) => `import { ${name} } from '${from}';\nexport const planted = ${name};\n`;
const usesType = (name, from) => `import type { ${name} } from '${from}';\nexport type Planted = ${name};\n`;

const CASES = [
  ['libs/contracts/src/planted.ts', uses('Injectable', '@nestjs/common'), [BOUNDARY]],
  ['libs/contracts/src/planted.ts', uses('parseDuration', '@nawala/rules'), [BOUNDARY]],
  ['libs/rules/src/planted.ts', uses('createProbe', '@nawala/probe'), [BOUNDARY]],
  ['libs/rules/src/planted.ts', uses('LIMITS', '@nawala/contracts'), []],
  ['apps/dashboard/src/planted.ts', uses('Schema', 'mongoose'), [BOUNDARY]],
  ['apps/dashboard/src/planted.ts', uses('aDomain', '@nawala/contracts/testing'), ['no-restricted-imports']],
  ['apps/checker/src/planted.ts', uses('startEmbeddedMongo', '@nawala/embedded-mongo'), [BOUNDARY]],
  ['apps/api/src/planted.ts', uses('Component', '@angular/core'), [BOUNDARY]],
  ['apps/api/src/planted.ts', uses('createProbe', '@nawala/probe'), [BOUNDARY]],
  ['apps/api/src/planted.ts', uses('LIMITS', '@nawala/contracts'), []],
  ['apps/api/src/brands/planted.ts', uses('DomainsService', '../domains/domains.service'), [FOLDERS]],
  ['apps/api/src/brands/planted.ts', usesType('Domain', '../domains/domain.schema'), [FOLDERS]],
  ['apps/api/src/users/planted.ts', uses('AuthService', '../auth/auth.service'), [FOLDERS]],
  ['apps/api/src/common/planted.ts', uses('Env', '../config/env'), [FOLDERS]],
  ['apps/api/src/checker/planted.ts', uses('ScansRepository', '../domains/scans.repository'), []],
  ['apps/api/src/transitions/planted.ts', uses('ScansRepository', '../domains/scans.repository'), [FOLDERS]],
  ['apps/api/src/stats/planted.ts', uses('DomainOutbox', '../domains/domain-outbox'), [FOLDERS]],
  ['apps/api/src/stats/planted.ts', usesType('OutboxTicket', '../domains/history-row'), [FOLDERS]],
  ['apps/api/src/live/planted.ts', uses('Outbox', '../checker/outbox/outbox'), [FOLDERS]],
  ['apps/api/src/live/planted.ts', uses('domainFilterOf', '../domains/list/domain-filter'), [FOLDERS]],
  ['apps/api/src/live/planted.ts', uses('DomainsService', '../domains/domains.service'), []],
  ['apps/api/src/live/planted.ts', uses('DomainEdited', '../domains/events/domain-events'), []],
  ['apps/api/src/brands/planted.ts', uses('DomainEdited', '../domains/events/domain-events'), [FOLDERS]],
  ['apps/api/src/app/planted.ts', uses('Outbox', '../checker/outbox/outbox'), []],
  ['apps/api/src/transitions/planted.ts', uses('DomainReader', '../domains/domain-reader'), []],
  ['apps/api/src/transitions/planted.ts', usesType('Domain', '../domains/domain.schema'), [FOLDERS]],
  ['apps/api/src/checker/planted.ts', uses('BrandsRepository', '../brands/brands.repository'), [FOLDERS]],
  ['apps/api/src/brands/planted.ts', uses('BrandsRepository', './brands.repository'), []],
];

describe('an import planted across a boundary fails the lint', () => {
  let broken;

  // One process for all: reading the project graph takes seconds.
  beforeAll(() => {
    const folder = mkdtempSync(join(tmpdir(), 'planted-'));
    const [input, output] = ['in.json', 'out.json'].map((name) => join(folder, name));
    writeFileSync(input, JSON.stringify(CASES.map(([file, source]) => ({ file: join(root, file), source }))));
    execFileSync(process.execPath, [join(__dirname, 'support/lint-planted.mjs'), input, output], { cwd: root });
    broken = JSON.parse(readFileSync(output, 'utf8'));
    rmSync(folder, { recursive: true });
  });

  it.each(CASES.map(([file, source, rules], index) => [file, source.split('\n')[0], rules, index]))(
    '%s: %s',
    (_file, _source, rules, index) => expect(broken[index]).toEqual(rules),
  );
});
