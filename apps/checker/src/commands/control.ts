import { once } from 'node:events';
import { measureTools, serveControl } from '@nawala/probe';
import type { Console } from '../console';
import { EXIT_DONE } from '../exit-code';
import type { ControlOptions } from '../options/read-options';

/** Serves checkers until told to stop. Rejects when it cannot listen. */
export async function control(options: ControlOptions, console: Console, signal: AbortSignal): Promise<number> {
  const { host, port, secret } = options;
  const server = await serveControl({ host, port, secret, tools: measureTools({}) });
  console.out(`The control listens on ${server.url.origin}\n`);
  if (!signal.aborted) await once(signal, 'abort');
  await server.stop();
  return EXIT_DONE;
}
