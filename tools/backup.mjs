import { resolve } from 'node:path';
import { prepare } from './setup/prepare.mjs';
import { fail, inRoot } from './setup/workspace.mjs';

await prepare({ build: ['embedded-mongo'], env: true, isTesting: false });
const [name, ...others] = process.argv.slice(2);
if (name === undefined || name.startsWith('-') || others.length > 0) fail('Usage: npm run backup -- FILE');
if (process.env['MONGODB_URI']) fail('MONGODB_URI is set: back that MongoDB up with its own tools, such as mongodump.');
// npm runs this in the workspace, but the file is meant where the person is
const file = resolve(process.env['INIT_CWD'] ?? '.', name);
const dataDir = resolve(inRoot(), process.env['DATA_DIR'] || 'data');
const { backup } = await import(inRoot('dist', 'libs', 'embedded-mongo', 'index.js'));
await backup(dataDir, file).catch((error) => fail(`No backup was made: ${error.message}`));
process.stdout.write(`Backup written: ${file} (of ${dataDir}; to restore, put it into an empty folder as nawala.db)\n`);
