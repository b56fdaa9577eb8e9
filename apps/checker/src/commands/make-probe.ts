import { createProbe, type Endpoint, type Plugin, type Probe } from '@nawala/probe';
import type { ProbeSettings } from '../options/read-options';
import { loadPlugins } from './load-plugins';

/** The probe that the settings describe, asking these resolvers, or this machine's own. */
export function probeOf(
  { doh, control, neutral }: ProbeSettings,
  resolvers: Endpoint[] | undefined,
  plugins: readonly Plugin[],
): Probe {
  return createProbe({
    ...(resolvers && { resolvers }),
    ...(doh && { doh }),
    ...(control && { control }),
    ...(neutral !== undefined && { neutral }),
    plugins,
  });
}

/** The same with the plugins loaded. Throws UsageError when one cannot be. */
export async function makeProbe(settings: ProbeSettings & { resolvers: Endpoint[] | undefined }): Promise<Probe> {
  return probeOf(settings, settings.resolvers, await loadPlugins(settings.plugins));
}
