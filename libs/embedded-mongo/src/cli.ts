import { parseArgs } from 'node:util';
import { backup } from './backup';
import { startEmbeddedMongo } from './start';

const USAGE = `Usage: embedded-mongo [--port 27017] [--data-dir ./data]
       embedded-mongo backup FILE [--data-dir ./data]`;

const say = (line: string): void => void process.stdout.write(`${line}\n`);

/** Serves until it is told to stop: by a signal, or by the end of the process that started it. */
const serve = async (dataDir: string, port: number): Promise<void> => {
  const database = await startEmbeddedMongo({ dataDir }, { port });
  say(`Database ready: ${database.uri} (data in ${dataDir})`);
  const stop = (): void => void database.stop().then(() => process.exit(0));
  for (const signal of ['SIGINT', 'SIGTERM', 'disconnect'] as const) process.once(signal, stop);
};

const main = async (): Promise<void> => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { port: { type: 'string', default: '27017' }, 'data-dir': { type: 'string', default: './data' } },
  });
  const [command, file, ...others] = positionals;
  const port = Number(values.port);
  const isBackup = command === 'backup' && file !== undefined && others.length === 0;
  if ((command !== undefined && !isBackup) || !Number.isInteger(port) || port < 0 || port > 65_535)
    throw new Error(USAGE);
  if (!isBackup) return serve(values['data-dir'], port);
  await backup(values['data-dir'], file);
  say(`Backup written: ${file}`);
};

main().catch((error: Error) => {
  process.stderr.write(`${error.message}\n`);
  process.exit(1);
});
