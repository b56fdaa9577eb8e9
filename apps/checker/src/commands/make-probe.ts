import { createProbe, loadPlugin, type Probe } from '@nawala/probe';
import type { SharedOptions } from '../options/read-options';
import { UsageError } from '../usage';

/** The probe that the options describe. Throws UsageError when a plugin cannot be loaded. */
export async function makeProbe({ resolvers, doh, control, neutral, plugins }: SharedOptions): Promise<Probe> {
  const loaded = await Promise.all(plugins.map(loadPlugin)).catch((error: Error) => {
    throw new UsageError(error.message);
  });
  return createProbe({
    ...(resolvers && { resolvers }),
    ...(doh && { doh }),
    ...(control && { control }),
    ...(neutral !== undefined && { neutral }),
    plugins: loaded,
  });
}
