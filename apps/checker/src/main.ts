import './system-resolver';
import { processConsole } from './console';
import { runCli } from './run-cli';
import { stopSignal } from './stop-signal';

process.exitCode = await runCli(process.argv.slice(2), processConsole(), stopSignal());
/** Listening for the parent's end keeps the channel to it, and with it this process, open. */
process.channel?.unref();
