import { runAgent, type Report, type Vantage } from '@nawala/probe';
import type { Console } from '../console';
import { EXIT_DONE, EXIT_FAILED } from '../exit-code';
import { Figures } from '../figures/figures';
import { serveFigures } from '../figures/serve-figures';
import { connectTo } from '../live/socket-link';
import { openToOthers } from '../options/key';
import { readOptions, type RunOptions } from '../options/read-options';
import { jsonReport } from '../output/json-report';
import { liveReport } from '../output/live-report';
import { stateFiles } from '../state-files';
import { makeVantages } from './make-vantages';

function onHangUp(listener: () => void): () => void {
  process.on('SIGHUP', listener);
  return () => process.off('SIGHUP', listener);
}

const intervalOf = ({ intervalMs }: RunOptions): string => `every ${intervalMs / 1000} s`;
const namesOf = ({ vantages }: RunOptions): string => vantages.map(({ name }) => name ?? 'without a name').join(', ');

/** What a run is: settings and everything made of them. */
interface Setup {
  options: RunOptions;
  vantages: Vantage[];
}

async function setUp(args: readonly string[], console: Console): Promise<Setup> {
  const options = readOptions(args);
  if (options.command !== 'run') throw new Error('Only a run has settings to read again');
  const warning = options.keyFile && openToOthers(options.keyFile);
  if (warning) console.err(`${warning}\n`);
  return { options, vantages: await makeVantages(options) };
}

/** One agent with one set of settings, until `stop` fires. */
function start({ options, vantages }: Setup, stop: AbortSignal, report: Report): Promise<boolean> {
  const { api, key, intervalMs, concurrency, once, confirm } = options;
  return runAgent({
    api,
    intervalMs,
    concurrency,
    once,
    confirm,
    vantages,
    ...(key !== undefined && { key, connect: connectTo(api, key) }),
    ...stateFiles(api, vantages[0]?.name),
    signal: stop,
    report,
  });
}

/**
 * Runs the agent until it is told to stop, or for one round. With a settings file a hang-up has it read again: good
 * settings take over where the round stands, bad ones are told and change nothing.
 */
export async function run(args: readonly string[], console: Console, signal: AbortSignal): Promise<number> {
  let setup = await setUp(args, console);
  const { options } = setup;
  if (options.checkConfig) {
    console.out(`The settings are good: ${namesOf(options)}; ${intervalOf(options)}\n`);
    return EXIT_DONE;
  }
  const figures = new Figures();
  const show = console.interactive ? liveReport(console) : jsonReport(console);
  const report: Report = (progress) => {
    figures.note(progress);
    show(progress);
  };
  const server = options.metrics && (await serveFigures(options.metrics, figures));
  if (server) console.err(`Figures are served on ${server.url.origin}/metrics and ${server.url.origin}/health\n`);

  let reload: AbortController | undefined;
  const readAgain = async () => {
    try {
      setup = await setUp(args, console);
      console.err(`The settings were read again: ${namesOf(setup.options)}; ${intervalOf(setup.options)}\n`);
      reload?.abort();
    } catch (error) {
      console.err(`${(error as Error).message}\nThe settings stay as they were\n`);
    }
  };
  const isReloaded = options.config !== undefined && !options.once;
  const forget = isReloaded ? onHangUp(() => void readAgain()) : () => undefined;
  try {
    let delivered: boolean;
    do {
      reload = new AbortController();
      figures.expect(setup.options);
      delivered = await start(setup, AbortSignal.any([signal, reload.signal]), report);
    } while (reload.signal.aborted && !signal.aborted);
    return delivered ? EXIT_DONE : EXIT_FAILED;
  } finally {
    forget();
    await server?.stop();
  }
}
