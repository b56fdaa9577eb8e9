import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { lifetime } from './process/lifetime.mjs';
import { prepare } from './setup/prepare.mjs';
import { inRoot } from './setup/workspace.mjs';

await prepare({ build: ['api', 'dashboard', 'checker'], env: true, isTesting: false });
const { runStack } = await import('./run/stack.mjs');

// Everything the demo makes lives in a folder of its own, which goes when it ends; a real database is never touched.
const dataDir = mkdtempSync(join(tmpdir(), 'nawala-demo-'));
lifetime.add(() => rmSync(dataDir, { recursive: true, force: true }));
delete process.env['MONGODB_URI'];
delete process.env['REDIS_URL'];
// Its checker is what it shows.
delete process.env['LOCAL_CHECKER'];
// Whoever looks around may try curl.
delete process.env['CHECKER_AUTH'];

const admin = {
  ADMIN_EMAIL: 'admin@example.com',
  ADMIN_PASSWORD: process.env['ADMIN_PASSWORD'] || randomBytes(9).toString('base64url'),
};
await runStack({
  env: { ...admin, DATA_DIR: dataDir },
  password: admin.ADMIN_PASSWORD,
  note: 'Twelve staged sites are checked every two seconds.\n  Nothing leaves this machine, and nothing is kept.',
  vantage: 'demo',
  checker: (api) => ({
    args: [inRoot('dist', 'apps', 'checker', 'demo.js'), '--api', api],
    env: { ...process.env, ...admin },
  }),
});
