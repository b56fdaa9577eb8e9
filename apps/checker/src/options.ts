import { parseArgs, type ParseArgsOptionsConfig } from 'node:util';
import { VANTAGE_PATTERN } from '@nawala/contracts';
import { parseResolver, parseTarget, type Endpoint, type Target } from '@nawala/probe';
import { UsageError } from './usage';

export interface SharedOptions {
  /** Undefined: this machine's own. */
  resolvers: Endpoint[] | undefined;
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
}

export interface CheckOptions extends SharedOptions {
  command: 'check';
  target: Target;
  json: boolean;
}

export type Options = RunOptions | CheckOptions | { command: 'help' };

const SHARED = {
  resolver: { type: 'string', multiple: true },
  plugin: { type: 'string', multiple: true },
  help: { type: 'boolean' },
} satisfies ParseArgsOptionsConfig;

const RUN = {
  ...SHARED,
  api: { type: 'string' },
  key: { type: 'string' },
  interval: { type: 'string', default: '60' },
  concurrency: { type: 'string', default: '32' },
  once: { type: 'boolean', default: false },
  vantage: { type: 'string' },
} satisfies ParseArgsOptionsConfig;

const CHECK = { ...SHARED, json: { type: 'boolean', default: false } } satisfies ParseArgsOptionsConfig;

/** Named in the documentation, but not there yet. */
const COMING = ['--doh', '--control', '--control-secret', '--confirm'];

function refuseComing(args: readonly string[]): void {
  const coming = args.find((arg) => COMING.includes(arg.split('=', 1)[0] ?? ''));
  if (coming) throw new UsageError(`${coming.split('=', 1)[0]} is not available yet`);
}

function strictly<T>(parse: () => T): T {
  try {
    return parse();
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

function numberIn(name: string, text: string, min: number, max: number): number {
  const value = Number(text);
  if (text.trim() !== '' && value >= min && value <= max) return value;
  throw new UsageError(`--${name} is a number from ${min} to ${max}, not “${text}”`);
}

function readApi(text: string | undefined): URL {
  if (text === undefined) throw new UsageError('run needs --api, such as --api http://localhost:5000');
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url?.protocol === 'http:' || url?.protocol === 'https:') return url;
  throw new UsageError(`--api is an http or https address, not “${text}”`);
}

function readVantage(text: string | undefined): string | undefined {
  if (text === undefined || VANTAGE_PATTERN.test(text)) return text;
  throw new UsageError(`--vantage is 1 to 40 lower-case letters, digits or hyphens, not “${text}”`);
}

const readResolver = (text: string): Endpoint => {
  const endpoint = parseResolver(text);
  if (endpoint) return endpoint;
  throw new UsageError(`--resolver is an address with an optional port, such as 1.1.1.1:53, not “${text}”`);
};

const readShared = (values: { resolver?: string[]; plugin?: string[] }): SharedOptions => ({
  resolvers: values.resolver?.map(readResolver),
  plugins: values.plugin ?? [],
});

function readRun(args: string[]): Options {
  const { values } = strictly(() => parseArgs({ args, options: RUN, allowPositionals: false }));
  if (values.help) return { command: 'help' };
  return {
    command: 'run',
    ...readShared(values),
    api: readApi(values.api),
    key: values.key,
    intervalMs: numberIn('interval', values.interval, 1, 86_400) * 1000,
    concurrency: Math.floor(numberIn('concurrency', values.concurrency, 1, 1000)),
    once: values.once,
    vantage: readVantage(values.vantage),
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

/** What was asked for. Throws UsageError for everything that was not meant. */
export function readOptions([command, ...args]: readonly string[]): Options {
  if (command === undefined) throw new UsageError('Name a command: run or check');
  if (command === 'help' || command === '--help' || command === '-h') return { command: 'help' };
  if (command === 'control') throw new UsageError('control is not available yet');
  if (command !== 'run' && command !== 'check') throw new UsageError(`There is no command “${command}”`);
  refuseComing(args);
  return command === 'run' ? readRun(args) : readCheck(args);
}
