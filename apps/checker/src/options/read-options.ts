import { parseArgs, type ParseArgsOptionsConfig } from 'node:util';
import { parseTarget, type Canaries, type ControlService, type Endpoint, type Target } from '@nawala/probe';
import { UsageError } from '../usage';
import * as read from './values';

export interface SharedOptions {
  /** Undefined: this machine's own. */
  resolvers: Endpoint[] | undefined;
  doh: URL | undefined;
  control: ControlService | undefined;
  /** Undefined: the probe's own. */
  neutral: string | undefined;
  plugins: string[];
}

export interface RunOptions extends SharedOptions {
  command: 'run';
  api: URL;
  key: string | undefined;
  intervalMs: number;
  concurrency: number;
  once: boolean;
  vantage: string | undefined;
  confirm: number;
  canaries: Canaries;
}

export interface CheckOptions extends SharedOptions {
  command: 'check';
  target: Target;
  json: boolean;
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
  ...HELP,
  resolver: { type: 'string', multiple: true },
  doh: { type: 'string' },
  control: { type: 'string' },
  'control-secret': { type: 'string' },
  neutral: { type: 'string' },
  plugin: { type: 'string', multiple: true },
} satisfies ParseArgsOptionsConfig;

const RUN = {
  ...SHARED,
  api: { type: 'string' },
  key: { type: 'string' },
  interval: { type: 'string', default: '60' },
  concurrency: { type: 'string', default: '32' },
  once: { type: 'boolean', default: false },
  vantage: { type: 'string' },
  confirm: { type: 'string', default: '2' },
  'must-block': { type: 'string', multiple: true, default: [] },
  'must-allow': { type: 'string', multiple: true, default: [] },
} satisfies ParseArgsOptionsConfig;

const CHECK = { ...SHARED, json: { type: 'boolean', default: false } } satisfies ParseArgsOptionsConfig;

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

interface SharedValues {
  resolver?: string[];
  doh?: string;
  control?: string;
  'control-secret'?: string;
  neutral?: string;
  plugin?: string[];
}

const readShared = (values: SharedValues): SharedOptions => ({
  resolvers: values.resolver?.map(read.resolver),
  doh: values.doh === undefined ? undefined : read.httpUrl('doh', values.doh),
  control: read.control(values.control, values['control-secret']),
  neutral: values.neutral === undefined ? undefined : read.neutral(values.neutral),
  plugins: values.plugin ?? [],
});

function readRun(args: string[]): Options {
  const { values } = strictly(() => parseArgs({ args, options: RUN, allowPositionals: false }));
  if (values.help) return { command: 'help' };
  if (values.api === undefined) throw new UsageError('run needs --api, such as --api http://localhost:5000');
  return {
    command: 'run',
    ...readShared(values),
    api: read.httpUrl('api', values.api),
    // An argument is for everybody on the machine to see.
    key: values.key ?? (process.env['NAWALA_KEY'] || undefined),
    intervalMs: read.numberIn('interval', values.interval, 1, 86_400) * 1000,
    concurrency: read.wholeIn('concurrency', values.concurrency, 1, 1000),
    once: values.once,
    vantage: read.vantage(values.vantage),
    confirm: read.wholeIn('confirm', values.confirm, 1, 10),
    canaries: {
      mustBlock: values['must-block'].map(read.canary),
      mustAllow: values['must-allow'].map(read.canary),
    },
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
  return { command: 'check', ...readShared(values), target: parsed.target, json: values.json };
}

function readControl(args: string[]): Options {
  const { values } = strictly(() => parseArgs({ args, options: CONTROL, allowPositionals: false }));
  if (values.help) return { command: 'help' };
  if (values.port === undefined) throw new UsageError('control needs --port, such as --port 8053');
  return {
    command: 'control',
    host: values.host,
    port: read.wholeIn('port', values.port, 0, 65_535),
    secret: read.secret('secret', values.secret),
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
