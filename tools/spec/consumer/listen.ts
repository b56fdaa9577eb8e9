import { createClient } from '@nawala/client';
import type { DomainDto } from '@nawala/contracts';
import { normalizeTarget } from '@nawala/rules/target';

/** Lists, reports and listens: `node listen.js <address> <access token>`. Prints a line of JSON for each thing that it hears. */
const [url = '', token = ''] = process.argv.slice(2);
const say = (what: object) => process.stdout.write(`${JSON.stringify(what)}\n`);

const client = createClient({ url, token });
const rows = await client.list();
say({ listed: rows.map(({ Domain }): DomainDto['domain'] => Domain), same: (await client.list()) === rows });

const listening = client.subscribe({
  onVerdict: ({ domain, from, to }) => say({ domain, from, to }),
  onState: (state) => say({ state }),
});
process.once('SIGTERM', () => listening.close());
await listening.ready;

const known = rows.filter(({ Domain }) => normalizeTarget(Domain).ok);
const unknown = { id: '0'.repeat(24), scanResult: { status: 'blocked' as const } };
const outcome = await client.reportAll([
  ...known.map(({ id }) => ({ id, scanResult: { status: 'blocked' as const, method: 'dns' as const } })),
  unknown,
]);
say({ outcome: { ...outcome, errors: outcome.errors.map(({ index }) => index) } });
