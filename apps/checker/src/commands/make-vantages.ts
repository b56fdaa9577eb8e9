import { createPluginProbe, isBogon, type Plugin, type Vantage } from '@nawala/probe';
import type { RunOptions } from '../options/read-options';
import type { VantageOptions } from '../options/vantage';
import { loadPlugins } from './load-plugins';
import { probeOf } from './make-probe';

/** A round waits so long for a list to be read; the only round of all, as long as a large one takes. */
const PATIENCE_MS = 15_000;
const PATIENCE_ONCE_MS = 600_000;

/** The networks that the options name, each with what it takes to see it. Throws UsageError when a plugin cannot be loaded. */
export async function makeVantages(options: RunOptions): Promise<Vantage[]> {
  const plugins = await loadPlugins(options.plugins);
  return Promise.all(options.vantages.map((vantage) => makeVantage(vantage, options, plugins)));
}

async function makeVantage(
  { name, resolvers, plugin: file }: VantageOptions,
  options: RunOptions,
  plugins: readonly Plugin[],
): Promise<Vantage> {
  const named = name === undefined ? {} : { name };
  const [alone] = file === undefined ? [] : await loadPlugins([file]);
  if (alone) {
    const patienceMs = options.once ? PATIENCE_ONCE_MS : PATIENCE_MS;
    return { ...named, probe: createPluginProbe(alone, { patienceMs }) };
  }
  const { canaries } = options;
  const probe = probeOf(options, resolvers, plugins);
  /** A resolver at a private address is this network's own. */
  const isElsewhere = resolvers?.some(({ address }) => !isBogon(address)) ?? false;
  return { ...named, probe, canaries, isElsewhere };
}
