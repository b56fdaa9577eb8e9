import './system-resolver';
import { processConsole } from './console';
import { runCli } from './run-cli';
import { stopSignal } from './stop-signal';

const args = process.argv.slice(2);
/** Whoever has a settings file is told by a hang-up to read it again. */
const hangUpStops = !args.some((text) => text === '--config' || text.startsWith('--config='));

process.exitCode = await runCli(args, processConsole(), stopSignal({ hangUpStops }));
/** Listening for the parent's end keeps the channel to it, and with it this process, open. */
process.channel?.unref();
