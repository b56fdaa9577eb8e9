import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { fail } from '../../setup/workspace.mjs';

/** What the default run measures, in the order of its table. */
export const GROUPS = ['growth', 'updates', 'fanout', 'lists', 'stall', 'keys', 'instances'];

export const SOAK_CLIENTS = 500;

export const USAGE = `npm run bench [-- options]
  measures the hot path beside a plain sketch of it, on one database, in one run

  --quick             runs of one second and fewer of them: about three minutes
  --only <groups>     some of ${GROUPS.join(',')}
  --domains <n>       domains in the database (100000)
  --clients <n>       clients in the fan-out (1000)
  --against <folder>  instead: this and another checkout, which is built, in turn
  --profile           instead: where the processor's time goes, by V8's profiler
  --soak              instead: a steady load, minute by minute
  --minutes <n>       how long the soak takes (10)
  --plain <n>         of the soak's ${SOAK_CLIENTS} clients, those that take every update on its own (250)
  --help              this text
`;

function whole(name, text, from, to) {
  const value = Number(text);
  if (/^\d+$/.test(text) && value >= from && value <= to) return value;
  throw new Error(`--${name} must be a whole number from ${from} to ${to}, not "${text}"`);
}

function groupsOf(text) {
  const groups = text.split(',');
  const unknown = groups.find((group) => !GROUPS.includes(group));
  if (unknown !== undefined) throw new Error(`--only must be some of ${GROUPS.join(',')}, not "${unknown}"`);
  return GROUPS.filter((group) => groups.includes(group));
}

function valuesOf(args) {
  try {
    return parseArgs({
      args,
      options: {
        quick: { type: 'boolean', default: false },
        only: { type: 'string', default: GROUPS.join(',') },
        domains: { type: 'string', default: '100000' },
        clients: { type: 'string', default: '1000' },
        against: { type: 'string' },
        profile: { type: 'boolean', default: false },
        soak: { type: 'boolean', default: false },
        minutes: { type: 'string', default: '10' },
        plain: { type: 'string', default: '250' },
        help: { type: 'boolean', default: false },
      },
    }).values;
  } catch (error) {
    // Node goes on explaining how to pass positional arguments, which there are none of.
    throw new Error(`${error.message.split(/[.\n]/)[0]}: npm run bench -- --help tells what there is`, {
      cause: error,
    });
  }
}

function checkout(folder) {
  if (folder === undefined) return undefined;
  const missing = ['tools/bench/hot-path/stage.mjs', 'dist/apps/api/main.js'].find(
    (file) => !existsSync(join(folder, file)),
  );
  if (missing) throw new Error(`--against must be the folder of a checkout that is built: ${folder} has no ${missing}`);
  return resolve(folder);
}

/**
 * The options of a run.
 * @throws Error with one line for people
 */
export function optionsOf(args) {
  const { quick, only, domains, clients, against, profile, soak, minutes, plain, help } = valuesOf(args);
  const [mode = 'compare', second] = Object.entries({ against, profile, soak }).flatMap(([name, is]) =>
    is ? name : [],
  );
  if (second) throw new Error(`--${mode} and --${second} are two different runs: choose one`);
  return {
    help,
    quick,
    mode,
    against: checkout(against),
    only: groupsOf(only),
    domains: whole('domains', domains, 1_000, 1_000_000),
    clients: whole('clients', clients, 1, 10_000),
    minutes: whole('minutes', minutes, 1, 1_440),
    plain: whole('plain', plain, 0, SOAK_CLIENTS),
  };
}

/** The same for a command: what is wrong, or the usage, ends the process. */
export function readOptions(args) {
  let options;
  try {
    options = optionsOf(args);
  } catch (error) {
    fail(error.message);
  }
  if (!options.help) return options;
  process.stdout.write(USAGE);
  return process.exit(0);
}
