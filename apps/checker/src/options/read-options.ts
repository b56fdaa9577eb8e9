import { parseArgs, type ParseArgsOptionsConfig } from 'node:util';
import { parseTarget, type Canaries, type ControlService, type Endpoint, type Target } from '@nawala/probe';
import { UsageError } from '../usage';
import { readConfig } from './config-file';
import { fromOptions, merged, one, type Given, type Settings } from './given';
import { keyFrom } from './key';
import * as read from './values';
import { keyFileOf, pluginFile, vantagesOf, type VantageOptions } from './vantage';

/** What every probe of a command is made with. */
export interface ProbeSettings {
  doh: URL | undefined;
  control: ControlService | undefined;
  /** Undefined: the probe's own. */
  neutral: string | undefined;
  plugins: string[];
}

export interface RunOptions extends ProbeSettings {
  command: 'run';
  api: URL;
  key: string | undefined;
  /** Where the key came from, if it was a file. */
  keyFile: string | undefined;
  intervalMs: number;
  concurrency: number;
  once: boolean;
  vantages: VantageOptions[];
  confirm: number;
  canaries: Canaries;
  /** Where to serve figures and health; nowhere when undefined. */
  metrics: Endpoint | undefined;
  /** The file that is read again on SIGHUP. */
  config: string | undefined;
  /** Nothing is to be run: only whether the settings are good is asked. */
  checkConfig: boolean;
}

export interface CheckOptions extends ProbeSettings {
  command: 'check';
  target: Target;
  json: boolean;
  /** Undefined: this machine's own. */
  resolvers: Endpoint[] | undefined;
}

export interface ControlOptions {
  command: 'control';
  host: string;
  port: number;
  secret: string;
}

export type Options = RunOptions | CheckOptions | ControlOptions | { command: 'help' };

const HELP = { help: { type: 'boolean' } } satisfies ParseArgsOptionsConfig;

const SHARED = {
  resolver: { type: 'string', multiple: true },
  doh: { type: 'string' },
  control: { type: 'string' },
  'control-secret': { type: 'string' },
  neutral: { type: 'string' },
  plugin: { type: 'string', multiple: true },
} satisfies ParseArgsOptionsConfig;

/** What a file may hold, too. */
const SETTINGS = {
  ...SHARED,
  api: { type: 'string' },
  'key-file': { type: 'string' },
  interval: { type: 'string' },
  concurrency: { type: 'string' },
  vantage: { type: 'string', multiple: true },
  confirm: { type: 'string' },
  'must-block': { type: 'string', multiple: true },
  'must-allow': { type: 'string', multiple: true },
  'metrics-port': { type: 'string' },
} satisfies ParseArgsOptionsConfig;

const RUN = {
  ...HELP,
  ...SETTINGS,
  key: { type: 'string' },
  once: { type: 'boolean', default: false },
  config: { type: 'string' },
  'check-config': { type: 'boolean', default: false },
} satisfies ParseArgsOptionsConfig;

const CHECK = { ...HELP, ...SHARED, json: { type: 'boolean', default: false } } satisfies ParseArgsOptionsConfig;

const CONTROL = {
  ...HELP,
  host: { type: 'string', default: '127.0.0.1' },
  port: { type: 'string' },
  secret: { type: 'string' },
} satisfies ParseArgsOptionsConfig;

function strictly<T>(parse: () => T): T {
  try {
    return parse();
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

/** A setting's value; the given one's where it was not given. */
function valueOf<T, D>(given: Given | undefined, make: (given: Given) => T, otherwise: D): T | D {
  return given ? make(given) : otherwise;
}

const probeSettings = (settings: Settings): ProbeSettings => ({
  doh: valueOf(one(settings, 'doh'), read.httpUrl, undefined),
  control: read.control(one(settings, 'control'), one(settings, 'control-secret')),
  neutral: valueOf(one(settings, 'neutral'), read.neutral, undefined),
  plugins: (settings.get('plugin') ?? []).map((given) => pluginFile(given, given.text)),
});

function readRun(args: string[]): Options {
  const { values } = strictly(() => parseArgs({ args, options: RUN, allowPositionals: false }));
  if (values.help) return { command: 'help' };
  const { key, config, once, 'check-config': checkConfig } = values;
  const options = fromOptions(values);
  const settings = config === undefined ? options : merged(options, readConfig(config, SETTINGS));
  const api = one(settings, 'api');
  if (!api) throw new UsageError('run needs --api, such as --api http://localhost:5000');
  const keyFile = keyFileOf(settings);
  return {
    command: 'run',
    ...probeSettings(settings),
    api: read.httpUrl(api),
    key: keyFrom({ ...(key !== undefined && { key }), ...(keyFile !== undefined && { keyFile }) }),
    keyFile,
    intervalMs: valueOf(one(settings, 'interval'), (given) => read.numberIn(given, 1, 86_400), 60) * 1000,
    concurrency: valueOf(one(settings, 'concurrency'), (given) => read.wholeIn(given, 1, 1000), 32),
    once,
    vantages: vantagesOf(settings),
    confirm: valueOf(one(settings, 'confirm'), (given) => read.wholeIn(given, 1, 10), 2),
    canaries: {
      mustBlock: (settings.get('must-block') ?? []).map(read.canary),
      mustAllow: (settings.get('must-allow') ?? []).map(read.canary),
    },
    metrics: valueOf(one(settings, 'metrics-port'), read.listener, undefined),
    config,
    checkConfig,
  };
}

function readCheck(args: string[]): Options {
  const { values, positionals } = strictly(() => parseArgs({ args, options: CHECK, allowPositionals: true }));
  if (values.help) return { command: 'help' };
  const [input, ...more] = positionals;
  if (input === undefined) throw new UsageError('check needs a domain or an address, such as check example.com');
  if (more.length > 0) throw new UsageError('check takes one domain at a time');
  const parsed = parseTarget(input);
  if (!parsed.ok) throw new UsageError(parsed.problem);
  const settings = fromOptions(values);
  const resolvers = settings.get('resolver')?.map((given) => read.resolver(given.text, given));
  return { command: 'check', ...probeSettings(settings), resolvers, target: parsed.target, json: values.json };
}

function readControl(args: string[]): Options {
  const { values } = strictly(() => parseArgs({ args, options: CONTROL, allowPositionals: false }));
  if (values.help) return { command: 'help' };
  const settings = fromOptions(values);
  const port = one(settings, 'port');
  if (!port) throw new UsageError('control needs --port, such as --port 8053');
  return {
    command: 'control',
    host: values.host,
    port: read.wholeIn(port, 0, 65_535),
    secret: read.secret('--secret', one(settings, 'secret')),
  };
}

const READERS: Record<string, (args: string[]) => Options> = { run: readRun, check: readCheck, control: readControl };

/** What was asked for. Throws UsageError for everything that was not meant. */
export function readOptions([command, ...args]: readonly string[]): Options {
  if (command === undefined) throw new UsageError('Name a command: run, check or control');
  if (command === 'help' || command === '--help' || command === '-h') return { command: 'help' };
  const reader = Object.hasOwn(READERS, command) ? READERS[command] : undefined;
  if (!reader) throw new UsageError(`There is no command “${command}”`);
  return reader(args);
}
